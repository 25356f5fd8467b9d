import type { Assumptions } from '../../instance/assumptions.ts'
import type { MessageFormat } from '../../instance/chat.ts'
import { parseBody } from '../http.ts'
import { CONNECTION_ACKNOWLEDGED, MESSAGE_DELIVERED, MESSAGE_READ, TYPING } from '../items.ts'
import { characters, isObject } from '../model/validation.ts'
import { invalid } from './errors.ts'

type SentFormat = Exclude<MessageFormat, 'application/vnd.amazonaws.connect.message.interactive'>

/** What people can send, and the characters that it may have (documented, SendMessage). */
const MAX_LENGTH: Readonly<Record<SentFormat, number>> = {
  'text/plain': 1024,
  'text/markdown': 1024,
  'application/json': 12_000,
  'application/vnd.amazonaws.connect.message.interactive.response': 12_288,
}
/** For all of them (documented, ChatMessage). */
const MAX_BYTES = 16_384
const FORMATS = Object.keys(MAX_LENGTH) as SentFormat[]
const JSON_FORMATS: readonly SentFormat[] = [
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive.response',
]

const EVENT_TYPES = [TYPING, CONNECTION_ACKNOWLEDGED, MESSAGE_READ, MESSAGE_DELIVERED]

/** The message of a SendMessage, checked. @throws ServiceError naming the member. */
export function messageOf(
  contentType: string,
  content: string,
  { blankMessage, jsonContent, jsonLevels, messageLimits }: Assumptions,
): { format: MessageFormat; content: string } {
  const format = FORMATS.find((each) => each === contentType)
  if (!format) {
    throw invalid(`Value at 'ContentType' failed to satisfy constraint: one of ${FORMATS.join(', ')}`)
  }
  const [length, most, unit] =
    messageLimits === 'by content type'
      ? [characters(content), MAX_LENGTH[format], 'characters']
      : [new TextEncoder().encode(content).length, MAX_BYTES, 'bytes']
  if (length > most) {
    throw invalid(
      `Value at 'Content' failed to satisfy constraint: ${format} has at most ${most} ${unit}, not ${length}`,
    )
  }
  if (content.trim() === '' && blankMessage === 'refused') {
    throw invalid("Value at 'Content' failed to satisfy constraint: Member must not be blank")
  }
  if (jsonContent === 'checked' && JSON_FORMATS.includes(format) && parseBody(content, { jsonLevels }) === undefined) {
    throw invalid(`Value at 'Content' failed to satisfy constraint: ${format} is JSON`)
  }
  return { format, content }
}

/** The message that a chat starts with, checked likewise. */
export function initialMessageOf(contentType: string, content: string, assumptions: Assumptions) {
  return messageOf(contentType, content, { ...assumptions, messageLimits: '16384 bytes' })
}

export function requireEventType(contentType: string): void {
  if (EVENT_TYPES.includes(contentType)) return
  throw invalid(`Value at 'ContentType' failed to satisfy constraint: one of ${EVENT_TYPES.join(', ')}`)
}

/** The message that a receipt is about: its content is `{"messageId": ...}`. */
export function receiptSubject(content: string | undefined, assumptions: Assumptions): string {
  const body = parseBody(content ?? '', assumptions)
  if (isObject(body) && typeof body.messageId === 'string') return body.messageId
  throw invalid(`Value at 'Content' failed to satisfy constraint: a receipt is {"messageId": "<id of a message>"}`)
}
