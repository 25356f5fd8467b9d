import { agentsIn, type Chat, type Participant } from './chat.ts'
import { happened, type State } from './state.ts'

/** Whether somebody is to come into the chat by a transfer: not from the queue, nor by an invitation. */
export function isByTransfer(chat: Chat, { id, previousContactId }: Participant): boolean {
  return chat.successorId === id && previousContactId !== undefined
}

/** Whose doing the events of a transfer are (assumed). Undefined when `successor` comes by none. */
export function transferAuthor(
  { assumptions }: State,
  chat: Chat,
  { previousContactId }: Participant,
): Participant | undefined {
  if (previousContactId === undefined) return undefined
  const primary = chat.participants.find((each) => each.id === chat.primaryId)
  // The first agent shares its contact with the customer, and with those before who have missed it.
  const by = chat.participants.findLast((each) => each.userId !== undefined && each.contactId === previousContactId)
  return assumptions.transferAttributedTo === 'primary agent' ? primary : by
}

/** Whom a transfer was for does not come: documented as transfer.failed, which the transcript keeps. */
export function failTransfer(state: State, chat: Chat, successor: Participant): void {
  const author = transferAuthor(state, chat, successor)
  if (!author) return
  const item = happened(state, chat, author, { kind: 'transfer failed' })
  const to = state.assumptions.transferFailedTo === 'the agents' ? agentsIn(chat) : chat.audience
  state.tell({ type: 'item', chatId: chat.id, item, to })
}
