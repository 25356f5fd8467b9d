import { randomUUID } from 'node:crypto'
import {
  type ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  type CreateParticipantConnectionCommandOutput,
  DisconnectParticipantCommand,
  GetTranscriptCommand,
  type GetTranscriptCommandInput,
  type Item,
  SendEventCommand,
  SendMessageCommand,
  type SendMessageCommandOutput,
} from '@aws-sdk/client-connectparticipant'
import { ChatSocket } from '../../simulator/customer/chat-socket.ts'
import { EventType, MessageType } from '../../simulator/customer/content-types.ts'
import type { WebSocketClass } from '../../simulator/customer/index.ts'
import type { ChatItem, ChatPush } from '../../simulator/customer/items.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { Changes } from './waiting.ts'

/** How somebody reaches the Participant Service. */
export interface SeatMeans {
  readonly who: string
  readonly client: ConnectParticipantClient
  readonly WebSocket: WebSocketClass
}

/** One participant of a chat, on the Participant Service: asks it what a probe wants to know, and hears what it pushes. */
export class Seat {
  readonly who: string
  readonly client: ConnectParticipantClient
  readonly pushes: ChatPush[] = []
  readonly #means: SeatMeans
  readonly #changes = new Changes()
  readonly #sockets: ChatSocket[] = []
  connectionToken = ''

  constructor(means: SeatMeans) {
    this.#means = means
    this.who = means.who
    this.client = means.client
  }

  /** CreateParticipantConnection, and nothing else. */
  async connects(ParticipantToken: string): Promise<CreateParticipantConnectionCommandOutput> {
    const Type = ['WEBSOCKET' as const, 'CONNECTION_CREDENTIALS' as const]
    const answer = await this.client.send(new CreateParticipantConnectionCommand({ ParticipantToken, Type }))
    this.connectionToken = answer.ConnectionCredentials?.ConnectionToken ?? ''
    return answer
  }

  /** Opens a socket and subscribes. */
  async listens(url: string): Promise<void> {
    const socket = new ChatSocket({
      url,
      who: this.who,
      WebSocket: this.#means.WebSocket,
      onPush: (push) => {
        this.pushes.push(push)
        this.#changes.tell()
      },
      onBroken: () => this.#changes.tell(),
    })
    this.#sockets.push(socket)
    await socket.open()
  }

  /** What the socket has brought so far. */
  get items(): ChatItem[] {
    return this.pushes.flatMap((each) => (each.kind === 'item' ? [each.item] : []))
  }

  get receipts(): number {
    return this.pushes.filter(({ kind }) => kind === 'receipts').length
  }

  /** Waits for an item on the socket. */
  hears(what: string, isIt: (item: ChatItem) => boolean): Promise<ChatItem> {
    return this.#changes.until(`${what} for ${this.who}`, () => this.items.find(isIt))
  }

  hearsText(text: string): Promise<ChatItem> {
    return this.hears('a message', ({ content }) => content === text)
  }

  hasHeard(contentType: string): boolean {
    return this.items.some((item) => item.contentType === contentType)
  }

  says(
    Content: string,
    { ContentType = MessageType.plain as string, ClientToken = randomUUID() as string } = {},
  ): Promise<Outcome<SendMessageCommandOutput>> {
    return outcomeOf(this.client.send(new SendMessageCommand({ ...this.#own, ContentType, Content, ClientToken })))
  }

  /** @throws Error when it is refused: what a probe has to have to go on */
  async mustSay(text: string): Promise<string> {
    const answer = await this.says(text)
    if (!answer.ok) throw new Error(`a message of ${this.who} was refused: ${answer.type}: ${answer.message}`)
    return answer.output.Id ?? ''
  }

  types(): Promise<Outcome<unknown>> {
    return this.#event(EventType.typing)
  }

  reads(messageId: string): Promise<Outcome<unknown>> {
    return this.#event(EventType.messageRead, JSON.stringify({ messageId }))
  }

  leaves(): Promise<Outcome<unknown>> {
    return outcomeOf(this.client.send(new DisconnectParticipantCommand({ ...this.#own, ClientToken: randomUUID() })))
  }

  async page(asked: Omit<GetTranscriptCommandInput, 'ConnectionToken'>): Promise<Outcome<readonly Item[]>> {
    const answer = await outcomeOf(this.client.send(new GetTranscriptCommand({ ...this.#own, ...asked })))
    return answer.ok ? { ok: true, output: answer.output.Transcript ?? [] } : answer
  }

  /** The latest hundred items, oldest first. @throws Error when it is refused */
  async transcript(): Promise<readonly Item[]> {
    const answer = await this.page({ MaxResults: 100, SortOrder: 'ASCENDING', ScanDirection: 'BACKWARD' })
    if (answer.ok) return answer.output
    throw new Error(`the transcript was refused to ${this.who}: ${answer.type}: ${answer.message}`)
  }

  close(): void {
    for (const each of this.#sockets) each.close()
  }

  get #own() {
    return { ConnectionToken: this.connectionToken }
  }

  #event(ContentType: string, Content?: string): Promise<Outcome<unknown>> {
    const event = { ...this.#own, ContentType, ...(Content && { Content }), ClientToken: randomUUID() }
    return outcomeOf(this.client.send(new SendEventCommand(event)))
  }
}
