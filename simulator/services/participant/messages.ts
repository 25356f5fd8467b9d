import { CONNECTION_ACKNOWLEDGED, MESSAGE_DELIVERED, MESSAGE_READ, TYPING, timestamp } from '../items.ts'
import { messageOf, receiptSubject, requireEventType } from './content.ts'
import type { Context, Operations } from './operations.ts'

/** What people say and do in a chat. */
export function messageOperations({ instance }: Context): Pick<Operations, 'SendMessage' | 'SendEvent'> {
  return {
    SendMessage(participantId, { ContentType, Content }) {
      const { format, content } = messageOf(ContentType, Content, instance.assumptions)
      const item = instance.say(participantId, format, content)
      return { Id: item.id, AbsoluteTime: timestamp(item.time) }
    },

    SendEvent(participantId, { ContentType, Content }) {
      requireEventType(ContentType)
      if (ContentType === TYPING) instance.type(participantId)
      if (ContentType === MESSAGE_READ)
        instance.acknowledge(participantId, receiptSubject(Content, instance.assumptions), 'read')
      if (ContentType === MESSAGE_DELIVERED)
        instance.acknowledge(participantId, receiptSubject(Content, instance.assumptions), 'delivered')
      if (ContentType === CONNECTION_ACKNOWLEDGED) instance.chatOf(participantId)
      return { Id: instance.nextId(), AbsoluteTime: timestamp(instance.clock.now()) }
    },
  }
}
