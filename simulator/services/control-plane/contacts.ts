import { arnOf } from '../arns.ts'
import { timestamp } from '../items.ts'
import { monitorMode } from '../monitor-modes.ts'
import { initialMessageOf } from '../participant/content.ts'
import { contactOf } from './contact.ts'
import { requireContentTypes } from './content-types.ts'
import { notFound, unusable } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { timersIn } from './role-timers.ts'

type Operations =
  | 'StartChatContact'
  | 'StopContact'
  | 'DescribeContact'
  | 'MonitorContact'
  | 'CreateParticipant'
  | 'UpdateParticipantRoleConfig'

/** Alphanumeric, dash and underscore (documented, StartChatContact). */
const ATTRIBUTE_KEY = /^[a-z0-9_-]+$/i
/** Together, keys and values (documented, StartChatContact). */
const MAX_ATTRIBUTE_BYTES = 32 * 1024

/** Chats from outside: started, stopped, described, watched over, given a bot and timers. */
export function contactHandlers({ instance, tokens }: Means): Handlers<Operations> {
  const { directory } = instance

  return {
    StartChatContact(request) {
      const { contactFlow } = directory.center
      if (request.ContactFlowId !== contactFlow.id) throw notFound(`contact flow ${request.ContactFlowId}`)
      const { InitialMessage: initial, Attributes: attributes, ChatDurationInMinutes: durationMinutes } = request
      const contentTypes = request.SupportedMessagingContentTypes
      for (const member of ['PersistentChat', 'RelatedContactId'] as const) {
        if (request[member] !== undefined) throw unusable(`Value at '${member}' is not simulated: a chat begins anew`)
      }
      requireAttributes(attributes)
      requireContentTypes(contentTypes)
      const chat = instance.startChat({
        displayName: request.ParticipantDetails.DisplayName,
        ...(attributes && { attributes }),
        ...(initial && {
          initialMessage: initialMessageOf(initial.ContentType, initial.Content, instance.assumptions),
        }),
        ...(durationMinutes && { durationMinutes }),
        ...(contentTypes && { contentTypes }),
      })
      const { token } = tokens.grant('participant', chat.customer.id)
      return { ContactId: chat.id, ParticipantId: chat.customer.id, ParticipantToken: token }
    },

    StopContact({ ContactId }) {
      instance.stopChat(ContactId)
      return {}
    },

    DescribeContact({ ContactId }) {
      return { Contact: contactOf(directory.center, instance.chatOfContact(ContactId), ContactId) }
    },

    MonitorContact({ ContactId, UserId, AllowedMonitorCapabilities: may = [] }) {
      const own = instance.monitor(ContactId, UserId, may.map(monitorMode))
      return { ContactId: own, ContactArn: arnOf(directory.center, 'contact', own) }
    },

    CreateParticipant({ ContactId, ParticipantDetails: { ParticipantRole: role, DisplayName: name } }) {
      if (role !== 'CUSTOM_BOT') {
        throw unusable("Value at 'ParticipantDetails.ParticipantRole' must be CUSTOM_BOT for a chat")
      }
      if (name === undefined && instance.assumptions.unnamedBot === 'refused') {
        throw unusable("Value at 'ParticipantDetails.DisplayName' must not be null")
      }
      const { chat, participant } = instance.createBot(ContactId, name ?? role)
      const { token } = tokens.grant('participant', participant.id)
      // The token is good as long as the participant is in the chat (documented), so until the chat ends at the latest.
      const credentials = { ParticipantToken: token, Expiry: timestamp(chat.endsAt) }
      return { ParticipantId: participant.id, ParticipantCredentials: credentials }
    },

    UpdateParticipantRoleConfig({ ContactId, ChannelConfiguration }) {
      instance.setRoleTimers(ContactId, timersIn(ChannelConfiguration))
      return {}
    },
  }
}

function requireAttributes(attributes: Readonly<Record<string, string>> = {}): void {
  const odd = Object.keys(attributes).find((key) => !ATTRIBUTE_KEY.test(key))
  if (odd !== undefined) {
    throw unusable(`Value at 'Attributes.${odd}' failed to satisfy constraint: keys have letters, digits, - and _ only`)
  }
  if (new TextEncoder().encode(Object.entries(attributes).flat().join('')).length > MAX_ATTRIBUTE_BYTES) {
    throw unusable(`Value at 'Attributes' failed to satisfy constraint: at most ${MAX_ATTRIBUTE_BYTES} bytes together`)
  }
}
