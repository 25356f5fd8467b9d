/** What an administrator has set up in the instance, as plain data (CONTRACT section 2). */
export interface ContactCenter {
  readonly region: string
  readonly accountId: string
  readonly instanceId: string
  /** First label of `<alias>.my.connect.aws`. */
  readonly alias: string
  /** The flow that chats are started with; it puts them in `queueId`. */
  readonly contactFlow: { readonly id: string; readonly queueId: string }
  readonly features: {
    /** Instance attribute MULTI_PARTY_CHAT_CONFERENCE. */
    readonly multiPartyChat: boolean
    /** Whether files can be sent in chats; unless enabled they can not (documented, attachments). */
    readonly attachments?: boolean
  }
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
}

export interface AttachmentScanning {
  /** How long a scan takes. */
  readonly seconds: number
  /** The files it rejects: those whose name has one of these in it. */
  readonly rejects: readonly string[]
}

export interface CustomerAuthentication {
  /** Where the user pool's authorize endpoint is: `https://<domain>`. */
  readonly origin: string
  readonly clientId: string
}

/** A view that a flow can show in a chat (an administrator makes it in the UI builder). */
export interface View {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly actions: readonly string[]
  /** JSON, as text. */
  readonly inputSchema: string
  readonly template: string
}

export interface Queue {
  readonly id: string
  readonly name: string
}

export interface RoutingProfile {
  readonly id: string
  readonly name: string
  readonly queueIds: readonly string[]
  /** Chats at the same time, 1 to 10; 0 means that the profile has no chat. */
  readonly chatConcurrency: number
}

export interface User {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly password: string
  readonly routingProfileId: string
  /** Names as the CTI API lists them, `outboundCall` for instance. */
  readonly permissions: readonly string[]
}

export type EndpointType = 'agent' | 'queue' | 'phone_number'

export interface QuickConnect {
  readonly id: string
  readonly name: string
  readonly type: EndpointType
  /** User id, queue id or phone number, by `type`. */
  readonly destination: string
  /** The queues it is associated with: agents who work one of them may use it. */
  readonly queueIds: readonly string[]
}

export interface AgentState {
  readonly id: string
  readonly name: string
  readonly type: 'routable' | 'not_routable' | 'offline' | 'error'
}

/** Look-ups over a contact center. Every `find…` answers undefined for what is not there. */
export class Directory {
  readonly center: ContactCenter
  readonly #userById: ReadonlyMap<string, User>
  readonly #userByName: ReadonlyMap<string, User>

  constructor(center: ContactCenter) {
    this.center = center
    this.#userById = new Map(center.users.map((user) => [user.id, user]))
    this.#userByName = new Map(center.users.map((user) => [user.username, user]))
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
    return this.center.quickConnects.find((each) => each.id === id)
  }

  findView(id: string): View | undefined {
    return this.center.views?.find((each) => each.id === id)
  }

  findQueue(id: string): Queue | undefined {
    return this.center.queues.find((each) => each.id === id)
  }

  /** The quick connects that agents working any of the given queues may use, each once. */
  quickConnectsOf(queueIds: readonly string[]): QuickConnect[] {
    return this.center.quickConnects.filter((each) => each.queueIds.some((id) => queueIds.includes(id)))
  }
}
