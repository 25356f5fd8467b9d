import { eventTypes } from './content-types.ts'
import type { ChatItem, ItemKind, Marks, Receipt } from './port.ts'

/** A transcript or socket item as ChatJS passes it on; nothing about it is promised, so everything is optional. */
export interface RawItem {
  readonly Id?: string
  readonly AbsoluteTime?: string
  readonly Type?: string
  readonly ContentType?: string
  readonly Content?: string
  readonly ParticipantId?: string
  readonly DisplayName?: string
  readonly ParticipantRole?: string
  readonly Attachments?: readonly { readonly AttachmentName?: string }[]
  readonly MessageMetadata?: {
    readonly MessageId?: string
    readonly Receipts?: readonly { readonly DeliveredTimestamp?: string; readonly ReadTimestamp?: string }[]
  }
}

const kinds: Record<string, ItemKind> = { MESSAGE: 'message', ATTACHMENT: 'attachment', EVENT: 'event' }

/** Copies an item, or gives nothing for what is not part of a transcript (typing, receipts, items without an id). */
export function chatItem(raw: RawItem): ChatItem | undefined {
  if (!raw.Id || !raw.AbsoluteTime || raw.Type === 'MESSAGEMETADATA') return undefined
  if (raw.ContentType === eventTypes.typing) return undefined
  return {
    id: raw.Id,
    at: raw.AbsoluteTime,
    kind: kinds[raw.Type ?? ''] ?? 'other',
    contentType: raw.ContentType ?? '',
    content: raw.Content ?? raw.Attachments?.map((one) => one.AttachmentName ?? '').join(', ') ?? '',
    participantId: raw.ParticipantId ?? '',
    name: raw.DisplayName ?? '',
    role: raw.ParticipantRole ?? '',
    marks: marksOf(raw),
  }
}

/** Reads a receipt off the socket; it names the message it is about. */
export function receiptOf(raw: RawItem): Receipt | undefined {
  const messageId = raw.MessageMetadata?.MessageId
  return messageId ? { messageId, ...marksOf(raw) } : undefined
}

function marksOf(raw: RawItem): Marks {
  const receipt = raw.MessageMetadata?.Receipts?.[0]
  return {
    ...(receipt?.DeliveredTimestamp ? { delivered: receipt.DeliveredTimestamp } : {}),
    ...(receipt?.ReadTimestamp ? { read: receipt.ReadTimestamp } : {}),
  }
}
