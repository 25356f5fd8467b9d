import type { Chat } from '../../instance/chat.ts'
import { transcriptItem } from '../items.ts'
import { denied, invalid } from './errors.ts'
import type { Context, Operations } from './operations.ts'
import { transcriptPage } from './transcript-page.ts'

/** Reading what has happened in a chat. */
export function transcriptOperations({ instance }: Context): Pick<Operations, 'GetTranscript'> {
  return {
    GetTranscript(participantId, request) {
      const chat = instance.chatReadBy(participantId)
      const { foreignTranscript } = instance.assumptions
      if (foreignTranscript !== 'own transcript') requireOwn(chat, request.ContactId, foreignTranscript)
      const { page, nextToken } = transcriptPage(chat.transcript, request, instance.assumptions)
      return {
        InitialContactId: chat.id,
        Transcript: page.map((item) => transcriptItem(item, chat, instance.assumptions)),
        ...(nextToken && { NextToken: nextToken }),
      }
    },
  }
}

/** The customer's contact and those of all agents there have been are one chain. */
function requireOwn(
  chat: Chat,
  contactId: string | undefined,
  error: 'ValidationException' | 'AccessDeniedException',
): void {
  const isOwn = contactId === chat.id || chat.participants.some((each) => each.contactId === contactId)
  if (contactId === undefined || isOwn) return
  const refusal = error === 'ValidationException' ? invalid : denied
  throw refusal(`Value at 'ContactId' is no contact of this chat: ${contactId}`)
}
