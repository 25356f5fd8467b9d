import { type Chat, joined, type Participant, type RoleTimer } from './chat.ts'
import type { Cancel } from './clock.ts'
import { depart } from './departures.ts'
import { stopListening } from './endings.ts'
import type { DomainEvent } from './events.ts'
import { itemOf, type State } from './state.ts'

const MINUTE_MS = 60_000

/** One participant's timers, as they were set when they began. */
interface Running {
  readonly chat: Chat
  readonly participant: Participant
  readonly timers: readonly RoleTimer[]
  stop: Cancel
}

/**
 * The idle and auto-disconnect timers of UpdateParticipantRoleConfig (documented, chat timeouts). They run while the
 * customer and somebody else are in the chat; whoever sends a message or a file starts theirs again. What they tell
 * stands in no transcript (documented).
 */
export class RoleTimers {
  readonly #state: State
  /** By participant id. */
  readonly #running = new Map<string, Running>()
  /** Those of them that have any: whoever says something is looked for among these, of whom there are mostly none. */
  readonly #timed = new Map<string, Running>()

  constructor(state: State) {
    this.#state = state
  }

  /** Starts and stops timers as people come and go. */
  heard(event: DomainEvent): void {
    if (event.type === 'participant gone') this.#gone(event.participant)
    else if (event.type === 'item' && event.item.kind === 'joined') this.#came(event.chatId, event.item.participantId)
  }

  /** Somebody has sent something. */
  active(participantId: string): void {
    const running = this.#timed.get(participantId)
    if (!running) return
    const { participant } = running
    if (participant.idleSince !== undefined) {
      delete participant.idleSince
      this.#tell(running, 'returned')
    }
    this.#arm(running)
  }

  #came(chatId: string, participantId: string): void {
    const chat = this.#state.chats.get(chatId)
    if (chat?.customer.state !== 'joined') return
    const others = partnersOf(chat)
    // A supervisor who barges in starts nothing: an agent or a bot does (documented).
    if (![chat.customer, ...others].some((each) => each.id === participantId) || others.length === 0) return
    for (const each of others) {
      if (!this.#running.has(each.id)) this.#start(chat, each)
    }
    const { customerTimerAtLaterAgent } = this.#state.assumptions
    const customer = this.#running.get(chat.customer.id)
    const isNewcomer = participantId !== chat.customer.id
    // What was set meanwhile comes into force with the next agent (documented).
    if (!customer || (isNewcomer && (customerTimerAtLaterAgent === 'starts again' || isChanged(customer, chat)))) {
      this.#start(chat, chat.customer)
    }
  }

  #gone(participant: Participant): void {
    const running = this.#running.get(participant.id)
    if (!running) return
    this.#stop(running)
    const { chat } = running
    const customer = this.#running.get(chat.customer.id)
    if (customer && partnersOf(chat).length === 0) this.#stop(customer)
  }

  #start(chat: Chat, participant: Participant): void {
    const timers = chat.roleTimers.filter(({ role }) => role === participant.role)
    const running: Running = { chat, participant, timers, stop: () => undefined }
    this.#running.get(participant.id)?.stop()
    this.#running.set(participant.id, running)
    if (timers.length > 0) this.#timed.set(participant.id, running)
    else this.#timed.delete(participant.id)
    this.#arm(running)
  }

  #stop({ participant, stop }: Running): void {
    stop()
    delete participant.idleSince
    this.#running.delete(participant.id)
    this.#timed.delete(participant.id)
  }

  /** The idle timer first; the other once it has run out, or at once when it is the only one (documented). */
  #arm(running: Running): void {
    running.stop()
    const { participant, timers } = running
    const idle = participant.idleSince === undefined ? timers.find(({ kind }) => kind === 'idle') : undefined
    const next = idle ?? timers.find(({ kind }) => kind === 'disconnect')
    if (!next) return
    const run = () => (next === idle ? this.#idles(running) : this.#disconnects(running))
    running.stop = this.#state.clock.after(next.minutes * MINUTE_MS, run)
  }

  #idles(running: Running): void {
    running.participant.idleSince = this.#state.clock.now()
    this.#tell(running, 'idle')
    this.#arm(running)
  }

  /** All but the customer go, whoever was idle (documented); they do not hear of it any more (documented, likewise). */
  #disconnects(running: Running): void {
    const { chat, participant } = running
    const { autoDisconnected } = this.#state.assumptions
    const isAlone = participant.role === 'AGENT' && autoDisconnected === 'the idle agent'
    const leaving = chat.audience.filter((each) => (isAlone ? each === participant : each.role !== 'CUSTOMER'))
    this.#tell(
      running,
      'disconnected for being idle',
      chat.audience.filter((each) => !leaving.includes(each)),
    )
    for (const each of leaving) {
      // The chat may have ended with one who went before.
      if (each.state === 'joined') depart(this.#state, chat, each)
      else if (each.state === 'listening') stopListening(this.#state, chat, each)
    }
    this.#state.route()
  }

  #tell(
    { chat, participant }: Running,
    kind: 'idle' | 'returned' | 'disconnected for being idle',
    to: readonly Participant[] = chat.audience,
  ): void {
    this.#state.tell({ type: 'item', chatId: chat.id, item: itemOf(this.#state, chat, participant, { kind }), to })
  }
}

/** Those whose coming and going starts and stops the customer's timers. */
function partnersOf(chat: Chat): Participant[] {
  return joined(chat).filter(({ role }) => role === 'AGENT' || role === 'CUSTOM_BOT')
}

function isChanged({ timers, participant }: Running, { roleTimers }: Chat): boolean {
  const now = roleTimers.filter(({ role }) => role === participant.role)
  return now.length !== timers.length || now.some((each) => !timers.includes(each))
}
