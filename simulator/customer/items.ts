/**
 * What an item of the transcript is. Everything that is neither a message nor an attachment is an event.
 *
 * @example
 * const type: ChatItemType = 'EVENT'
 */
export type ChatItemType = 'MESSAGE' | 'EVENT' | 'ATTACHMENT'

/**
 * A file on an item of type ATTACHMENT. `status` is APPROVED, REJECTED or IN_PROGRESS.
 *
 * @example
 * const names = item.attachments?.map(({ name, status }: ChatAttachment) => `${name} (${status})`)
 */
export interface ChatAttachment {
  id?: string | undefined
  name?: string | undefined
  contentType?: string | undefined
  status?: string | undefined
}

/**
 * That a recipient's client has got, or shown, a message. Times are ISO 8601.
 *
 * @example
 * const read = customer.received.receipts.filter((receipt: Receipt) => receipt.read !== undefined)
 */
export interface Receipt {
  messageId: string
  recipientParticipantId: string
  delivered?: string | undefined
  read?: string | undefined
}

/**
 * One item of a chat, the same whether it came over the socket or from GetTranscript.
 *
 * @example
 * const said = (await customer.transcript()).filter((item: ChatItem) => item.type === 'MESSAGE')
 */
export interface ChatItem {
  id: string
  /** AbsoluteTime, ISO 8601 with milliseconds, Z. */
  time: string
  type: ChatItemType
  contentType: string
  /** Absent on most events. */
  content?: string | undefined
  /** Absent where the service itself speaks (chat.ended). */
  participantId?: string | undefined
  displayName?: string | undefined
  /** AGENT, CUSTOMER, SYSTEM, CUSTOM_BOT or SUPERVISOR. */
  role?: string | undefined
  /** Differs between agents of one chat: each has a contact of their own. */
  contactId?: string | undefined
  initialContactId?: string | undefined
  /** Set on items of an earlier session of a persistent chat. */
  relatedContactId?: string | undefined
  attachments?: ChatAttachment[] | undefined
  /** Only on items of a transcript; on the socket receipts come by themselves. */
  receipts?: Receipt[] | undefined
}

/** What one push on `aws/chat` carries. */
export type ChatPush = { kind: 'item'; item: ChatItem } | { kind: 'receipts'; receipts: Receipt[] }

type Fields = Record<string, unknown>

/**
 * Reads the content of one `aws/chat` push.
 * @param value the item as parsed from JSON, in Connect's own spelling (`AbsoluteTime`, `ParticipantRole`, ...)
 * @throws Error naming what is missing when it is no item
 */
export function readPush(value: unknown): ChatPush {
  const fields = asFields(value)
  if (fields.Type === 'MESSAGEMETADATA') return { kind: 'receipts', receipts: readReceipts(fields.MessageMetadata) }
  return { kind: 'item', item: readItem(fields) }
}

/**
 * Reads one item of the socket or of GetTranscript.
 * @param value the item in Connect's own spelling
 * @throws Error naming what is missing when Id, AbsoluteTime, Type or ContentType is not there
 */
export function readItem(value: unknown): ChatItem {
  const fields = asFields(value)
  const receipts = fields.MessageMetadata === undefined ? undefined : readReceipts(fields.MessageMetadata)
  const attachments = Array.isArray(fields.Attachments) ? fields.Attachments.map(readAttachment) : undefined
  return {
    id: required(fields, 'Id'),
    time: required(fields, 'AbsoluteTime'),
    type: typeOf(required(fields, 'Type')),
    contentType: attachments ? (text(fields.ContentType) ?? '') : required(fields, 'ContentType'),
    content: text(fields.Content),
    participantId: text(fields.ParticipantId),
    displayName: text(fields.DisplayName),
    role: text(fields.ParticipantRole),
    contactId: text(fields.ContactId),
    initialContactId: text(fields.InitialContactId),
    relatedContactId: text(fields.RelatedContactId),
    ...(attachments && { attachments }),
    ...(receipts && { receipts }),
  }
}

function readReceipts(value: unknown): Receipt[] {
  const metadata = asFields(value)
  if (!Array.isArray(metadata.Receipts)) return []
  const messageId = required(metadata, 'MessageId')
  return metadata.Receipts.map((entry: unknown) => {
    const receipt = asFields(entry)
    return {
      messageId,
      recipientParticipantId: required(receipt, 'RecipientParticipantId'),
      delivered: text(receipt.DeliveredTimestamp),
      read: text(receipt.ReadTimestamp),
    }
  })
}

function readAttachment(value: unknown): ChatAttachment {
  const fields = asFields(value)
  return {
    id: text(fields.AttachmentId),
    name: text(fields.AttachmentName),
    contentType: text(fields.ContentType),
    status: text(fields.Status),
  }
}

function typeOf(type: string): ChatItemType {
  return type === 'MESSAGE' || type === 'ATTACHMENT' ? type : 'EVENT'
}

function asFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object')
  return { ...value }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function required(fields: Fields, name: string): string {
  const value = text(fields[name])
  if (!value) throw new Error(`without ${name}`)
  return value
}
