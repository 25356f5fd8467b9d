import { chatItem, type RawItem, receiptOf } from './chat-item.ts'
import { eventTypes } from './content-types.ts'
import { type ChatEvent, type OutgoingMessage, type ReceiptKind, Refusal, type TranscriptPage } from './port.ts'
import { toRefusal } from './refusals.ts'

const PAGE = 100
/** What a connection token is refused with, and whoever may not do what they ask for. */
const DENIED = 403
/** For how long what was refused waits for another session, which may never open; later requests ask for one anew. */
const PATIENCE_MS = 15_000
const UNANSWERED = 'Amazon Connect did not answer.'

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

/** What the sessions of an agent need besides; a customer has one, which lasts as long as their page. */
export interface Upkeep<Chat extends LiveChat> {
  /** Opens a session with a connection token of now, in the place of one whose token was refused. Once given up, the next try is a new one. */
  renew(contactId: string, refused: Chat, givenUp: AbortSignal): Promise<Chat>
  /** Ends a session: it hears no more and asks for no more tokens. What it has heard by then it still tells. */
  end(chat: Chat): void
}

/**
 * The chat sessions of this page, one a contact, with their handlers subscribed exactly once.
 *
 * ChatJS gets another connection token in time before one expires, and none because one was refused (source). So with
 * upkeep, a session whose token is refused gives way to another, and what was asked of it is asked of that one, once.
 */
export class ChatSessions<Chat extends LiveChat = LiveChat> {
  private readonly chats = new Map<string, Promise<Chat>>()
  /** Of those that are not open yet: ends the waiting for them. */
  private readonly openings = new WeakMap<Promise<Chat>, AbortController>()
  private readonly successors = new WeakMap<Chat, Promise<Chat | undefined>>()
  /** Successors that have not been given anything yet: what refuses them is not that their token is old. */
  private readonly unproven = new WeakSet<Chat>()

  constructor(
    private readonly open: (contactId: string, givenUp: AbortSignal) => Promise<Chat>,
    private readonly emit: (event: ChatEvent) => void,
    private readonly upkeep?: Upkeep<Chat>,
  ) {}

  async join(contactId: string, givenUp?: AbortSignal): Promise<string> {
    const chat = this.chat(contactId)
    givenUp?.addEventListener('abort', () => this.giveUp(contactId, chat), { once: true })
    return (await chat).getChatDetails().participantId
  }

  forget(contactId: string): void {
    const chat = this.chats.get(contactId)
    this.chats.delete(contactId)
    chat?.then((opened) => this.upkeep?.end(opened)).catch(() => undefined)
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

  /**
   * Tells that somebody types, whatever becomes of it: for ten seconds ChatJS repeats the answer to the first that it
   * sent (source), also to another session, so that it tells nothing of the token that there is by then.
   */
  async typing(contactId: string): Promise<void> {
    await this.tell(contactId, (chat) => chat.sendEvent({ contentType: eventTypes.typing }))
  }

  /**
   * Posts a receipt now, or not at all: by the time that there is another token a third person may have been invited.
   * ChatJS would hold it back for five seconds, and one that waits there cannot be called back when a third person
   * joins; so its throttle is off and the waiting is the conversation machine's.
   */
  async receipt(contactId: string, kind: ReceiptKind, messageId: string): Promise<void> {
    const content = JSON.stringify({ messageId, disableThrottle: true })
    await this.tell(contactId, (chat) => chat.sendEvent({ contentType: eventTypes[kind], content }))
  }

  /** What is of no use later: it is not asked for again. */
  private async tell(contactId: string, request: (chat: Chat) => Promise<unknown>): Promise<void> {
    const chat = await this.chat(contactId)
    await answered(() => request(chat))
  }

  private async ask<T>(contactId: string, request: (chat: Chat) => Promise<T>): Promise<T> {
    const chat = await this.chat(contactId)
    try {
      return await this.prove(chat, request)
    } catch (failure) {
      const refusal = toRefusal(failure)
      const successor = refusal.status === DENIED ? await this.successorOf(contactId, chat) : undefined
      if (!successor) throw refusal
      return await this.prove(successor, request)
    }
  }

  private async prove<T>(chat: Chat, request: (chat: Chat) => Promise<T>): Promise<T> {
    const answer = await answered(() => request(chat))
    this.unproven.delete(chat)
    return answer
  }

  /** One for all that was refused, at the same moment or later. There is none where another token would not help. */
  private async successorOf(contactId: string, refused: Chat): Promise<Chat | undefined> {
    const known = this.successors.get(refused)
    if (known) return known
    if (!this.upkeep || this.unproven.has(refused)) return undefined
    const successor = this.replace(contactId, refused, this.upkeep)
    this.successors.set(refused, successor)
    if (!(await successor)) this.successors.delete(refused)
    return successor
  }

  private async replace(contactId: string, refused: Chat, upkeep: Upkeep<Chat>): Promise<Chat | undefined> {
    try {
      const successor = await this.renewed(contactId, refused, upkeep)
      // A chat that has been put away meanwhile needs none.
      if (!this.chats.has(contactId)) {
        upkeep.end(successor)
        return undefined
      }
      // In the same moment, so that nothing is heard by both or by neither.
      upkeep.end(refused)
      this.unproven.add(successor)
      this.listen(contactId, successor)
      this.chats.set(contactId, Promise.resolve(successor))
      return successor
    } catch {
      // The agent is told why they were refused; why there is no other token adds nothing to that.
      return undefined
    }
  }

  private renewed(contactId: string, refused: Chat, upkeep: Upkeep<Chat>): Promise<Chat> {
    const opening = new AbortController()
    const { signal: givenUp } = opening
    return new Promise<Chat>((resolve, reject) => {
      const patience = setTimeout(() => {
        opening.abort()
        reject(new Refusal('Error', UNANSWERED))
      }, PATIENCE_MS)
      const settled = upkeep.renew(contactId, refused, givenUp).then((chat) => {
        if (givenUp.aborted) return upkeep.end(chat)
        resolve(chat)
      }, reject)
      settled.finally(() => clearTimeout(patience))
    })
  }

  private chat(contactId: string): Promise<Chat> {
    const known = this.chats.get(contactId)
    if (known) return known
    const opening = new AbortController()
    const chat = this.start(contactId, opening.signal)
    this.chats.set(contactId, chat)
    this.openings.set(chat, opening)
    chat.catch(() => this.drop(contactId, chat)).finally(() => this.openings.delete(chat))
    return chat
  }

  /** What waits for the session is told so, rather than done when nobody reckons with it any more. */
  private start(contactId: string, givenUp: AbortSignal): Promise<Chat> {
    return new Promise((resolve, reject) => {
      givenUp.addEventListener('abort', () => reject(new Refusal('Error', UNANSWERED)))
      answered(() => this.open(contactId, givenUp)).then((chat) => {
        if (givenUp.aborted) return this.upkeep?.end(chat)
        this.listen(contactId, chat)
        resolve(chat)
      }, reject)
    })
  }

  /** Nobody waits for this session any longer; a customer, who has no other, does. */
  private giveUp(contactId: string, chat: Promise<Chat>): void {
    const opening = this.openings.get(chat)
    if (!this.upkeep || !opening) return
    this.drop(contactId, chat)
    opening.abort()
  }

  private drop(contactId: string, chat: Promise<Chat>): void {
    if (this.chats.get(contactId) === chat) this.chats.delete(contactId)
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

/** ChatJS also throws, where it finds that something cannot be asked for (source). */
async function answered<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request()
  } catch (failure) {
    throw toRefusal(failure)
  }
}
