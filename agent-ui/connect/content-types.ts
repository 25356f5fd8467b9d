const EVENT = 'application/vnd.amazonaws.connect.event.'

/** The content types of events this page knows, by what they tell. */
export const eventTypes = {
  typing: `${EVENT}typing`,
  joined: `${EVENT}participant.joined`,
  left: `${EVENT}participant.left`,
  invited: `${EVENT}participant.invited`,
  idle: `${EVENT}participant.idle`,
  returned: `${EVENT}participant.returned`,
  disconnectedForIdling: `${EVENT}participant.autodisconnection`,
  ended: `${EVENT}chat.ended`,
  transferSucceeded: `${EVENT}transfer.succeeded`,
  transferFailed: `${EVENT}transfer.failed`,
  delivered: `${EVENT}message.delivered`,
  read: `${EVENT}message.read`,
} as const
