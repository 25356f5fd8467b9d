import type { MonitorMode } from '../../instance/chat.ts'
import type { AgentState, QuickConnect, User } from '../../instance/directory.ts'
import { arnOf } from '../../services/arns.ts'
import { monitorModes, wireMonitorMode } from '../../services/monitor-modes.ts'
import { call, callSigned, PlayedSocket } from './client.ts'
import type { Surroundings } from './surroundings.ts'
import { Writer } from './writer.ts'

interface Session {
  readonly accessToken: string
  readonly addParticipantOperation: string
  readonly until: number
}

/**
 * An agent whose client is the inspector: signs in once, and calls the CTI API and the Participant Service as Streams and ChatJS
 * would. Has a socket of their own unless a page of theirs is open elsewhere.
 */
export class PlayedAgent {
  readonly #world: Surroundings
  readonly #user: User
  readonly #socket = new PlayedSocket()
  #session: Session | undefined

  constructor(world: Surroundings, user: User) {
    this.#world = world
    this.#user = user
  }

  get isSignedIn(): boolean {
    return this.#session !== undefined
  }

  get isOnline(): boolean {
    return this.#socket.isOpen
  }

  /** During a contact it is what they will be afterwards, as in the CCP. */
  async choose({ id, name, type }: AgentState): Promise<void> {
    await this.#comeOnline()
    const state = { agentStateARN: arnOf(this.#center, 'agent-state', id), name, type }
    await this.#cti('change state', 'PutAgentState', { state, enqueueNextState: true })
    const { state: now } = this.#world.instance.presenceOf(this.#user.id)
    if (now.type === 'offline') this.#signOut()
  }

  async accept(contactId: string): Promise<void> {
    await this.#comeOnline()
    await this.#cti('accept', 'AcceptContact', { contactId })
  }

  async reject(contactId: string): Promise<void> {
    await this.#cti('reject', 'RejectContact', { contactId })
  }

  async closeContact(contactId: string): Promise<void> {
    await this.#cti('close the contact', 'ClearContact', { contactId })
  }

  async invite(contactId: string, quickConnect: QuickConnect): Promise<void> {
    const { addParticipantOperation } = await this.#signedIn()
    const endpoint = this.#endpoint(quickConnect)
    await this.#cti(`invite ${quickConnect.name}`, addParticipantOperation, { contactId, endpoint })
  }

  async transfer(contactId: string, quickConnect: QuickConnect): Promise<void> {
    const endpoint = this.#endpoint(quickConnect)
    await this.#cti(`transfer to ${quickConnect.name}`, 'TransferContact', { contactId, endpoint })
  }

  /** Somebody brings the chat to them, as a supervisor's page or an administrator does. */
  async monitor(contactId: string): Promise<void> {
    const { features, instanceId } = this.#center
    await callSigned(this.#world, `${this.#user.username} cannot monitor`, {
      method: 'POST',
      url: `https://${this.#world.hosts.controlPlane}/contact/monitor`,
      body: {
        InstanceId: instanceId,
        ContactId: contactId,
        UserId: this.#user.id,
        ...(features.enhancedChatMonitoring && { AllowedMonitorCapabilities: monitorModes }),
      },
    })
    await this.#comeOnline()
  }

  /** A supervisor barges in, or goes back to listening. */
  async monitorAs(mode: MonitorMode, contactId: string): Promise<void> {
    const doing = mode === 'barge' ? 'barge in' : 'go back to listening'
    const targetMonitorMode = wireMonitorMode(mode)
    await this.#cti(doing, 'UpdateMonitorParticipantState', { contactId, targetMonitorMode })
  }

  /** Themselves, another agent, the customer, or an invitation. */
  async disconnect(doing: string, contactId: string, participantId: string): Promise<void> {
    await this.#cti(doing, 'DestroyConnection', { contactId, connectionId: participantId })
  }

  /** In the chat that is theirs by this contact. */
  writerIn(contactId: string, participantId: string): Writer {
    return new Writer(this.#world, async (doing, path, body) => {
      const { chatTokenTransport } = await this.#cti<{ chatTokenTransport: { participantToken: string } }>(
        doing,
        'CreateTransport',
        { transportType: 'chat_token', contactId, participantId },
      )
      return call(this.#world.network, `${this.#user.username} cannot ${doing}`, {
        method: 'POST',
        url: `https://${this.#world.hosts.participant}/participant/${path}`,
        headers: { 'x-amz-bearer': chatTokenTransport.participantToken },
        body,
      })
    })
  }

  /** A new socket in the place of one that was lost. */
  async connect(): Promise<void> {
    const { webSocketTransport } = await this.#cti<{ webSocketTransport: { url: string } }>(
      'connect',
      'CreateTransport',
      {
        transportType: 'web_socket',
      },
    )
    const { network, meaning } = this.#world
    this.#socket.open(network, meaning(new URL(webSocketTransport.url)), this.#user.username)
  }

  close(): void {
    this.#socket.close()
  }

  #signOut(): void {
    this.close()
    this.#session = undefined
  }

  /** When they first do something here; a socket that was lost stays lost until they are told to connect. */
  async #comeOnline(): Promise<void> {
    const isNew = this.#session === undefined
    await this.#signedIn()
    const isElsewhere = this.#world.network.sockets.subjects.has(this.#user.id)
    if (isNew && !isElsewhere) await this.connect()
  }

  #endpoint({ id, type, name }: QuickConnect) {
    return { endpointARN: arnOf(this.#center, 'transfer-destination', id), type, name }
  }

  get #center() {
    return this.#world.instance.directory.center
  }

  async #signedIn(): Promise<Session> {
    const { instance, network, hosts } = this.#world
    if (this.#session && instance.clock.now() < this.#session.until) return this.#session
    const cookie = network.ccp.sessionCookie(this.#user)
    const given = await call<{ accessToken: string; expiration: string; addParticipantOperation: string }>(
      network,
      `${this.#user.username} cannot sign in`,
      {
        method: 'GET',
        url: `https://${hosts.site}/auth/authorize`,
        headers: { cookie: `${cookie.name}=${cookie.value}` },
      },
    )
    this.#session = { ...given, until: Date.parse(given.expiration) }
    return this.#session
  }

  async #cti<Answer>(doing: string, operation: string, body: object): Promise<Answer> {
    const { accessToken } = await this.#signedIn()
    return call<Answer>(this.#world.network, `${this.#user.username} cannot ${doing}`, {
      method: 'POST',
      url: `https://${this.#world.hosts.site}/api`,
      headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': accessToken },
      body,
    })
  }
}
