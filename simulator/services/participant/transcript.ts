import { transcriptItem } from '../items.ts'
import type { Context, Operations } from './operations.ts'
import { transcriptPage } from './transcript-page.ts'

/** Reading what has happened in a chat. */
export function transcriptOperations({ instance }: Context): Pick<Operations, 'GetTranscript'> {
  return {
    GetTranscript(participantId, request) {
      const chat = instance.chatOf(participantId)
      const { page, nextToken } = transcriptPage(chat.transcript, request, instance.assumptions)
      return {
        InitialContactId: chat.id,
        Transcript: page.map((item) => transcriptItem(item, chat, instance.assumptions)),
        ...(nextToken && { NextToken: nextToken }),
      }
    },
  }
}
