import type { Assumptions } from '../instance/assumptions.ts'
import type { Chat, Happening, Item, Message, Participant, Receipt } from '../instance/chat.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'

/** Content types of what can happen in a chat (CONTRACT section 3, Items). */
const EVENT_TYPES: Readonly<Record<Exclude<Happening['kind'], 'message' | 'attachment' | 'authentication'>, string>> = {
  invited: `${EVENT}participant.invited`,
  joined: `${EVENT}participant.joined`,
  left: `${EVENT}participant.left`,
  transferred: `${EVENT}transfer.succeeded`,
  'transfer failed': `${EVENT}transfer.failed`,
  idle: `${EVENT}participant.idle`,
  returned: `${EVENT}participant.returned`,
  'disconnected for being idle': `${EVENT}participant.autodisconnection`,
  renamed: `${EVENT}participant.displayname.updated`,
  'chat ended': `${EVENT}chat.ended`,
}

export const TYPING = `${EVENT}typing`
export const CONNECTION_ACKNOWLEDGED = `${EVENT}connection.acknowledged`
export const MESSAGE_READ = `${EVENT}message.read`
export const MESSAGE_DELIVERED = `${EVENT}message.delivered`

const ATTACHMENT_STATUS = { 'in scan': 'IN_PROGRESS', approved: 'APPROVED', rejected: 'REJECTED' } as const

export interface WireItem {
  readonly AbsoluteTime: string
  /** An attachment has one of its own, its item none (documented, ChatJS' attachment scanning). */
  readonly ContentType?: string
  readonly Id: string
  readonly Type: 'MESSAGE' | 'EVENT' | 'ATTACHMENT'
  readonly Content?: string
  readonly ParticipantId?: string
  readonly DisplayName?: string
  readonly ParticipantRole?: string
  readonly ContactId?: string
  readonly InitialContactId?: string
  readonly MessageMetadata?: WireMetadata
  readonly Attachments?: readonly WireAttachment[]
}

interface WireAttachment {
  readonly AttachmentId: string
  readonly AttachmentName: string
  readonly ContentType: string
  readonly Status: 'IN_PROGRESS' | 'APPROVED' | 'REJECTED'
}

interface WireMetadata {
  readonly MessageId: string
  readonly Receipts: readonly WireReceipt[]
}

interface WireReceipt {
  readonly RecipientParticipantId: string
  readonly DeliveredTimestamp?: string
  readonly ReadTimestamp?: string
}

/** As AWS writes times: `2026-01-05T09:00:00.000Z`. */
export function timestamp(time: number): string {
  // What is answered to a message tells the same time as what is told of it.
  if (time === latest.time) return latest.text
  const start = Math.floor(time / 1000) * 1000
  // A second has many messages in it, and writing the whole of a time takes ten times as long (measured).
  if (second.start !== start) second = { start, text: new Date(start).toISOString().slice(0, -'000Z'.length) }
  latest = { time, text: `${second.text}${String(Math.floor(time - start)).padStart(3, '0')}Z` }
  return latest.text
}

/** The latest that was told of; its text ends where the milliseconds begin. */
let second = { start: Number.NaN, text: '' }
let latest = { time: Number.NaN, text: '' }

/** An item as GetTranscript lists it: the SDK's `Item`. Receipts stand on the message they are about, or nowhere. */
export function transcriptItem(item: Item, chat: Chat, assumptions: Assumptions): WireItem {
  const isShown = assumptions.receiptsInTranscript === 'on their message'
  const receipts = isShown ? chat.receipts.filter((each) => each.messageId === item.id) : []
  return {
    ...wireItem(item, assumptions),
    ...(receipts.length > 0 && { MessageMetadata: { MessageId: item.id, Receipts: receipts.map(wireReceipt) } }),
  }
}

/** An item as the socket pushes it. */
export function pushedItem(item: Item, chatId: string, assumptions: Assumptions): WireItem {
  const pushed: { InitialContactId?: string } & WireItem = wireItem(item, assumptions)
  pushed.InitialContactId = chatId
  return pushed
}

export function pushedTyping(from: Participant, chatId: string, id: string, time: number): WireItem {
  return {
    AbsoluteTime: timestamp(time),
    ContentType: TYPING,
    Id: id,
    Type: 'EVENT',
    ...author(from.id, from.displayName, from.role),
    ContactId: from.contactId,
    InitialContactId: chatId,
  }
}

export function pushedReceipt(receipt: Receipt, chatId: string, id: string, time: number): object {
  return {
    AbsoluteTime: timestamp(time),
    Id: id,
    Type: 'MESSAGEMETADATA',
    InitialContactId: chatId,
    ContactId: chatId,
    MessageMetadata: { MessageId: receipt.messageId, Receipts: [wireReceipt(receipt)] },
  }
}

function wireItem(item: Item, { authenticationSession }: Assumptions): WireItem {
  if (item.kind === 'message') return wireMessage(item)
  const common = { AbsoluteTime: timestamp(item.time), Id: item.id, ContactId: item.contactId }
  const by = author(item.participantId, item.displayName, item.role)
  switch (item.kind) {
    case 'attachment':
      return { ...common, Type: 'ATTACHMENT', Attachments: [wireAttachment(item)], ...by }
    case 'authentication': {
      const ContentType = `${EVENT}authentication.${item.step}`
      // The first one names the session, the others need not (documented, ChatJS).
      const Content = JSON.stringify({ [authenticationSession]: item.sessionId })
      return { ...common, ContentType, Type: 'EVENT', ...(item.step === 'initiated' && { Content }), ...by }
    }
    case 'chat ended':
      return { ...common, ContentType: EVENT_TYPES[item.kind], Type: 'EVENT' }
    default:
      return { ...common, ContentType: EVENT_TYPES[item.kind], Type: 'EVENT', ...by }
  }
}

/** Nearly all there is, written out because it takes a fraction of the time (measured). */
function wireMessage(item: Message): WireItem {
  return {
    AbsoluteTime: timestamp(item.time),
    Id: item.id,
    ContactId: item.contactId,
    ContentType: item.format,
    Type: 'MESSAGE',
    Content: item.content,
    ParticipantId: item.participantId,
    DisplayName: item.displayName,
    ParticipantRole: item.role,
  }
}

function wireAttachment({ attachment, state }: Extract<Item, { kind: 'attachment' }>): WireAttachment {
  const { id, name, contentType } = attachment
  return { AttachmentId: id, AttachmentName: name, ContentType: contentType, Status: ATTACHMENT_STATUS[state] }
}

function author(id: string, name: string, role: string) {
  return { ParticipantId: id, DisplayName: name, ParticipantRole: role }
}

function wireReceipt({ recipientId, deliveredAt, readAt }: Receipt): WireReceipt {
  return {
    RecipientParticipantId: recipientId,
    ...(deliveredAt !== undefined && { DeliveredTimestamp: timestamp(deliveredAt) }),
    ...(readAt !== undefined && { ReadTimestamp: timestamp(readAt) }),
  }
}
