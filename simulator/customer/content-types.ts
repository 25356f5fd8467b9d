const EVENT = 'application/vnd.amazonaws.connect.event.'
const MESSAGE = 'application/vnd.amazonaws.connect.message.'

/** Content types of chat events, by the name people use. Source: Connect API reference, `SendEvent` and `Item`. */
export const EventType = {
  typing: `${EVENT}typing`,
  connectionAcknowledged: `${EVENT}connection.acknowledged`,
  participantJoined: `${EVENT}participant.joined`,
  participantLeft: `${EVENT}participant.left`,
  participantInvited: `${EVENT}participant.invited`,
  participantActive: `${EVENT}participant.active`,
  participantInactive: `${EVENT}participant.inactive`,
  participantIdle: `${EVENT}participant.idle`,
  participantReturned: `${EVENT}participant.returned`,
  participantAutoDisconnection: `${EVENT}participant.autodisconnection`,
  participantDisplayNameUpdated: `${EVENT}participant.displayname.updated`,
  transferSucceeded: `${EVENT}transfer.succeeded`,
  transferFailed: `${EVENT}transfer.failed`,
  chatEnded: `${EVENT}chat.ended`,
  chatRehydrated: `${EVENT}chat.rehydrated`,
  messageRead: `${EVENT}message.read`,
  messageDelivered: `${EVENT}message.delivered`,
} as const

/** Content types of chat messages. */
export const MessageType = {
  plain: 'text/plain',
  markdown: 'text/markdown',
  json: 'application/json',
  interactive: `${MESSAGE}interactive`,
  interactiveResponse: `${MESSAGE}interactive.response`,
} as const
