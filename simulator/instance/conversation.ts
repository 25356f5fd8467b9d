import { bargedSupervisor, type Chat, type Item, type MessageFormat, type Participant, type Receipt } from './chat.ts'
import { Refusal } from './refusal.ts'
import {
  attendingParticipant,
  happened,
  participantById,
  presentParticipant,
  readingParticipant,
  type State,
  tellAgents,
  turn,
} from './state.ts'

/** Says something to everybody in the chat, the speaker included: clients show what comes back. */
export function say(state: State, participantId: string, format: MessageFormat, content: string): Item {
  const { chat, participant } = presentParticipant(state, participantId)
  requireSupported(state, chat, format)
  const item = happened(state, chat, participant, { kind: 'message', format, content })
  state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  state.active(participantId)
  return item
}

/** What may be said in a chat is named when it is started (documented, SendMessage), or left open. */
export function requireSupported(
  { assumptions }: State,
  { contentTypes }: Pick<Chat, 'contentTypes'>,
  format: MessageFormat,
): void {
  const unlisted = assumptions.contentTypesUnlessListed
  const supported = contentTypes ?? (unlisted === 'all' ? [format] : [unlisted])
  if (supported.includes(format)) return
  throw new Refusal(
    'content type not supported',
    `This chat was started for ${supported.join(', ')}, not for ${format}.`,
  )
}

/** Typing is told to the others (assumed) and kept nowhere. */
export function type(state: State, participantId: string): void {
  const { chat, participant } = presentParticipant(state, participantId)
  const isEcho = state.assumptions.typingTold === 'to everybody'
  const to = chat.audience.filter((each) => isEcho || each !== participant)
  state.tell({ type: 'typing', chatId: chat.id, from: participant, to })
}

/**
 * Marks a message as delivered to or read by somebody, and tells everybody in the chat: clients pass over their own.
 * Among more than two people nothing is marked and nobody told.
 */
export function acknowledge(state: State, participantId: string, messageId: string, how: 'delivered' | 'read'): void {
  const { chat, participant } = presentParticipant(state, participantId)
  const takesFiles = state.assumptions.receiptsOf === 'messages and files'
  const isMarkable = ({ kind }: Item) => kind === 'message' || (takesFiles && kind === 'attachment')
  const message = chat.transcript.find((each) => each.id === messageId && isMarkable(each))
  if (!message) {
    throw new Refusal('unknown message', `There is no message ${messageId} in this chat to be marked as ${how}.`)
  }
  if (!state.rules.receiptsWork(chat)) {
    // With a supervisor in the chat it is documented to be refused (SendEvent).
    if (state.assumptions.receiptsAmongMoreThanTwo === 'dropped' && !bargedSupervisor(chat)) return
    throw new Refusal('receipts not available', 'Operation can not be performed due to the state of the contact.')
  }
  const receipt = receiptOf(chat, messageId, participant.id)
  const now = state.clock.now()
  receipt.deliveredAt ??= now
  if (how === 'read') receipt.readAt ??= now
  state.tell({ type: 'receipt', chatId: chat.id, receipt: { ...receipt }, to: chat.audience })
}

function receiptOf(chat: Chat, messageId: string, recipientId: string): Receipt {
  const known = chat.receipts.find((each) => each.messageId === messageId && each.recipientId === recipientId)
  if (known) return known
  const receipt: Receipt = { messageId, recipientId }
  chat.receipts.push(receipt)
  return receipt
}

/** The chat of somebody who is in it or monitors it. */
export function chatOf(state: State, participantId: string): Chat {
  const { chat } = attendingParticipant(state, participantId)
  return chat
}

/** The chat of somebody who may read its transcript. */
export function chatReadBy(state: State, participantId: string): Chat {
  return readingParticipant(state, participantId).chat
}

/** Whoever is in a running chat, or may still come into it. */
export function requireRunning(state: State, participantId: string): { chat: Chat; participant: Participant } {
  const found = participantById(state, participantId)
  const { chat, participant } = found
  if (chat.state === 'ended' || participant.state === 'left') {
    throw new Refusal('chat ended', `The chat of ${participant.displayName} has ended. Start a new one.`)
  }
  return found
}

/** The customer's first connection lets them in; later ones change nothing. */
export function connectCustomer(state: State, participantId: string): void {
  const { chat, participant } = requireRunning(state, participantId)
  if (participant.state === 'joined') return
  turn(state, chat, participant, 'joined')
  const item = happened(state, chat, participant, { kind: 'joined' })
  state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  tellAgents(state, chat)
}
