import type { AgentState, QuickConnect, User } from '../../instance/directory.ts'
import { arnOf } from '../../services/arns.ts'
import { call, PlayedSocket } from './client.ts'
import type { Surroundings } from './surroundings.ts'

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

  async choose({ id, name, type }: AgentState): Promise<void> {
    await this.#comeOnline()
    const state = { agentStateARN: arnOf(this.#center, 'agent-state', id), name, type }
    await this.#cti('change state', 'PutAgentState', { state })
    if (type === 'offline') this.#signOut()
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
    const { id, type, name } = quickConnect
    const endpoint = { endpointARN: arnOf(this.#center, 'transfer-destination', id), type, name }
    const { addParticipantOperation } = await this.#signedIn()
    await this.#cti(`invite ${name}`, addParticipantOperation, { contactId, endpoint })
  }

  /** Themselves, another agent, the customer, or an invitation. */
  async disconnect(doing: string, contactId: string, participantId: string): Promise<void> {
    await this.#cti(doing, 'DestroyConnection', { contactId, connectionId: participantId })
  }

  async say(contactId: string, participantId: string, text: string): Promise<void> {
    const { chatTokenTransport } = await this.#cti<{ chatTokenTransport: { participantToken: string } }>(
      'say that',
      'CreateTransport',
      { transportType: 'chat_token', contactId, participantId },
    )
    await call(this.#world.network, `${this.#user.username} cannot say that`, {
      method: 'POST',
      url: `https://${this.#world.hosts.participant}/participant/message`,
      headers: { 'x-amz-bearer': chatTokenTransport.participantToken },
      body: { ContentType: 'text/plain', Content: text },
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
