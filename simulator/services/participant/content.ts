import type { Assumptions } from '../../instance/assumptions.ts'
import type { MessageFormat } from '../../instance/chat.ts'
import { parseBody } from '../http.ts'
import { CONNECTION_ACKNOWLEDGED, MESSAGE_DELIVERED, MESSAGE_FORMATS, MESSAGE_READ, TYPING } from '../items.ts'
import { isObject } from '../model/validation.ts'
import { invalid } from './errors.ts'

/** Characters a message may have, by its content type (documented, SendMessage). */
const MAX_LENGTH: Readonly<Record<MessageFormat, number>> = {
  'text/plain': 1024,
  'text/markdown': 1024,
  'application/json': 12_000,
}

const EVENT_TYPES = [TYPING, CONNECTION_ACKNOWLEDGED, MESSAGE_READ, MESSAGE_DELIVERED]

/** The message of a SendMessage (or an InitialMessage), checked. @throws ServiceError naming the member. */
export function messageOf(
  contentType: string,
  content: string,
  { blankMessage }: Assumptions,
): { format: MessageFormat; content: string } {
  const format = MESSAGE_FORMATS.find((each) => each === contentType)
  if (!format) {
    throw invalid(`Value at 'ContentType' failed to satisfy constraint: one of ${MESSAGE_FORMATS.join(', ')}`)
  }
  const length = [...content].length
  if (length > MAX_LENGTH[format]) {
    throw invalid(
      `Value at 'Content' failed to satisfy constraint: ${format} has at most ${MAX_LENGTH[format]} characters, not ${length}`,
    )
  }
  if (content.trim() === '' && blankMessage === 'refused') {
    throw invalid("Value at 'Content' failed to satisfy constraint: Member must not be blank")
  }
  return { format, content }
}

export function requireEventType(contentType: string): void {
  if (EVENT_TYPES.includes(contentType)) return
  throw invalid(`Value at 'ContentType' failed to satisfy constraint: one of ${EVENT_TYPES.join(', ')}`)
}

/** The message that a receipt is about: its content is `{"messageId": ...}`. */
export function receiptSubject(content: string | undefined): string {
  const body = parseBody(content ?? '')
  if (isObject(body) && typeof body.messageId === 'string') return body.messageId
  throw invalid(`Value at 'Content' failed to satisfy constraint: a receipt is {"messageId": "<id of a message>"}`)
}
