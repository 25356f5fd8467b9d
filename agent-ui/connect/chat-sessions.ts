import { chatItem, type RawItem, receiptOf } from './chat-item.ts'
import { eventTypes } from './content-types.ts'
import { type ChatEvent, type OutgoingMessage, type ReceiptKind, Refusal, type TranscriptPage } from './port.ts'
import { toRefusal } from './refusals.ts'

const PAGE = 100

/** A ChatJS event carries the item, and `chatDetails` that nobody here needs. */
type Handler = (event: { data?: RawItem }) => void

interface Answer<T> {
  // biome-ignore lint/suspicious/noConfusingVoidType: ChatJS types a missing answer as void.
  data: T | undefined | void
}

interface Sent {
  Id?: string
  AbsoluteTime?: string
}

interface Transcript {
  Transcript?: RawItem[]
  NextToken?: string
}

/** The part of a ChatJS session that is used here; ChatJS' own `AgentChatSession` fits. */
export interface LiveChat {
  getChatDetails(): { participantId: string }
  onMessage(handler: Handler): void
  /** ChatJS 1.5 has none: there an invitation comes with the messages. */
  onParticipantInvited?(handler: Handler): void
  onParticipantIdle(handler: Handler): void
  onParticipantReturned(handler: Handler): void
  onAutoDisconnection(handler: Handler): void
  onTyping(handler: Handler): void
  onReadReceipt(handler: Handler): void
  onDeliveredReceipt(handler: Handler): void
  onConnectionLost(handler: () => void): void
  onConnectionBroken(handler: () => void): void
  onConnectionEstablished(handler: () => void): void
  /** ChatJS 1.5 has neither of these two. */
  onDeepHeartbeatFailure?(handler: () => void): void
  onDeepHeartbeatSuccess?(handler: () => void): void
  onEnded(handler: () => void): void
  sendMessage(args: {
    message: string
    contentType: OutgoingMessage['format']
    clientToken: string
  }): Promise<Answer<Sent>>
  sendEvent(args: {
    contentType: (typeof eventTypes)['typing' | 'read' | 'delivered']
    content?: string
  }): Promise<unknown>
  getTranscript(args: object): Promise<Answer<Transcript>>
}

/** The chat sessions of this page, one a contact, with their handlers subscribed exactly once. */
export class ChatSessions {
  private readonly chats = new Map<string, Promise<LiveChat>>()

  constructor(
    private readonly open: (contactId: string) => Promise<LiveChat>,
    private readonly emit: (event: ChatEvent) => void,
  ) {}

  async join(contactId: string): Promise<string> {
    return (await this.chat(contactId)).getChatDetails().participantId
  }

  forget(contactId: string): void {
    this.chats.delete(contactId)
  }

  async transcript(contactId: string, older?: string): Promise<TranscriptPage> {
    const { data } = await this.ask(contactId, (chat) =>
      chat.getTranscript({
        maxResults: PAGE,
        scanDirection: 'BACKWARD',
        sortOrder: 'ASCENDING',
        ...(older ? { nextToken: older } : {}),
      }),
    )
    const items = (data?.Transcript ?? []).map(chatItem).filter((item) => item !== undefined)
    return data?.NextToken ? { items, older: data.NextToken } : { items }
  }

  async say(contactId: string, { content, format, clientToken }: OutgoingMessage): Promise<{ id: string; at: string }> {
    const { data } = await this.ask(contactId, (chat) =>
      chat.sendMessage({ message: content, contentType: format, clientToken }),
    )
    if (!data?.Id || !data.AbsoluteTime) throw new Refusal('Error', 'Amazon Connect did not confirm the message.')
    return { id: data.Id, at: data.AbsoluteTime }
  }

  async typing(contactId: string): Promise<void> {
    await this.ask(contactId, (chat) => chat.sendEvent({ contentType: eventTypes.typing }))
  }

  /**
   * Posts a receipt now. ChatJS would hold it back for five seconds, and one that waits there cannot be called back
   * when a third person joins; so its throttle is off and the waiting is the conversation machine's.
   */
  async receipt(contactId: string, kind: ReceiptKind, messageId: string): Promise<void> {
    const content = JSON.stringify({ messageId, disableThrottle: true })
    await this.ask(contactId, (chat) => chat.sendEvent({ contentType: eventTypes[kind], content }))
  }

  private async ask<T>(contactId: string, request: (chat: LiveChat) => Promise<T>): Promise<T> {
    try {
      return await request(await this.chat(contactId))
    } catch (failure) {
      throw toRefusal(failure)
    }
  }

  private chat(contactId: string): Promise<LiveChat> {
    const known = this.chats.get(contactId)
    if (known) return known
    const chat = this.start(contactId)
    this.chats.set(contactId, chat)
    return chat
  }

  private async start(contactId: string): Promise<LiveChat> {
    try {
      const chat = await this.open(contactId)
      this.listen(contactId, chat)
      return chat
    } catch (failure) {
      this.chats.delete(contactId)
      throw toRefusal(failure)
    }
  }

  private listen(contactId: string, chat: LiveChat): void {
    const item: Handler = ({ data }) => {
      const copied = data && chatItem(data)
      if (copied) this.emit({ type: 'chat.item', contactId, item: copied })
    }
    const receipt: Handler = ({ data }) => {
      const copied = data && receiptOf(data)
      if (copied) this.emit({ type: 'chat.receipt', contactId, receipt: copied })
    }
    const lost = () => this.emit({ type: 'chat.lost', contactId })
    const back = () => this.emit({ type: 'chat.back', contactId })

    chat.onMessage(item)
    chat.onParticipantInvited?.(item)
    chat.onParticipantIdle(item)
    chat.onParticipantReturned(item)
    chat.onAutoDisconnection(item)
    chat.onReadReceipt(receipt)
    chat.onDeliveredReceipt(receipt)
    chat.onTyping(({ data }) => {
      const { ParticipantId: participantId, DisplayName: name = '' } = data ?? {}
      if (participantId) this.emit({ type: 'chat.typing', contactId, participantId, name })
    })
    chat.onConnectionLost(lost)
    chat.onConnectionBroken(lost)
    chat.onDeepHeartbeatFailure?.(lost)
    chat.onConnectionEstablished(back)
    chat.onDeepHeartbeatSuccess?.(back)
    chat.onEnded(() => this.emit({ type: 'chat.ended', contactId }))
  }
}
