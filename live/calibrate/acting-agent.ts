import { member, text } from '../../simulator/diagram/values.ts'
import type { LivePerson, LiveUser } from '../run/people.ts'
import type { WireRecorder } from '../wire/recorder.ts'
import type {
  CtiAnswer,
  CtiMethod,
  ProbeAgent,
  ProbedConnection,
  ProbedContact,
  ProbedSnapshot,
} from './probe-agent.ts'
import { Seat, type SeatMeans } from './seat.ts'
import { Changes } from './waiting.ts'

/** A quick connect as the CTI API lists it. */
export interface Endpoint {
  readonly endpointARN: string
  readonly type: string
  readonly name: string
}

/** A state that an agent can choose. */
interface ChosenState {
  readonly type: string
  readonly name: string
}

type StateType = 'routable' | 'not_routable' | 'offline'

/** As many as Streams asks for. */
export const MANY = 500

/** Nobody has to be invited who only listens. */
type Person = LiveUser & Partial<Pick<LivePerson, 'quickConnect'>>

/** An agent in a scene: does what agents do, and what they do is written down. */
export class ActingAgent {
  readonly person: Person
  readonly #agent: ProbeAgent
  readonly #recorder: WireRecorder
  readonly #changes = new Changes()
  readonly #stop: () => void
  readonly #newSeat: (who: string) => SeatMeans
  #endpoints: Promise<readonly Endpoint[]> | undefined
  #states: Promise<readonly ChosenState[]> | undefined

  constructor(person: Person, agent: ProbeAgent, recorder: WireRecorder, newSeat: (who: string) => SeatMeans) {
    this.person = person
    this.#agent = agent
    this.#recorder = recorder
    this.#newSeat = newSeat
    this.#stop = agent.onSnapshot(() => this.#changes.tell())
  }

  get who(): string {
    return this.person.username
  }

  get snapshot(): ProbedSnapshot {
    return this.#agent.snapshot
  }

  /** Goes from the scene; the agent stays signed in. */
  exit(): void {
    this.#stop()
  }

  /** Calls back at each change until it is told to stop. */
  follow(listener: () => void): () => void {
    return this.#changes.follow(listener)
  }

  operationOf(method: CtiMethod): string | undefined {
    return this.#agent.operationOf(method)
  }

  async asks(method: CtiMethod, parameters: object = {}): Promise<CtiAnswer> {
    const operation = `${method[0]?.toUpperCase()}${method.slice(1)}`
    const exchange = this.#recorder.request(this.who, 'cti', operation, JSON.stringify(parameters))
    const answer = await this.#agent.call(method, parameters)
    const body = answer.ok ? answer.output : { __type: answer.type, message: answer.message }
    exchange.answered(answer.ok ? 200 : answer.status, JSON.stringify(body ?? {}))
    return answer
  }

  /** @throws Error when it is refused: what a probe has to have to go on */
  async must(method: CtiMethod, parameters: object = {}): Promise<unknown> {
    const answer = await this.asks(method, parameters)
    if (answer.ok) return answer.output
    throw new Error(`${method} of ${this.who} was refused: ${answer.type}: ${answer.message}`)
  }

  until<Found>(
    what: string,
    look: (snapshot: ProbedSnapshot) => Found | undefined,
    patienceMs?: number,
  ): Promise<Found> {
    return this.#changes.until(`${what} for ${this.who}`, () => look(this.snapshot), patienceMs)
  }

  contactOf(chatId: string): ProbedContact | undefined {
    return this.snapshot.contacts.findLast(({ initialContactId }) => initialContactId === chatId)
  }

  rings(chatId: string, patienceMs?: number): Promise<ProbedContact> {
    const isIt = (contact: ProbedContact | undefined) => (contact?.state.type === 'connecting' ? contact : undefined)
    return this.until('a contact to ring', () => isIt(this.contactOf(chatId)), patienceMs)
  }

  async accepts(chatId: string): Promise<ProbedContact> {
    const { contactId } = await this.rings(chatId)
    await this.must('acceptContact', { contactId })
    return this.inChat(chatId)
  }

  inChat(chatId: string): Promise<ProbedContact> {
    return this.until('the chat to be connected', () => {
      const contact = this.contactOf(chatId)
      return contact?.state.type === 'connected' ? contact : undefined
    })
  }

  /** Waits until the agent has no live contact of the chat any more. */
  outOf(chatId: string, patienceMs?: number): Promise<true> {
    return this.until('the chat to be over', () => (this.isIn(chatId) ? undefined : true), patienceMs)
  }

  /** Whether the chat rings or is connected. */
  isIn(chatId: string): boolean {
    return ['connecting', 'connected'].includes(this.contactOf(chatId)?.state.type ?? '')
  }

  own(contact: ProbedContact): ProbedConnection {
    const own = contact.connections.find(({ type }) => type === 'agent' || type === 'monitoring')
    if (!own) throw new Error(`the contact of ${this.who} has no connection of their own`)
    return own
  }

  /** The connection of somebody in the chat: it has the same id for everybody, which is the participant's. */
  connectionOf(chatId: string, id: string): ProbedConnection | undefined {
    return this.contactOf(chatId)?.connections.find(({ connectionId }) => connectionId === id)
  }

  async leaves(chatId: string): Promise<void> {
    const contact = await this.inChat(chatId)
    await this.must('destroyConnection', { contactId: contact.contactId, connectionId: this.own(contact).connectionId })
    await this.outOf(chatId)
  }

  /** Takes an invitation back that has not been accepted, and has who was invited done with it. */
  async withdraws(chatId: string, from: ActingAgent): Promise<void> {
    await this.takesBack(chatId, from)
    await from.clearsUp()
  }

  /** Takes an invitation back that has not been accepted. */
  async takesBack(chatId: string, from: ActingAgent): Promise<void> {
    const { contactId } = await this.inChat(chatId)
    const { connectionId } = from.own(await from.rings(chatId))
    await this.until('the invitation', () => this.connectionOf(chatId, connectionId))
    await this.must('destroyConnection', { contactId, connectionId })
    await from.outOf(chatId)
  }

  async invites(chatId: string, whom: Person): Promise<CtiAnswer> {
    const { contactId } = await this.inChat(chatId)
    return this.asks('addNewConnection', { contactId, endpoint: await this.endpointTo(whom) })
  }

  async mustInvite(chatId: string, whom: ActingAgent): Promise<void> {
    const answer = await this.invites(chatId, whom.person)
    if (!answer.ok) throw new Error(`${this.who} could not invite ${whom.who}: ${answer.type}: ${answer.message}`)
    await whom.rings(chatId)
  }

  /** Has somebody else in the chat. */
  async bringsIn(chatId: string, whom: ActingAgent): Promise<void> {
    await this.mustInvite(chatId, whom)
    await whom.accepts(chatId)
  }

  async mustTransfer(chatId: string, whom: ActingAgent): Promise<void> {
    const { contactId } = await this.inChat(chatId)
    await this.must('transferContact', { contactId, endpoint: await this.endpointTo(whom.person) })
    await whom.rings(chatId)
  }

  /** As they were when they were first wanted. */
  endpoints(): Promise<readonly Endpoint[]> {
    this.#endpoints ??= this.#allEndpoints()
    return this.#endpoints
  }

  async #allEndpoints(): Promise<readonly Endpoint[]> {
    const queueARNs = await this.queueArns()
    const found: Endpoint[] = []
    let nextToken: string | undefined
    do {
      const page = await this.must('getEndpoints', { queueARNs, maxResults: MANY, ...(nextToken && { nextToken }) })
      found.push(...listIn<Endpoint>(page, 'endpoints'))
      nextToken = text(page, 'nextToken')
    } while (nextToken)
    return found
  }

  async queueArns(): Promise<readonly string[]> {
    const answer = await this.must('getRoutingProfileQueues', {
      routingProfileARN: text(
        await this.must('getAgentConfiguration'),
        'configuration',
        'routingProfile',
        'routingProfileARN',
      ),
      maxResults: MANY,
    })
    return listIn(answer, 'queues').flatMap((each) => text(each, 'queueARN') ?? [])
  }

  async endpointTo({ quickConnect, username }: Person): Promise<Endpoint> {
    const endpoint = (await this.endpoints()).find(({ name, type }) => type === 'agent' && name === quickConnect)
    if (endpoint) return endpoint
    throw new Error(`${this.who} is offered no quick connect ${quickConnect ?? `to ${username}`}`)
  }

  /** Likewise. */
  states(): Promise<readonly ChosenState[]> {
    this.#states ??= this.must('getAgentStates', { maxResults: MANY }).then((answer) => listIn(answer, 'states'))
    return this.#states
  }

  async becomes(type: StateType): Promise<void> {
    const state = await this.#stateOf(type)
    if (this.snapshot.state.name === state.name) return
    await this.chooses(type)
    await this.until(`being ${state.name}`, ({ state: { name } }) => (name === state.name ? true : undefined))
  }

  /** Asks to be something else, which a chat that waits may keep others from seeing: whoever gets it is busy at once. */
  async chooses(type: StateType): Promise<void> {
    await this.must('putAgentState', { state: await this.#stateOf(type), enqueueNextState: false })
  }

  /** Chooses what to be after the contacts there are now: nothing else is offered until then (documented, next status). */
  async willBecome(type: StateType): Promise<void> {
    const state = await this.#stateOf(type)
    await this.must('putAgentState', { state, enqueueNextState: true })
  }

  /** Closes whatever is over. */
  async clearsUp(): Promise<void> {
    for (const { contactId, state } of this.snapshot.contacts) {
      if (['connecting', 'connected'].includes(state.type)) continue
      await this.asks('clearContact', { contactId })
    }
    await this.until('no contact to be left', ({ contacts }) => (contacts.length === 0 ? true : undefined))
  }

  /** The agent on the Participant Service, with a socket, as ChatJS would be. */
  async sits(chatId: string): Promise<Seat> {
    const contact = await this.inChat(chatId)
    const seat = new Seat(this.#newSeat(this.who))
    const chat = await this.must('createTransport', {
      transportType: 'chat_token',
      contactId: contact.contactId,
      participantId: this.own(contact).connectionId,
    })
    seat.connectionToken = text(chat, 'chatTokenTransport', 'participantToken') ?? ''
    const socket = await this.must('createTransport', { transportType: 'web_socket' })
    await seat.listens(text(socket, 'webSocketTransport', 'url') ?? '')
    return seat
  }

  async #stateOf(type: StateType) {
    const state = (await this.states()).find((each) => each.type === type)
    if (state) return state
    throw new Error(`${this.who} can choose no state of the type ${type}`)
  }
}

/** To which of them a chat is offered. */
export async function firstToRing(chatId: string, agents: readonly ActingAgent[]): Promise<ActingAgent> {
  const changes = new Changes()
  const stops = agents.map((agent) => agent.follow(() => changes.tell()))
  try {
    return await changes.until(`a contact to ring for ${agents.map(({ who }) => who).join(' or ')}`, () =>
      agents.find((agent) => agent.contactOf(chatId)?.state.type === 'connecting'),
    )
  } finally {
    for (const stop of stops) stop()
  }
}

function listIn<Each>(answer: unknown, name: string): readonly Each[] {
  const list = member(answer, name)
  return Array.isArray(list) ? list : []
}
