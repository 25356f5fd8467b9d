import type { Chat, Item, SignInOutcome } from './chat.ts'
import type { CustomerAuthentication, View } from './directory.ts'
import { Refusal } from './refusal.ts'
import { SigningIn } from './signing-in.ts'
import { type Author, chatById, happened, type State } from './state.ts'

/** How long the block Authenticate Customer waits for a customer unless it says otherwise (documented: 3 to 15). */
const AUTHENTICATION_TIMEOUT_MINUTES = 3

/** What the contact flow of a chat does in it, besides putting it in a queue. */
export class Flow {
  readonly #state: State
  readonly #signingIn: SigningIn

  constructor(state: State) {
    this.#state = state
    this.#signingIn = new SigningIn(state)
  }

  /** Shows an interactive message: `content` is one of the templates, as JSON text (documented, interactive messages). */
  prompts(chatId: string, content: string): Item {
    const chat = this.#running(chatId)
    const format = 'application/vnd.amazonaws.connect.message.interactive'
    const item = happened(this.#state, chat, this.#author(chat), { kind: 'message', format, content })
    this.#state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
    return item
  }

  /** A view that can be shown in the chat. @throws Refusal for one that the instance does not have. */
  view(chatId: string, viewId: string): View {
    this.#running(chatId)
    const view = this.#state.directory.findView(viewId)
    if (!view) throw new Refusal('view not shown here', `There is no view ${viewId} in this instance.`)
    return view
  }

  /**
   * Asks the customer to sign in (the flow block Authenticate Customer), and waits for so many minutes.
   * @returns the id of the session
   */
  asksToSignIn(chatId: string, timeoutMinutes = AUTHENTICATION_TIMEOUT_MINUTES): string {
    const chat = this.#running(chatId)
    return this.#signingIn.ask(chat, () => this.#author(chat), timeoutMinutes)
  }

  /**
   * The customer has signed in at the identity provider, or failed to: what a test decides in its place. `displayName` is
   * how they go by from then on, where their customer profile has a name (documented, Authenticate Customer).
   * @throws Refusal when nobody is waited for.
   */
  signInEnds(chatId: string, outcome: SignInOutcome, displayName?: string): void {
    const chat = this.#running(chatId)
    this.#signingIn.end(chat, () => this.#author(chat), outcome, displayName)
  }

  /** Where the customer signs in, while the flow waits for it. */
  signInPage(participantId: string, sessionId: string): CustomerAuthentication {
    return this.#signingIn.page(participantId, sessionId)
  }

  /** The customer will not sign in; the flow goes on without. */
  cancelSignIn(participantId: string, sessionId: string): void {
    const chat = this.#signingIn.chatOf(participantId, sessionId)
    this.#signingIn.end(chat, () => this.#author(chat), 'cancelled')
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
}
