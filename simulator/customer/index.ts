export {
  ChatSocket,
  type ChatSocketOptions,
  HEARTBEAT_MS,
  RESUBSCRIBE_MS,
  SUBSCRIBE_TRIES,
} from './chat-socket.ts'
export { EventType, MessageType } from './content-types.ts'
export { Customer, type CustomerOptions } from './customer.ts'
export { DEFAULT_WAIT_MS, Inbox, type Sought } from './inbox.ts'
export type { ChatAttachment, ChatItem, ChatItemType, ChatPush, Receipt } from './items.ts'
export { connectParticipant, createParticipantClient, type ParticipantConnection } from './participant-connection.ts'
export { type LinkState, RECONNECT_MS } from './participant-link.ts'
export { ParticipantSession, type ParticipantSessionOptions, type Posted } from './participant-session.ts'
export { RefusedError } from './refused-error.ts'
export type { ChatRequest } from './start-chat.ts'
export type { Cancel, Timers } from './timers.ts'
export type { WebSocketClass, WebSocketLike } from './web-socket.ts'
