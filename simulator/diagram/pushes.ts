import { member, text } from './values.ts'

/** What a chat socket has brought: an item, typing, receipts. */
export interface Push {
  readonly id: string
  readonly type: string
  readonly body: unknown
  readonly name?: string | undefined
  readonly participantId?: string | undefined
}

/** The push in a frame; undefined for subscriptions, heartbeats and the like. */
export function pushIn(frame: unknown): Push | undefined {
  const body = member(frame, 'content')
  const id = text(body, 'Id')
  const type = text(body, 'Type')
  if (text(frame, 'topic') !== 'aws/chat' || !id || !type) return undefined
  return { id, type, body, name: text(body, 'DisplayName'), participantId: text(body, 'ParticipantId') }
}

const EVENTS: Readonly<Record<string, (name: string) => string>> = {
  'participant.invited': (name) => `${name} is invited`,
  'participant.joined': (name) => `${name} joins`,
  'participant.left': (name) => `${name} leaves`,
  'transfer.succeeded': (name) => `the chat is handed to ${name}`,
  'chat.ended': () => 'the chat ends',
  typing: (name) => `${name} types`,
}

export function frameWords({ type, body, name = 'somebody' }: Push): string {
  const contentType = text(body, 'ContentType') ?? ''
  switch (type) {
    case 'MESSAGE':
      return `${name}: ${quoted(contentType, text(body, 'Content') ?? '')}`
    case 'ATTACHMENT':
      return `${name}: file ${text(member(body, 'Attachments'), '0', 'AttachmentName') ?? ''}`
    case 'MESSAGEMETADATA':
      return text(member(body, 'MessageMetadata', 'Receipts'), '0', 'ReadTimestamp')
        ? 'receipt: read'
        : 'receipt: delivered'
    default: {
      const event = contentType.replace('application/vnd.amazonaws.connect.event.', '')
      return EVENTS[event]?.(name) ?? event
    }
  }
}

/** What is said is quoted where it is words, and called by its type where it is data. */
export function quoted(contentType: string, content: string): string {
  return contentType.startsWith('text/') ? `“${content}”` : contentType
}
