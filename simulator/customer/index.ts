/**
 * A chat customer on the unmodified AWS SDKs, for the simulator and for AWS alike.
 * @module connect-roundtable/customer
 */
export { Customer, type CustomerOptions } from './customer.ts'
export type { Inbox, Sought } from './inbox.ts'
export type { ChatAttachment, ChatItem, ChatItemType, Receipt } from './items.ts'
export type { LinkState } from './participant-link.ts'
export type { Posted } from './participant-session.ts'
export { RefusedError } from './refused-error.ts'
export type { ChatRequest } from './start-chat.ts'
export type { Cancel, Timers } from './timers.ts'
export type { WebSocketClass, WebSocketLike } from './web-socket.ts'
