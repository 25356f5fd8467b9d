import type { Chat, Item, SignInOutcome, SignInStep } from './chat.ts'
import type { Cancel } from './clock.ts'
import type { CustomerAuthentication } from './directory.ts'
import { Refusal } from './refusal.ts'
import { type Author, happened, itemOf, presentParticipant, type State } from './state.ts'

/** For how long after authentication.initiated the sign-in page can be asked for (documented, GetAuthenticationUrl). */
const AUTHENTICATION_URL_WITHIN_MS = 60_000
const MINUTE_MS = 60_000

/** A customer's signing in, from the flow's asking for it to one of its branches (documented, Authenticate Customer). */
export class SigningIn {
  readonly #state: State
  /** By chat: what ends the waiting when the customer does nothing. */
  readonly #timeouts = new Map<string, Cancel>()

  constructor(state: State) {
    this.#state = state
  }

  /** @returns the session's id, which the customer's client needs. */
  ask(chat: Chat, by: () => Author, timeoutMinutes: number): string {
    this.#userPool()
    const { clock, nextId, timers } = this.#state
    const sessionId = nextId()
    this.#timeouts.get(chat.id)?.()
    chat.authentication = { sessionId, since: clock.now() }
    this.#step(chat, by, 'initiated', sessionId)
    const stop = clock.after(timeoutMinutes * MINUTE_MS, () => this.end(chat, by, 'timeout'))
    this.#timeouts.set(chat.id, stop)
    timers.get(chat.id)?.push(stop)
    return sessionId
  }

  /** Where the customer signs in, while the flow waits for it. */
  page(participantId: string, sessionId: string): CustomerAuthentication {
    const { authentication, userPool } = this.#waiting(participantId, sessionId)
    if (this.#state.clock.now() - authentication.since >= AUTHENTICATION_URL_WITHIN_MS) throw noSession(sessionId)
    return userPool
  }

  /** The chat that waits for this participant to sign in in this session. */
  chatOf(participantId: string, sessionId: string): Chat {
    return this.#waiting(participantId, sessionId).chat
  }

  /** @throws Refusal when the chat does not wait for anybody to sign in. */
  end(chat: Chat, by: () => Author, outcome: SignInOutcome, displayName?: string): void {
    const { authentication } = chat
    if (!authentication) {
      throw new Refusal(
        'no authentication session',
        `The chat ${chat.id} waits for nobody to sign in. Ask for it first.`,
      )
    }
    this.#timeouts.get(chat.id)?.()
    this.#timeouts.delete(chat.id)
    delete chat.authentication
    this.#step(chat, by, outcome, authentication.sessionId)
    if (outcome === 'succeeded' && displayName !== undefined) this.#rename(chat, displayName)
  }

  #rename(chat: Chat, displayName: string): void {
    const { customer } = chat
    customer.displayName = displayName
    const item = itemOf(this.#state, chat, customer, { kind: 'renamed' })
    this.#state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
    for (const { userId } of chat.audience) if (userId) this.#state.tell({ type: 'agent changed', userId })
  }

  #step(chat: Chat, by: () => Author, step: SignInStep, sessionId: string): void {
    const { authenticationEventsTo, authenticationInTranscript } = this.#state.assumptions
    const record = authenticationInTranscript ? happened : itemOf
    const item: Item = record(this.#state, chat, by(), { kind: 'authentication', step, sessionId })
    const to = chat.audience.filter((each) => authenticationEventsTo === 'everybody' || each === chat.customer)
    this.#state.tell({ type: 'item', chatId: chat.id, item, to })
  }

  #waiting(participantId: string, sessionId: string) {
    const { chat, participant } = presentParticipant(this.#state, participantId)
    const userPool = this.#userPool()
    const { authentication } = chat
    if (participant.role !== 'CUSTOMER' || authentication?.sessionId !== sessionId) throw noSession(sessionId)
    return { chat, authentication, userPool }
  }

  #userPool(): CustomerAuthentication {
    const { customerAuthentication } = this.#state.directory.center
    if (customerAuthentication) return customerAuthentication
    throw new Refusal('authentication not set up', 'No customer authentication is set up for this instance.')
  }
}

function noSession(sessionId: string): Refusal {
  return new Refusal('no authentication session', `No authentication session ${sessionId} waits for this participant.`)
}
