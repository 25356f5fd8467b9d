import { unusable } from './errors.ts'

/** What a chat can be started for (documented, StartChatContact). */
const SUPPORTED: readonly string[] = [
  'text/plain',
  'text/markdown',
  'application/json',
  'application/vnd.amazonaws.connect.message.interactive',
  'application/vnd.amazonaws.connect.message.interactive.response',
]

/** @throws ServiceError unless all are supported and text/plain is among them (documented, StartChatContact). */
export function requireContentTypes(named: readonly string[] | undefined): void {
  if (!named) return
  const at = "Value at 'SupportedMessagingContentTypes'"
  const unknown = named.find((each) => !SUPPORTED.includes(each))
  if (unknown !== undefined) throw unusable(`${at} has ${unknown}; supported are ${SUPPORTED.join(', ')}`)
  if (!named.includes('text/plain')) throw unusable(`${at} must always contain text/plain`)
}
