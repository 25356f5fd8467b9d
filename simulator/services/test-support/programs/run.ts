import type { RoleTimerChange } from '../../../instance/attendance.ts'
import type { AgentContact, Chat, Participant } from '../../../instance/chat.ts'
import { agentsIn, bargedSupervisor, invited, joined } from '../../../instance/chat.ts'
import { Instance, type InstanceOptions } from '../../../instance/instance.ts'
import { Refusal } from '../../../instance/refusal.ts'
import { agents, centerWithMonitoring, stateId } from '../../../instance/test-support/center.ts'
import { ManualClock } from '../../../instance/test-support/manual-clock.ts'
import { countedIds, userId } from '../../../instance/test-support/stage.ts'
import { ChatSockets, type SocketSession } from '../../chat-socket/hub.ts'
import { Tokens } from '../../tokens.ts'
import { Listener } from './listener.ts'
import type { Step } from './steps.ts'

/** Most people in a chat (documented); said here again so that a change of the model's own number is noticed. */
const MOST_PEOPLE = 6
/** As short as they can be set. */
const TIMERS: readonly RoleTimerChange[] = (['CUSTOMER', 'AGENT'] as const).flatMap((role) => [
  { role, kind: 'idle', minutes: 2 },
  { role, kind: 'disconnect', minutes: 2 },
])
const SPANS_MS = [1_000, 5_000, 21_000, 60_000, 130_000]

/** What a program came to. */
export interface Outcome {
  /** What did not hold, in words; empty when all did. */
  readonly problems: readonly string[]
  readonly done: number
  readonly refused: number
  readonly reachedSix: boolean
  readonly triedSeventh: boolean
  readonly cameBack: boolean
  readonly bargedIn: boolean
  /** Somebody tried to remove a participant, and was told that only the supervisor may. */
  readonly leftToSupervisor: boolean
}

/** One program, run against an instance and its chat sockets; every invariant is looked at after every step. */
export class Run {
  readonly #clock = new ManualClock()
  readonly #instance: Instance
  readonly #sockets: ChatSockets
  readonly #chats: Chat[] = []
  /** By participant id. */
  readonly #listeners = new Map<string, Listener>()
  /** By subject: the socket's session while there is one. */
  readonly #online = new Map<string, SocketSession>()
  readonly #problems: string[] = []
  #done = 0
  #refused = 0
  #reachedSix = false
  #triedSeventh = false
  #cameBack = false
  #bargedIn = false
  #leftToSupervisor = false

  constructor(create: (options: InstanceOptions) => Instance = (options) => new Instance(options)) {
    this.#instance = create({ center: centerWithMonitoring(), clock: this.#clock, nextId: countedIds() })
    this.#sockets = new ChatSockets(this.#instance, new Tokens(this.#clock, this.#instance.nextId))
    this.#instance.subscribe((event) => {
      const listener = event.type === 'participant gone' ? this.#listeners.get(event.participant.id) : undefined
      if (listener) listener.isGone = true
    })
  }

  of(program: readonly Step[]): Outcome {
    for (const name of agents) this.#perform({ action: 'available', a: agents.indexOf(name), b: 0 })
    this.#instance.setPresence(userId('grace'), stateId('Available'))
    this.#perform({ action: 'start', a: 0, b: 0 })
    for (const step of program) {
      this.#perform(step)
      this.#look()
      if (this.#problems.length > 0) break
    }
    if (this.#problems.length === 0) this.#close()
    return {
      problems: this.#problems,
      done: this.#done,
      refused: this.#refused,
      reachedSix: this.#reachedSix,
      triedSeventh: this.#triedSeventh,
      cameBack: this.#cameBack,
      bargedIn: this.#bargedIn,
      leftToSupervisor: this.#leftToSupervisor,
    }
  }

  #perform(step: Step): void {
    try {
      if (this.#act(step)) this.#done++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      this.#refused++
      if (error.reason === 'chat full') this.#triedSeventh = true
      if (error.reason === 'only the supervisor removes') this.#leftToSupervisor = true
    }
  }

  /** Whether there was somebody to do it. */
  #act({ action, a, b }: Step): boolean {
    const instance = this.#instance
    const chat = pick(this.#running(), a)
    switch (action) {
      case 'start':
        return this.#running().length < 2 && this.#start()
      case 'available':
        return act(pick(agents, a), (name) => instance.setPresence(userId(name), stateId('Available')))
      case 'accept':
        return act(pick(this.#contacts('connecting'), a), (contact) => this.#accept(contact))
      case 'reject':
        return act(pick(this.#contacts('connecting'), a), (each) => instance.reject(each.userId, each.contactId))
      case 'clear':
        return act(pick([...this.#contacts('ended'), ...this.#contacts('missed')], a), (each) =>
          instance.clear(each.userId, each.contactId),
        )
      case 'invite':
      case 'transfer':
        return this.#withAgent(chat, a, (own, contactId) => {
          const name = pick(
            agents.filter((each) => userId(each) !== own.userId),
            b,
          )
          instance[action](own.userId ?? '', contactId, { id: `to-${name}`, type: 'agent' })
        })
      case 'withdraw':
        return this.#withAgent(chat, a, (own, contactId) => {
          const other = pick(chat ? invited(chat) : [], b)
          if (other) instance.disconnect(own.userId ?? '', contactId, other.id)
        })
      case 'remove':
        return act(chat, (each) => this.#remove(each, a, b))
      case 'leave':
        return act(pick(chat ? agentsIn(chat) : [], b), (agent) => instance.leave(agent.id))
      case 'customer leaves':
        return act(chat?.customer, (customer) => instance.leave(customer.id))
      case 'say':
        return act(pick(chat ? joined(chat) : [], b), (each) => void instance.say(each.id, 'text/plain', 'Hello'))
      case 'type':
        return act(pick(chat ? joined(chat) : [], b), (each) => instance.type(each.id))
      case 'read':
        return this.#read(chat, b)
      case 'drop':
        return act(pick([...this.#online.keys()], b), (subject) => this.#drop(subject))
      case 'reconnect':
        return act(pick(this.#offline(), b), (subject) => this.#reconnect(subject))
      case 'set timers':
        return act(chat, ({ id }) => instance.setRoleTimers(id, TIMERS))
      case 'choose break':
        return act(pick(agents, a), (name) =>
          instance.chooseState(userId(name), stateId('Break'), 'after the contacts'),
        )
      case 'monitor':
        return act(chat, (each) => this.#monitor(each))
      case 'barge':
      case 'back':
        return act(this.#supervisor(chat), ({ userId: user = '', contactId }) =>
          instance.monitorAs(user, contactId, action === 'barge' ? 'barge' : 'silent'),
        )
      case 'stop monitoring':
        return act(this.#supervisor(chat), (each) => instance.leave(each.id))
      case 'advance':
        return act(pick(SPANS_MS, a), (span) => this.#clock.advance(span))
    }
  }

  #start(): boolean {
    const chat = this.#instance.startChat({ displayName: `Customer ${this.#chats.length + 1}` })
    this.#chats.push(chat)
    this.#joins(chat, chat.customer, () => this.#instance.connectCustomer(chat.customer.id))
    return true
  }

  #accept(contact: AgentContact): void {
    const chat = this.#instance.chatById(contact.chatId)
    const participant = chat.participants.find((each) => each.id === contact.participantId)
    if (!participant) throw new Error('A contact has no participant.')
    this.#joins(chat, participant, () => this.#instance.accept(contact.userId, contact.contactId))
  }

  /** The supervisor listens from then on: they have their socket, are brought the chat, and read its transcript. */
  #monitor(chat: Chat): void {
    if (!this.#online.has(userId('grace'))) this.#connect(userId('grace'))
    this.#instance.monitor(chat.id, userId('grace'), ['silent', 'barge'])
    const { id, displayName } = this.#supervisor(chat) ?? chat.customer
    const listener = this.#listeners.get(id) ?? new Listener(displayName)
    this.#listeners.set(id, listener)
    listener.reads(chat.transcript)
  }

  #supervisor(chat: Chat | undefined): Participant | undefined {
    return chat?.participants.find((each) => each.role === 'SUPERVISOR' && each.state !== 'left')
  }

  /** An agent, or the supervisor who has barged in, disconnects somebody else. */
  #remove(chat: Chat, a: number, b: number): void {
    const supervisor = bargedSupervisor(chat)
    const own = pick([...agentsIn(chat), ...(supervisor ? [supervisor] : [])], a)
    const other = pick(
      joined(chat).filter((each) => each !== own),
      b,
    )
    if (!own || !other) return
    this.#instance.disconnect(own.userId ?? '', own.contactId, other.id)
    const isLeftToSupervisor = this.#instance.assumptions.removalWhileBarged === 'by the supervisor'
    if (isLeftToSupervisor && supervisor && own !== supervisor) {
      this.#problems.push(`${own.displayName} has removed somebody while ${supervisor.displayName} was barged in`)
    }
  }

  #read(chat: Chat | undefined, b: number): boolean {
    const reader = pick(chat ? joined(chat) : [], b)
    const message = chat?.transcript.findLast((each) => each.kind === 'message')
    if (!reader || !message) return false
    this.#instance.acknowledge(reader.id, message.id, 'read')
    return true
  }

  #withAgent(chat: Chat | undefined, a: number, use: (own: Participant, contactId: string) => void): boolean {
    return act(pick(chat ? agentsIn(chat) : [], a), (own) => use(own, own.contactId))
  }

  /** Somebody's client has its socket, then they come in, then it reads the transcript. */
  #joins(chat: Chat, participant: Participant, comeIn: () => void): void {
    const listener = new Listener(participant.displayName)
    this.#listeners.set(participant.id, listener)
    const subject = participant.userId ?? participant.id
    if (!this.#online.has(subject)) this.#connect(subject)
    comeIn()
    listener.reads(chat.transcript)
  }

  /** Opens a socket, and reads what was said in the person's chats while there was none. */
  #connect(subject: string): void {
    const session = this.#sockets.accept(new URL(this.#sockets.issueUrl(subject).url), {
      send: (frame) => this.#hears(subject, frame),
      close: () => this.#online.delete(subject),
    })
    if (!session) throw new Error('A socket on a new address was not taken.')
    this.#online.set(subject, session)
    session.received(JSON.stringify({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } }))
    for (const chat of this.#running()) {
      for (const each of audience(chat)) {
        if ((each.userId ?? each.id) === subject) this.#listeners.get(each.id)?.reads(chat.transcript)
      }
    }
  }

  #hears(subject: string, frame: string): void {
    const { topic, content } = JSON.parse(frame)
    if (topic !== 'aws/chat') return
    const item = JSON.parse(content)
    const chat = this.#chats.find((each) => each.id === item.InitialContactId)
    const own = chat?.participants.findLast(
      (each) => (each.userId ?? each.id) === subject && this.#listeners.has(each.id),
    )
    if (own) this.#listeners.get(own.id)?.hears(item)
  }

  #drop(subject: string): void {
    this.#online.get(subject)?.closed()
    this.#online.delete(subject)
  }

  #reconnect(subject: string): void {
    this.#connect(subject)
    this.#cameBack = true
  }

  /** Those who sit in a chat and have no socket. */
  #offline(): string[] {
    const subjects = this.#running().flatMap((chat) => audience(chat).map((each) => each.userId ?? each.id))
    return [...new Set(subjects)].filter((subject) => !this.#online.has(subject))
  }

  #running(): Chat[] {
    return this.#chats.filter((chat) => chat.state !== 'ended')
  }

  #contacts(state: AgentContact['state']): AgentContact[] {
    return [...agents, 'grace' as const]
      .flatMap((name) => this.#instance.contactsOf(userId(name)))
      .filter((each) => each.state === state)
  }

  #look(): void {
    for (const chat of this.#chats) {
      const supervisor = bargedSupervisor(chat)
      if (supervisor) this.#bargedIn = true
      const people = joined(chat).filter((each) => each !== supervisor).length
      if (people >= MOST_PEOPLE) this.#reachedSix = true
      if (people + invited(chat).length > MOST_PEOPLE) this.#problems.push(`${people} people are in one chat`)
      for (const participant of audience(chat)) this.#compare(chat, participant)
    }
    for (const listener of this.#listeners.values()) this.#problems.push(...listener.problems)
  }

  #compare(chat: Chat, participant: Participant): void {
    if (!this.#online.has(participant.userId ?? participant.id)) return
    const difference = this.#listeners.get(participant.id)?.differenceTo(chat.transcript)
    if (difference) this.#problems.push(difference)
  }

  /** Every customer leaves: every contact has to end, and nothing may be left behind. */
  #close(): void {
    for (const chat of this.#running()) {
      this.#perform({ action: 'customer leaves', a: this.#running().indexOf(chat), b: 0 })
    }
    this.#look()
    for (const chat of this.#running()) this.#problems.push(`The chat of ${chat.customer.displayName} goes on for ever`)
    for (const contact of [...this.#contacts('connecting'), ...this.#contacts('connected')]) {
      this.#problems.push(`A contact is ${contact.state} although its chat has ended`)
    }
    for (const subject of [...this.#online.keys()]) this.#drop(subject)
    if (this.#clock.pending > 0) this.#problems.push(`${this.#clock.pending} timers are left`)
    if (this.#sockets.subjects.size > 0) this.#problems.push(`${this.#sockets.subjects.size} sockets are left`)
  }
}

function pick<Entry>(entries: readonly Entry[], choice: number): Entry | undefined {
  return entries[choice % Math.max(1, entries.length)]
}

function act<Somebody>(somebody: Somebody | undefined, doIt: (somebody: Somebody) => void): boolean {
  if (somebody === undefined) return false
  doIt(somebody)
  return true
}

/** Made up from what each one is, so that what the model keeps is compared with it. */
function audience({ participants }: Chat): Participant[] {
  return participants.filter(({ state }) => state === 'joined' || state === 'listening')
}
