import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem } from '../connect/port.ts'

const sentences: Record<string, (who: string) => string> = {
  [eventTypes.invited]: (who) => `${who} was invited.`,
  [eventTypes.joined]: (who) => `${who} joined the chat.`,
  [eventTypes.left]: (who) => `${who} left the chat.`,
  [eventTypes.idle]: (who) => `${who} has been idle for a while.`,
  [eventTypes.returned]: (who) => `${who} is back.`,
  [eventTypes.disconnectedForIdling]: (who) => `${who} was disconnected for being idle.`,
  [eventTypes.ended]: () => 'The chat has ended.',
  [eventTypes.transferSucceeded]: () => 'The chat was transferred.',
  [eventTypes.transferFailed]: () => 'The transfer failed.',
}

/** An event of the transcript in words; nothing for events that say nothing to an agent. */
export function systemLine(item: ChatItem): string | undefined {
  const name = item.name || (item.role === 'CUSTOMER' ? 'The customer' : 'Somebody')
  const who = item.role === 'SUPERVISOR' ? `${name} (supervisor)` : name
  return sentences[item.contentType]?.(who)
}
