import { RefusedError } from '../../simulator/customer/index.ts'
import type { Place, User } from '../transports/service.ts'
import { CtiError } from './cti-client.ts'
import { Desk, type OpenChat } from './desk.ts'
import { monitorContact } from './monitor-contact.ts'
import type { Monitored, Seat, SeenMessage, Supervisor } from './person.ts'
import { customerOf, ownConnection, type SnapshotContact } from './snapshot.ts'

/** A quick connect as the CTI API lists it. */
interface Endpoint {
  readonly endpointARN: string
  readonly type: string
  readonly name: string
}

interface Endpoints {
  readonly endpoints: readonly Endpoint[]
}

interface Queues {
  readonly queues: readonly { readonly queueARN: string }[]
}

/** What an agent can be: the states of the contact center. */
interface AgentStates {
  readonly states: readonly { readonly type: string; readonly name: string }[]
}

/**
 * An agent without a page: the CTI API, the Participant Service and the chat socket straight from Node. Costs a
 * fraction of a page, and does what a well-behaved agent's client does.
 */
export class HeadlessAgent implements Supervisor {
  readonly name: string
  readonly fullName: string
  readonly #user: User
  readonly #place: Place
  readonly #desk: Desk
  #notice = ''
  #turnedTo: string | undefined

  private constructor(user: User, place: Place, desk: Desk) {
    this.name = user.username
    this.fullName = user.name
    this.#user = user
    this.#place = place
    this.#desk = desk
  }

  static async signsIn(user: User, place: Place): Promise<HeadlessAgent> {
    return new HeadlessAgent(user, place, await Desk.open(user, place))
  }

  async goesAvailable(): Promise<void> {
    await this.#choose('routable')
  }

  async goesOffline(): Promise<void> {
    await this.#choose('offline')
  }

  async accepts(): Promise<void> {
    const contact = await this.#ringingContact()
    await this.#desk.cti.call('AcceptContact', { contactId: contact.contactId })
    await this.#desk.changes.until(this.name, 'the accepted chat to open', () =>
      this.#desk.chats.get(contact.contactId),
    )
    this.#turnedTo = undefined
  }

  async acceptsAutomatically(): Promise<void> {
    const asked = new Set<string>()
    this.#desk.changes.follow(() => {
      for (const { contactId, state } of this.#desk.snapshot.contacts) {
        if (state.type !== 'connecting' || asked.has(contactId)) continue
        asked.add(contactId)
        // Who rang may have thought better of it.
        this.#desk.cti.call('AcceptContact', { contactId }).catch(passOverCti)
      }
    })
  }

  async rejects(): Promise<void> {
    const contact = await this.#ringingContact()
    await this.#desk.cti.call('RejectContact', { contactId: contact.contactId })
  }

  async says(text: string): Promise<void> {
    await this.#currentChat().session.sendMessage(text)
  }

  async types(): Promise<void> {
    await this.#currentChat().session.sendTyping()
  }

  async reads(): Promise<void> {
    const { session, inbox } = this.#currentChat()
    const last = inbox.messages.findLast((each) => each.displayName !== this.fullName)
    if (!last) throw new Error(`${this.name} has no message from anybody else to read.`)
    await session.sendReceipt('read', last.id).catch(passOverUnavailable)
  }

  async invites(username: string): Promise<void> {
    await this.#attempt(this.#desk.cti.addParticipantOperation, { endpoint: await this.#endpointOf(username) })
  }

  async transfersTo(username: string): Promise<void> {
    await this.#attempt('TransferContact', { endpoint: await this.#endpointOf(username) })
  }

  async withdraws(username: string): Promise<void> {
    await this.removes(username)
  }

  async removes(name: string): Promise<void> {
    const seen = this.#userNamed(name)?.name ?? name
    const { contact } = this.#currentChat()
    const connection = await this.#desk.changes.until(this.name, `${seen} to be in the chat`, () =>
      this.#current(contact).connections.find((each) => this.#nameOf(each) === seen),
    )
    await this.#attempt('DestroyConnection', { connectionId: connection.connectionId })
  }

  async leaves(): Promise<void> {
    const { contact } = this.#currentChat()
    await this.#attempt('DestroyConnection', { connectionId: ownConnection(contact).connectionId })
    await this.#desk.changes.until(this.name, 'their contact to end', () => this.#hasEnded(contact) || undefined)
  }

  async closesContact(): Promise<void> {
    const over = await this.#desk.changes.until(this.name, 'a contact that is over', () =>
      this.#desk.snapshot.contacts.find((each) => each.state.type === 'ended' || each.state.type === 'missed'),
    )
    await this.#desk.cti.call('ClearContact', { contactId: over.contactId })
  }

  async monitors(customer: Monitored): Promise<void> {
    await monitorContact(this.#place, customer, this.#user.id)
    await this.#desk.changes.until(this.name, 'the monitored chat to come', () =>
      this.#desk.snapshot.contacts.find(
        ({ contactId, initialContactId, state }) =>
          initialContactId === customer.contactId && (state.type === 'connecting' || this.#desk.chats.has(contactId)),
      ),
    )
    this.#turnedTo = undefined
  }

  async bargesIn(): Promise<void> {
    await this.#attempt('UpdateMonitorParticipantState', { targetMonitorMode: 'BARGE' })
  }

  async goesBack(): Promise<void> {
    await this.#attempt('UpdateMonitorParticipantState', { targetMonitorMode: 'SILENT_MONITOR' })
  }

  async turnsTo(customer: string): Promise<void> {
    this.#turnedTo = customer
  }

  async messages(): Promise<SeenMessage[]> {
    const { inbox, contact } = this.#currentChat()
    const own = ownConnection(contact).connectionId
    return inbox.messages.map((each) => {
      const receipts = inbox.receipts.filter((receipt) => receipt.messageId === each.id && each.participantId === own)
      const from = each.displayName ?? ''
      const text = each.content ?? ''
      if (receipts.some((receipt) => receipt.read)) return { from, text, mark: 'Read' }
      return receipts.length > 0 ? { from, text, mark: 'Delivered' } : { from, text }
    })
  }

  async typists(): Promise<string[]> {
    return [...this.#currentChat().inbox.typists]
  }

  async roster(): Promise<Seat[]> {
    const { contact } = this.#currentChat()
    const seats = this.#current(contact).connections.filter((each) => each.state.type !== 'disconnected')
    return seats.map((each) => ({
      name: this.#nameOf(each),
      role: each.monitorStatus ? 'supervisor' : each.type === 'inbound' ? 'customer' : 'agent',
      state: seatStates[each.state.type] ?? 'joined',
    }))
  }

  async notice(): Promise<string> {
    return this.#notice
  }

  async ringing(): Promise<string[]> {
    return this.#desk.snapshot.contacts.filter((each) => each.state.type === 'connecting').map(customerOf)
  }

  async availability(): Promise<string> {
    const { state, nextState } = this.#desk.snapshot
    return nextState ? `${state.name}, then ${nextState.name}` : state.name
  }

  async sawTheEnd(): Promise<boolean> {
    return this.#hasEnded(this.#currentChat().contact)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#desk.close()
  }

  async #choose(type: 'routable' | 'offline'): Promise<void> {
    const states = await this.#desk.cti.list('GetAgentStates', {}, (page: AgentStates) => page.states)
    const state = states.find((each) => each.type === type)
    // During a contact it is for after it.
    await this.#desk.cti.call('PutAgentState', { state, enqueueNextState: true })
    await this.#desk.changes.until(this.name, `being ${state?.name}`, () => this.#isOrWillBe(state?.name) || undefined)
  }

  #isOrWillBe(name: string | undefined): boolean {
    const { state, nextState } = this.#desk.snapshot
    return (nextState ?? state).name === name
  }

  /** Like an agent's page: what the service refuses is shown to the agent and does not stop them. */
  async #attempt(operation: string, parameters: object): Promise<void> {
    const { contactId } = this.#currentChat().contact
    try {
      await this.#desk.cti.call(operation, { contactId, ...parameters })
      this.#notice = ''
    } catch (error) {
      if (!(error instanceof CtiError)) throw error
      this.#notice = error.message
    }
  }

  #ringingContact(): Promise<SnapshotContact> {
    return this.#desk.changes.until(this.name, 'a contact to ring', () =>
      this.#desk.snapshot.contacts.find((each) => each.state.type === 'connecting'),
    )
  }

  #currentChat(): OpenChat {
    const chats = [...this.#desk.chats.values()]
    const chat = chats.findLast((each) => this.#turnedTo === undefined || customerOf(each.contact) === this.#turnedTo)
    if (chat) return chat
    throw new Error(`${this.name} has accepted no chat${this.#turnedTo ? ` with ${this.#turnedTo}` : ''} yet.`)
  }

  /** The contact as it stands in the newest snapshot; as it was when it is there no more. */
  #current(contact: SnapshotContact): SnapshotContact {
    return this.#desk.snapshot.contacts.find((each) => each.contactId === contact.contactId) ?? contact
  }

  #hasEnded(contact: SnapshotContact): boolean {
    const now = this.#desk.snapshot.contacts.find((each) => each.contactId === contact.contactId)
    return now?.state.type !== 'connected'
  }

  /** The quick connect to an agent, as the agent's own queues offer it. */
  async #endpointOf(username: string): Promise<Endpoint> {
    const { cti } = this.#desk
    const queueARNs = await cti.list('GetRoutingProfileQueues', {}, ({ queues }: Queues) =>
      queues.map((each) => each.queueARN),
    )
    const endpoints = await cti.list('GetEndpoints', { queueARNs }, (page: Endpoints) => page.endpoints)
    const name = this.#userNamed(username)?.name ?? username
    const endpoint = endpoints.find((each) => each.name === name)
    if (endpoint) return endpoint
    throw new Error(
      `${this.name} has no quick connect to ${username}: associate one with a queue in the contact center.`,
    )
  }

  #userNamed(username: string): User | undefined {
    return this.#place.center.users.find((each) => each.username === username)
  }

  #nameOf({ type, chatMediaInfo }: SnapshotContact['connections'][number]): string {
    if (type === 'inbound') return chatMediaInfo?.customerName ?? ''
    return chatMediaInfo?.agentName ?? this.fullName
  }
}

/** What is none of these is being in the chat. */
const seatStates: Readonly<Record<string, Seat['state']>> = { connecting: 'invited', silent_monitor: 'listening' }

function passOverCti(error: unknown): void {
  if (!(error instanceof CtiError)) throw error
}

/** Receipts are refused while more than two are in the chat; a client passes over that in silence. */
function passOverUnavailable(error: unknown): void {
  if (!(error instanceof RefusedError) || error.status !== 409) throw error
}
