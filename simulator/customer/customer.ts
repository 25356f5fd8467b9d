import { ConnectClient } from '@aws-sdk/client-connect'
import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { MessageType } from './content-types.ts'
import { Inbox, type Sought } from './inbox.ts'
import type { ChatItem } from './items.ts'
import { createParticipantClient } from './participant-connection.ts'
import { type LinkState, ParticipantLink } from './participant-link.ts'
import type { Posted } from './participant-session.ts'
import { type ChatRequest, type StartedChat, startChat } from './start-chat.ts'
import type { Timers } from './timers.ts'
import type { WebSocketClass } from './web-socket.ts'

/**
 * What it takes to be a customer: which chat, and by which means.
 *
 * @example
 * const options: CustomerOptions = { region, instanceId, contactFlowId, displayName: 'Maya' }
 * const customer = await Customer.startsChat(options)
 */
export interface CustomerOptions extends ChatRequest {
  /** AWS region of the instance: `eu-central-1`. */
  region: string
  /** Default: one for the region with the SDK's own chain of credentials. A client given is not destroyed. */
  connectClient?: ConnectClient | undefined
  /** Default: `createParticipantClient({ region })`. A client given is not destroyed. */
  participantClient?: ConnectParticipantClient | undefined
  /** Default: `globalThis.WebSocket` at the time a socket is opened. */
  WebSocket?: WebSocketClass | undefined
  /** For heartbeats, renewals and reconnects. Default: real time. */
  timers?: Timers | undefined
  /** Milliseconds since 1970. Default: the machine's time. */
  now?: (() => number) | undefined
  /** Gives each ClientToken. Default: random UUIDs. */
  newToken?: (() => string) | undefined
}

/**
 * A chat customer on the unmodified AWS SDKs. Whether Connect is AWS or a simulation of it, it cannot tell.
 * Every verb throws RefusedError when the service says no.
 *
 * @example
 * await using customer = await Customer.startsChat({
 *   region: 'eu-central-1',
 *   instanceId: '12345678-1234-1234-1234-123456789012',
 *   contactFlowId: '23456789-2345-2345-2345-234567890123',
 *   displayName: 'Maya',
 * })
 * await customer.says('Hello')
 * await customer.sees(/How can I help/)
 */
export class Customer {
  readonly displayName: string
  readonly contactId: string
  readonly participantId: string
  /** What has come: items in the transcript's order, receipts, typing; and `until`. */
  readonly received: Inbox
  readonly #link: ParticipantLink
  readonly #ownClients: { destroy(): void }[]
  readonly #problems: Error[] = []

  /**
   * Starts a chat and connects to it: socket subscribed, transcript so far taken in.
   * @throws RefusedError (StartChatContact, CreateParticipantConnection, GetTranscript); Error when the socket cannot be opened
   */
  static async startsChat(options: CustomerOptions): Promise<Customer> {
    const ownClients: { destroy(): void }[] = []
    const own = <T extends { destroy(): void }>(client: T): T => {
      ownClients.push(client)
      return client
    }
    const connect = options.connectClient ?? own(new ConnectClient({ region: options.region }))
    const participant = options.participantClient ?? own(createParticipantClient({ region: options.region }))
    try {
      const chat = await startChat(connect, options, nameOf(options), options.newToken)
      const customer = new Customer(options, chat, participant, ownClients)
      await customer.#link.connect()
      return customer
    } catch (failure) {
      for (const client of ownClients) client.destroy()
      throw failure
    }
  }

  private constructor(
    options: CustomerOptions,
    chat: StartedChat,
    client: ConnectParticipantClient,
    ownClients: { destroy(): void }[],
  ) {
    const who = nameOf(options)
    this.displayName = options.displayName
    this.contactId = chat.contactId
    this.participantId = chat.participantId
    this.#ownClients = ownClients
    this.received = new Inbox(() => `${who} (${this.state})`, undefined, options.now)
    this.#link = new ParticipantLink({
      client,
      participantToken: chat.participantToken,
      who,
      inbox: this.received,
      onProblem: (problem) => this.#problems.push(problem),
      newToken: options.newToken,
      WebSocket: options.WebSocket,
      timers: options.timers,
      now: options.now,
    })
  }

  /** How things stand between the customer and the chat. */
  get state(): LinkState {
    return this.#link.state
  }

  /** What went wrong with nobody waiting for it: frames that were ignored, a chat that could not be reconnected. */
  get problems(): readonly Error[] {
    return this.#problems
  }

  /** Sends a message. */
  async says(text: string, { markdown = false }: { markdown?: boolean } = {}): Promise<Posted> {
    return this.#link.session.sendMessage(text, markdown ? MessageType.markdown : MessageType.plain)
  }

  /** Is seen typing. */
  async types(): Promise<void> {
    await this.#link.session.sendTyping()
  }

  /** Posts a read receipt. */
  async reads(messageId: string): Promise<void> {
    await this.#link.session.sendReceipt('read', messageId)
  }

  /** Posts a delivered receipt. */
  async acknowledgesDelivery(messageId: string): Promise<void> {
    await this.#link.session.sendReceipt('delivered', messageId)
  }

  /** Waits for a message with this content: a string is the whole of it. */
  async sees(content: string | RegExp, sought?: Sought): Promise<ChatItem> {
    return this.received.sees(content, sought)
  }

  /** Waits for an event of this content type (see `EventType`). */
  async seesEvent(contentType: string, sought?: Sought): Promise<ChatItem> {
    return this.received.seesEvent(contentType, sought)
  }

  /** The transcript as the service has it now, oldest first. */
  async transcript(): Promise<ChatItem[]> {
    return this.#link.session.transcript()
  }

  /** The phone loses the network: the socket is gone, the chat is not. Nothing can be done until `comesBack()`. */
  async dropsOff(): Promise<void> {
    this.#link.drop()
  }

  /** Connects again with the same participant token and takes in what was missed. */
  async comesBack(): Promise<void> {
    await this.#link.connect()
  }

  /** Leaves, which ends the chat for all. The socket stays open for the chat.ended that follows. */
  async leaves(): Promise<void> {
    await this.#link.leave()
  }

  /** Closes socket, timers and waits. Does not leave the chat. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#link.close()
    this.received.close()
    for (const client of this.#ownClients) client.destroy()
  }
}

function nameOf({ displayName }: { displayName: string }): string {
  return `customer ${JSON.stringify(displayName)}`
}
