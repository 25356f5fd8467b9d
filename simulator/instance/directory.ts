/**
 * What an administrator has set up in the instance, as plain data (CONTRACT section 2).
 *
 * @example
 * const center: ContactCenter = { ...contactCenter, alias: 'my-shop', ringSeconds: 10 }
 * await using simulator = createSimulator({ center })
 */
export interface ContactCenter {
  readonly region: string
  readonly accountId: string
  readonly instanceId: string
  /** First label of `<alias>.my.connect.aws`. */
  readonly alias: string
  /** The flow that chats are started with; it puts them in `queueId`. */
  readonly contactFlow: { readonly id: string; readonly queueId: string }
  /** What is switched on. A switch that is not named is off. */
  readonly features: Pick<Features, 'multiPartyChat'> & Partial<Features>
  /**
   * The origins of pages that may embed the CCP. Left out, every page served from this machine may, on any port, so that
   * a page under development needs no setting up; AWS approves none by itself.
   */
  readonly approvedOrigins?: readonly string[]
  /** Chats at the same time, waiting ones included; left out, there is no limit. */
  readonly activeChatQuota?: number
  /** The flow "Default agent transfer" of quick connects; left out, it is the one that chats are started with. */
  readonly transferFlowId?: string
  /** A Lambda function that scans attachments, where one is set up. */
  readonly attachmentScanning?: AttachmentScanning
  /** The user pool that customers sign in to when a flow asks them to, where one is set up. */
  readonly customerAuthentication?: CustomerAuthentication
  readonly views?: readonly View[]
  /** How long an offered contact rings before it counts as missed. */
  readonly ringSeconds: number
  readonly queues: readonly Queue[]
  readonly routingProfiles: readonly RoutingProfile[]
  readonly users: readonly User[]
  readonly quickConnects: readonly QuickConnect[]
  readonly agentStates: readonly AgentState[]
  readonly securityProfiles?: readonly SecurityProfile[]
}

/**
 * The switches of an instance: the first three change what the instance does, the others are only kept.
 *
 * @example
 * test.use({ features: { multiPartyChat: false } })
 */
export interface Features {
  readonly multiPartyChat: boolean
  /** Whether files can be sent in chats; unless enabled they can not (documented, attachments). No instance attribute. */
  readonly attachments: boolean
  /** Whether supervisors can barge into chats; listening needs no switch (documented, enhanced monitoring). */
  readonly enhancedChatMonitoring: boolean
  readonly enhancedContactMonitoring: boolean
  readonly messageStreaming: boolean
  readonly multiPartyCalls: boolean
  readonly inboundCalls: boolean
  readonly outboundCalls: boolean
  readonly contactFlowLogs: boolean
  readonly contactLens: boolean
  readonly bestVoices: boolean
  readonly customVoices: boolean
  readonly earlyMedia: boolean
  readonly highVolumeOutbound: boolean
}

const ALL_OFF: Features = {
  multiPartyChat: false,
  attachments: false,
  enhancedChatMonitoring: false,
  enhancedContactMonitoring: false,
  messageStreaming: false,
  multiPartyCalls: false,
  inboundCalls: false,
  outboundCalls: false,
  contactFlowLogs: false,
  contactLens: false,
  bestVoices: false,
  customVoices: false,
  earlyMedia: false,
  highVolumeOutbound: false,
}

/** Pages that are served from this machine, as CSP writes them. */
const THIS_MACHINE = ['localhost', '*.localhost', '127.0.0.1'].flatMap((host) => [
  `http://${host}:*`,
  `https://${host}:*`,
])

/**
 * What users may do, by permission, as the control plane tells it.
 *
 * @example
 * const profile: SecurityProfile = { id: 'sp-1', name: 'Agent', permissions: ['TransferDestinations.View'] }
 */
export interface SecurityProfile {
  readonly id: string
  readonly name: string
  /** Names as the control plane lists them, `TransferDestinations.View` for instance. */
  readonly permissions: readonly string[]
}

/**
 * How files are scanned that are sent in chats.
 *
 * @example
 * const scanning: AttachmentScanning = { seconds: 5, rejects: ['virus'] }
 */
export interface AttachmentScanning {
  /** How long a scan takes. */
  readonly seconds: number
  /** The files it rejects: those whose name has one of these in it. */
  readonly rejects: readonly string[]
}

/**
 * Where customers sign in.
 *
 * @example
 * const authentication: CustomerAuthentication = { origin: 'https://shop.auth.eu-central-1.amazoncognito.com', clientId: 'abc' }
 */
export interface CustomerAuthentication {
  /** Where the user pool's authorize endpoint is: `https://<domain>`. */
  readonly origin: string
  readonly clientId: string
}

/**
 * A view that a flow can show in a chat (an administrator makes it in the UI builder).
 *
 * @example
 * const view: View = { id: 'v-1', name: 'Address', version: 1, actions: ['Submit'], inputSchema: '{}', template: '{}' }
 */
export interface View {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly actions: readonly string[]
  /** JSON, as text. */
  readonly inputSchema: string
  readonly template: string
}

/**
 * Where chats wait for an agent.
 *
 * @example
 * const queue: Queue = { id: '0a000000-0000-4000-a000-000000000001', name: 'Support' }
 */
export interface Queue {
  readonly id: string
  readonly name: string
}

/**
 * Which queues agents work, and how many chats at the same time.
 *
 * @example
 * const profile: RoutingProfile = { id: 'rp-1', name: 'Support', queueIds: [queue.id], chatConcurrency: 2 }
 */
export interface RoutingProfile {
  readonly id: string
  readonly name: string
  readonly queueIds: readonly string[]
  /** Chats at the same time, 1 to 10; 0 means that the profile has no chat. */
  readonly chatConcurrency: number
}

/**
 * An agent or a supervisor, as the instance knows them.
 *
 * @example
 * const [first] = center.users
 * const name: User['name'] | undefined = first?.name
 */
export interface User {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly password: string
  readonly routingProfileId: string
  /** Names as the CTI API lists them, `outboundCall` for instance. */
  readonly permissions: readonly string[]
  /** By whom the control plane lists the same; what the user may do is what `permissions` says. */
  readonly securityProfileIds?: readonly string[]
}

/** The directory has one name, as people read it; Connect has a first and a last one. */
export function firstNameOf({ name }: Pick<User, 'name'>): string {
  return name.split(' ')[0] ?? ''
}

/**
 * What a quick connect leads to.
 *
 * @example
 * const type: EndpointType = 'agent'
 */
export type EndpointType = 'agent' | 'queue' | 'phone_number'

/**
 * How an agent brings somebody in, or hands a chat over.
 *
 * @example
 * const toBob: QuickConnect = { id: 'qc-1', name: 'Bob Bianchi', type: 'agent', destination: bob.id, queueIds: [queue.id] }
 */
export interface QuickConnect {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly type: EndpointType
  /** User id, queue id or phone number, by `type`. */
  readonly destination: string
  /** The flow that brings the contact there; left out, the contact center's transfer flow. Phone numbers have none. */
  readonly contactFlowId?: string
  /** The queues it is associated with: agents who work one of them may use it. */
  readonly queueIds: readonly string[]
  /** For administrators to tell it by; the instance does nothing with them. */
  readonly tags?: Readonly<Record<string, string>>
}

/**
 * What an agent can be: available, offline, at lunch.
 *
 * @example
 * const lunch: AgentState = { id: 'as-3', name: 'Lunch', type: 'not_routable' }
 */
export interface AgentState {
  readonly id: string
  readonly name: string
  readonly type: 'routable' | 'not_routable' | 'offline' | 'error'
}

/** What an administrator can change while the instance runs. */
export interface Settings {
  readonly features: Features
  readonly approvedOrigins: readonly string[]
  readonly quickConnects: readonly QuickConnect[]
}

/** Look-ups over a contact center as it is now. Every `find…` answers undefined for what is not there. */
export class Directory {
  #center: ContactCenter & Settings
  readonly #userById: ReadonlyMap<string, User>
  readonly #userByName: ReadonlyMap<string, User>
  #quickConnectById: ReadonlyMap<string, QuickConnect>
  /** By the agent's user id. */
  #quickConnectToAgent: ReadonlyMap<string, QuickConnect>

  constructor(center: ContactCenter) {
    this.#center = {
      ...center,
      features: { ...ALL_OFF, ...center.features },
      approvedOrigins: center.approvedOrigins ?? THIS_MACHINE,
    }
    this.#userById = new Map(center.users.map((user) => [user.id, user]))
    this.#userByName = new Map(center.users.map((user) => [user.username, user]))
    this.#quickConnectById = byId(center.quickConnects)
    this.#quickConnectToAgent = byAgent(center.quickConnects)
  }

  /** A value that never changes: after a change this is another one. */
  get center(): ContactCenter & Settings {
    return this.#center
  }

  get settings(): Settings {
    const { features, approvedOrigins, quickConnects } = this.#center
    return { features, approvedOrigins, quickConnects }
  }

  change(settings: Partial<Settings>): void {
    this.#center = { ...this.#center, ...settings }
    if (!settings.quickConnects) return
    this.#quickConnectById = byId(settings.quickConnects)
    this.#quickConnectToAgent = byAgent(settings.quickConnects)
  }

  findUser(id: string): User | undefined {
    return this.#userById.get(id)
  }

  findUserByName(username: string): User | undefined {
    return this.#userByName.get(username)
  }

  routingProfileOf(user: User): RoutingProfile {
    const profile = this.center.routingProfiles.find((each) => each.id === user.routingProfileId)
    if (!profile)
      throw new Error(`User ${user.username} has the routing profile ${user.routingProfileId}: no such one.`)
    return profile
  }

  findQuickConnect(id: string): QuickConnect | undefined {
    return this.#quickConnectById.get(id)
  }

  /** The first of those that lead to the agent. */
  findQuickConnectTo(userId: string): QuickConnect | undefined {
    return this.#quickConnectToAgent.get(userId)
  }

  findView(id: string): View | undefined {
    return this.center.views?.find((each) => each.id === id)
  }

  findRoutingProfile(id: string): RoutingProfile | undefined {
    return this.center.routingProfiles.find((each) => each.id === id)
  }

  findSecurityProfile(id: string): SecurityProfile | undefined {
    return this.center.securityProfiles?.find((each) => each.id === id)
  }

  findQueue(id: string): Queue | undefined {
    return this.center.queues.find((each) => each.id === id)
  }

  /** The quick connects that agents working any of the given queues may use, each once. */
  quickConnectsOf(queueIds: readonly string[]): QuickConnect[] {
    return this.center.quickConnects.filter((each) => each.queueIds.some((id) => queueIds.includes(id)))
  }
}

function byId(quickConnects: readonly QuickConnect[]): ReadonlyMap<string, QuickConnect> {
  return new Map(quickConnects.map((each) => [each.id, each]))
}

function byAgent(quickConnects: readonly QuickConnect[]): ReadonlyMap<string, QuickConnect> {
  const toAgents = quickConnects.filter((each) => each.type === 'agent')
  // The first of several stays: it comes last.
  return new Map(toAgents.toReversed().map((each) => [each.destination, each]))
}
