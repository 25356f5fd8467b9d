import {
  type ConnectParticipantClient,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  SendEventCommand,
  SendMessageCommand,
} from '@aws-sdk/client-connectparticipant'
import { EventType, MessageType } from './content-types.ts'
import { type ChatItem, readItem } from './items.ts'
import { randomToken } from './new-token.ts'
import { ask } from './refused-error.ts'

/** Largest page GetTranscript gives. */
const PAGE = 100

/** What a `ParticipantSession` needs. */
export interface ParticipantSessionOptions {
  client: ConnectParticipantClient
  /** From CreateParticipantConnection, or for an agent from the CTI API's CreateTransport (chat_token). */
  connectionToken: string
  /** Whose session it is, for errors: `customer "Carla"`. */
  who: string
  /** Gives the ClientToken of each request, at most 500 characters. Default: a random UUID. */
  newToken?: (() => string) | undefined
}

/**
 * What the service has made of a message: its id in the transcript and its time (ISO 8601).
 *
 * @example
 * const { id, time }: Posted = await customer.says('Hello')
 */
export interface Posted {
  id: string
  time: string
}

/** What one participant can do over REST. Has no socket: pair it with a `ChatSocket`. Every verb throws RefusedError. */
export class ParticipantSession {
  readonly #client: ConnectParticipantClient
  readonly #connectionToken: string
  readonly #who: string
  readonly #newToken: () => string

  constructor(options: ParticipantSessionOptions) {
    this.#client = options.client
    this.#connectionToken = options.connectionToken
    this.#who = options.who
    this.#newToken = options.newToken ?? randomToken
  }

  /**
   * SendMessage.
   * @param content 1 to 1024 characters for plain text and markdown
   */
  async sendMessage(content: string, contentType: string = MessageType.plain): Promise<Posted> {
    const command = new SendMessageCommand({ ContentType: contentType, Content: content, ...this.#identity() })
    const { Id, AbsoluteTime } = await ask(this.#who, 'SendMessage', () => this.#client.send(command))
    if (!Id || !AbsoluteTime) throw new Error(`SendMessage for ${this.#who} was answered without Id or AbsoluteTime.`)
    return { id: Id, time: AbsoluteTime }
  }

  /** SendEvent; `content` is JSON as a string, for those event types that have one. */
  async sendEvent(contentType: string, content?: string): Promise<void> {
    const command = new SendEventCommand({ ContentType: contentType, Content: content, ...this.#identity() })
    await ask(this.#who, 'SendEvent', () => this.#client.send(command))
  }

  /** Tells the others that this participant is typing. */
  async sendTyping(): Promise<void> {
    await this.sendEvent(EventType.typing)
  }

  /**
   * Tells that a message has arrived or was read. With more than two participants Connect has no receipts:
   * 409 ConflictException, or accepted and dropped.
   */
  async sendReceipt(kind: 'read' | 'delivered', messageId: string): Promise<void> {
    const contentType = kind === 'read' ? EventType.messageRead : EventType.messageDelivered
    await this.sendEvent(contentType, JSON.stringify({ messageId }))
  }

  /**
   * GetTranscript, all pages: scanned from the newest back, as it does by default, and put together oldest first.
   * @throws RefusedError; Error when a page repeats itself or holds something that is no item
   */
  async transcript(): Promise<ChatItem[]> {
    const pages: ChatItem[][] = []
    const seen = new Set<string>()
    let next: string | undefined
    do {
      const command = new GetTranscriptCommand({
        ConnectionToken: this.#connectionToken,
        MaxResults: PAGE,
        ScanDirection: 'BACKWARD',
        SortOrder: 'ASCENDING',
        NextToken: next,
      })
      const page = await ask(this.#who, 'GetTranscript', () => this.#client.send(command))
      pages.unshift(
        (page.Transcript ?? []).map((item) => this.#read({ InitialContactId: page.InitialContactId, ...item })),
      )
      next = page.NextToken
      if (next && seen.has(next)) throw new Error(`GetTranscript for ${this.#who} gave the same NextToken twice.`)
      if (next) seen.add(next)
    } while (next)
    return pages.flat()
  }

  /** DisconnectParticipant: leaves the chat. When a customer leaves, the chat ends for all. */
  async disconnect(): Promise<void> {
    const command = new DisconnectParticipantCommand(this.#identity())
    await ask(this.#who, 'DisconnectParticipant', () => this.#client.send(command))
  }

  #identity() {
    return { ConnectionToken: this.#connectionToken, ClientToken: this.#newToken() }
  }

  #read(item: object): ChatItem {
    try {
      return readItem(item)
    } catch (cause) {
      throw new Error(`GetTranscript for ${this.#who} gave something that is no item.`, { cause })
    }
  }
}
