import type { Message } from '../../instance/chat.ts'
import { timestamp } from '../items.ts'

const BEFORE = '{"topic":"aws/chat","contentType":"application/json","content":'

/** A text without anything that JSON escapes, as most are. */
const PLAIN = /^[ !#-[\]-~\u00a0-\ud7ff]*$/

/** Whether a frame tells of something in a chat: what answers a subscription or a heartbeat does not. */
export function isChatFrame(text: string): boolean {
  return text.startsWith(BEFORE)
}

/** What tells of something in a chat: JSON inside JSON (measured, CONTRACT section 3, The socket). */
export function frameOf(content: object): string {
  return `${BEFORE}${JSON.stringify(JSON.stringify(content))}}`
}

/**
 * The same of a message, member by member: nearly all frames are of one, and this takes half the time (measured). Only
 * what people write can have anything to escape in it.
 */
export function frameOfMessage(item: Message, chatId: string): string {
  const content = escapedTwice(item.content)
  const name = escapedTwice(item.displayName)
  return `${BEFORE}"{\\"AbsoluteTime\\":\\"${timestamp(item.time)}\\",\\"Id\\":\\"${item.id}\\",\\"ContactId\\":\\"${item.contactId}\\",\\"ContentType\\":\\"${item.format}\\",\\"Type\\":\\"MESSAGE\\",\\"Content\\":${content},\\"ParticipantId\\":\\"${item.participantId}\\",\\"DisplayName\\":${name},\\"ParticipantRole\\":\\"${item.role}\\",\\"InitialContactId\\":\\"${chatId}\\"}"}`
}

function escapedTwice(text: string): string {
  return PLAIN.test(text) ? `\\"${text}\\"` : JSON.stringify(JSON.stringify(text)).slice(1, -1)
}
