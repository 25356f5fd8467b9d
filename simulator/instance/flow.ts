import { audience, type Chat, type Item } from './chat.ts'
import type { CustomerAuthentication, View } from './directory.ts'
import { Refusal } from './refusal.ts'
import { type Author, chatById, happened, presentParticipant, type State } from './state.ts'

/** For how long after authentication.initiated the sign-in page can be asked for (documented, GetAuthenticationUrl). */
const AUTHENTICATION_URL_WITHIN_MS = 60_000

/** What the contact flow of a chat does in it, besides putting it in a queue. */
export class Flow {
  readonly #state: State

  constructor(state: State) {
    this.#state = state
  }

  /** Shows an interactive message: `content` is one of the templates, as JSON text (documented, interactive messages). */
  prompts(chatId: string, content: string): Item {
    const chat = this.#running(chatId)
    const format = 'application/vnd.amazonaws.connect.message.interactive'
    const item = happened(this.#state, chat, this.#author(chat), { kind: 'message', format, content })
    this.#tell(chat, item)
    return item
  }

  /** A view that can be shown in the chat. @throws Refusal for one that the instance does not have. */
  view(chatId: string, viewId: string): View {
    this.#running(chatId)
    const view = this.#state.directory.findView(viewId)
    if (!view) throw new Refusal('view not shown here', `There is no view ${viewId} in this instance.`)
    return view
  }

  /** Asks the customer to sign in (the flow block Authenticate Customer). */
  asksToSignIn(chatId: string): string {
    const chat = this.#running(chatId)
    this.#userPool()
    const sessionId = this.#state.nextId()
    chat.authentication = { sessionId, since: this.#state.clock.now() }
    this.#step(chat, sessionId, 'initiated')
    return sessionId
  }

  /** Where the customer signs in, while the flow waits for it. */
  signInPage(participantId: string, sessionId: string): CustomerAuthentication {
    const { authentication, userPool } = this.#waiting(participantId, sessionId)
    if (this.#state.clock.now() - authentication.since >= AUTHENTICATION_URL_WITHIN_MS) throw noSession(sessionId)
    return userPool
  }

  /** The customer will not sign in; the flow goes on without. */
  cancelSignIn(participantId: string, sessionId: string): void {
    const { chat } = this.#waiting(participantId, sessionId)
    delete chat.authentication
    this.#step(chat, sessionId, 'cancelled')
  }

  #userPool(): CustomerAuthentication {
    const { customerAuthentication } = this.#state.directory.center
    if (customerAuthentication) return customerAuthentication
    throw new Refusal('authentication not set up', 'No customer authentication is set up for this instance.')
  }

  #waiting(participantId: string, sessionId: string) {
    const { chat, participant } = presentParticipant(this.#state, participantId)
    const userPool = this.#userPool()
    const { authentication } = chat
    if (participant.role !== 'CUSTOMER' || authentication?.sessionId !== sessionId) throw noSession(sessionId)
    return { chat, authentication, userPool }
  }

  #step(chat: Chat, sessionId: string, step: 'initiated' | 'cancelled'): void {
    this.#tell(chat, happened(this.#state, chat, this.#author(chat), { kind: 'authentication', step, sessionId }))
  }

  #running(chatId: string): Chat {
    const chat = chatById(this.#state, chatId)
    if (chat.state === 'ended') throw new Refusal('chat ended', `The chat ${chatId} has ended.`)
    return chat
  }

  #author(chat: Chat): Author {
    chat.flowId ??= this.#state.nextId()
    const displayName = this.#state.assumptions.flowSpeaksAs
    return { id: chat.flowId, displayName, role: 'SYSTEM', contactId: chat.id }
  }

  #tell(chat: Chat, item: Item): void {
    this.#state.tell({ type: 'item', chatId: chat.id, item, to: audience(chat) })
  }
}

function noSession(sessionId: string): Refusal {
  return new Refusal('no authentication session', `No authentication session ${sessionId} waits for this participant.`)
}
