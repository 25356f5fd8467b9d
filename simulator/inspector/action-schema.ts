import { z } from 'zod'
import { type Action, MOST_FILE_BYTES } from './protocol.ts'
import { RefusedAction } from './refused-action.ts'

const name = z.string().trim().min(1).max(256)
const id = z.string().min(1).max(256)
/** The longest that a chat can last (documented, StartChatContact). */
const A_WEEK_S = 7 * 24 * 3600

/** Three bytes are four letters. */
const content = z.base64().max((MOST_FILE_BYTES / 3) * 4 + 4)
const file = z.strictObject({ name: z.string(), contentType: z.string(), content })

const schema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('start chat'), name }),
  z.strictObject({ action: z.literal('say'), participantId: id, text: z.string() }),
  z.strictObject({ action: z.enum(['type', 'leave']), participantId: id }),
  z.strictObject({ action: z.literal('send file'), participantId: id, file }),
  z.strictObject({ action: z.literal('choose state'), agent: name, stateId: id }),
  z.strictObject({ action: z.enum(['accept', 'reject', 'close']), agent: name, contactId: id }),
  z.strictObject({ action: z.enum(['monitor', 'barge in', 'go back']), agent: name, contactId: id }),
  z.strictObject({ action: z.enum(['invite', 'transfer']), agent: name, contactId: id, quickConnectId: id }),
  z.strictObject({ action: z.literal('remove'), agent: name, contactId: id, participantId: id }),
  z.strictObject({ action: z.enum(['drop', 'cut off', 'restore', 'reconnect']), who: name }),
  z.strictObject({ action: z.literal('advance'), seconds: z.number().positive().max(A_WEEK_S) }),
])

/** @throws RefusedAction naming the members that are wrong */
export function actionIn(body: string): Action {
  const read = schema.safeParse(parsed(body))
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
  throw new RefusedAction(`This is no action: ${wrong.join('; ')}.`)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new RefusedAction('This is no action: it is not JSON.')
  }
}
