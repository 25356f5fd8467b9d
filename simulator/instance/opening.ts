import type { Chat, MessageFormat, Participant } from './chat.ts'
import { requireSupported } from './conversation.ts'
import { endChat } from './endings.ts'
import { requireQuota } from './quota.ts'
import { happened, type State, seat } from './state.ts'

/** A customer has to connect within five minutes (documented, StartChatContact). */
const CONNECT_WITHIN_MS = 5 * 60_000
/** A chat lasts 25 hours unless StartChatContact says otherwise (documented). */
const DEFAULT_DURATION_MINUTES = 25 * 60

export interface NewChat {
  readonly displayName: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly initialMessage?: { readonly format: MessageFormat; readonly content: string }
  readonly durationMinutes?: number
  /** SupportedMessagingContentTypes: what may be said in the chat. */
  readonly contentTypes?: readonly string[]
}

/** The chat waits for an agent at once, and for a time for its customer. */
export function startChat(
  state: State,
  { displayName, attributes = {}, initialMessage, durationMinutes = DEFAULT_DURATION_MINUTES, contentTypes }: NewChat,
): Chat {
  if (initialMessage && state.assumptions.unlistedInitialMessage === 'refused') {
    requireSupported(state, { ...(contentTypes && { contentTypes }) }, initialMessage.format)
  }
  requireQuota(state)
  const { clock, nextId } = state
  const id = nextId()
  const now = clock.now()
  const duration = durationMinutes * 60_000
  const customer: Participant = {
    id: nextId(),
    role: 'CUSTOMER',
    displayName,
    contactId: id,
    expectedSince: now,
    state: 'invited',
    since: now,
  }
  const chat: Chat = {
    id,
    customer,
    attributes,
    queueId: state.directory.center.contactFlow.queueId,
    queuedAt: now,
    endsAt: now + duration,
    roleTimers: [],
    participants: [],
    audience: [],
    transcript: [],
    receipts: [],
    attachments: [],
    ...(contentTypes && { contentTypes }),
    state: 'waiting',
  }
  state.chats.set(id, chat)
  state.waiting.add(chat)
  seat(state, chat, customer)
  if (initialMessage) happened(state, chat, customer, { kind: 'message', ...initialMessage })
  state.timers.set(id, [
    clock.after(CONNECT_WITHIN_MS, () => {
      if (customer.state === 'invited') endChat(state, chat)
    }),
    clock.after(duration, () => endChat(state, chat)),
  ])
  state.route()
  return chat
}
