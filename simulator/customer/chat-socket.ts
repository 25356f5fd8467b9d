import { type ChatPush, readPush } from './items.ts'
import { backgroundTimers, type Cancel, type Timers } from './timers.ts'
import { defaultWebSocket, type WebSocketClass, type WebSocketLike } from './web-socket.ts'

/** Milliseconds after which an unanswered subscription is sent again. */
export const RESUBSCRIBE_MS = 1_000
/** How often a subscription is sent before the socket is given up. */
export const SUBSCRIBE_TRIES = 5
/** Milliseconds between heartbeats; each has to be answered before the next. */
export const HEARTBEAT_MS = 10_000

/** What a `ChatSocket` needs and whom it tells. */
export interface ChatSocketOptions {
  /** From CreateParticipantConnection, or an agent's CreateTransport; to be opened within 100 s. Holds a secret. */
  url: string
  /** Whose socket it is, for errors: `customer "Carla"`. */
  who: string
  /** Every item and every set of receipts, in order of arrival. */
  onPush(push: ChatPush): void
  /** The open socket has stopped working by itself; it is closed. At most once, and never after `close()`. */
  onBroken(reason: string): void
  /** A frame that says nothing sensible; it was ignored. */
  onProtocolError?(error: Error): void
  /** Default: `globalThis.WebSocket`, looked up by `open()`. */
  WebSocket?: WebSocketClass | undefined
  timers?: Timers | undefined
}

/**
 * The client side of one Connect chat socket: subscribes to `aws/chat`, keeps the heart beating, reads pushes.
 * It opens once; a new URL takes a new ChatSocket. Knows nothing of REST, so that agents can share one among their chats.
 * Source: CreateParticipantConnection in the API reference; resending and heartbeats as in ChatJS.
 */
export class ChatSocket {
  readonly #options: ChatSocketOptions
  readonly #timers: Timers
  #phase: 'new' | 'opening' | 'live' | 'closed' = 'new'
  #socket: WebSocketLike | undefined
  #nextTick: Cancel = () => {}
  #heartbeatUnanswered = false
  #settle: { resolve(): void; reject(error: Error): void } | undefined

  constructor(options: ChatSocketOptions) {
    this.#options = options
    this.#timers = options.timers ?? backgroundTimers
  }

  /**
   * Connects and subscribes.
   * @returns resolves when the service has confirmed the subscription
   * @throws Error when there is no WebSocket, the connection fails, or the subscription is refused or never answered
   */
  async open(): Promise<void> {
    if (this.#phase !== 'new') throw this.#error('has been opened before. Make a new ChatSocket for a new URL.')
    this.#phase = 'opening'
    const Socket = this.#options.WebSocket ?? defaultWebSocket()
    const socket = this.#construct(Socket)
    this.#socket = socket
    const subscribed = new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject }
    })
    socket.addEventListener('open', () => this.#subscribe(1))
    socket.addEventListener('message', (event) => this.#receive(event.data))
    socket.addEventListener('close', () => this.#fail('was closed by the other side'))
    socket.addEventListener('error', () => this.#fail('failed'))
    await subscribed
  }

  /** Closes without telling anyone: no `onBroken`. An `open()` under way is rejected. */
  close(): void {
    this.#end()?.reject(this.#error('was closed before it was subscribed.'))
  }

  #construct(Socket: WebSocketClass): WebSocketLike {
    try {
      return new Socket(this.#options.url)
    } catch {
      throw this.#error('could not be made: its URL is not one for a WebSocket.')
    }
  }

  #subscribe(attempt: number): void {
    if (this.#phase !== 'opening') return
    if (attempt > SUBSCRIBE_TRIES) {
      this.#fail(`got no answer to ${SUBSCRIBE_TRIES} subscriptions`)
      return
    }
    this.#send({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    this.#nextTick = this.#timers.after(RESUBSCRIBE_MS, () => this.#subscribe(attempt + 1))
  }

  #subscribed(content: unknown): void {
    if (this.#phase !== 'opening') return
    if (!isObject(content) || content.status !== 'success') {
      this.#fail('was refused the subscription to aws/chat')
      return
    }
    this.#phase = 'live'
    this.#nextTick()
    this.#nextTick = this.#timers.after(HEARTBEAT_MS, () => this.#beat())
    this.#settle?.resolve()
  }

  #beat(): void {
    if (this.#heartbeatUnanswered) {
      this.#fail(`got no answer to a heartbeat within ${HEARTBEAT_MS} ms`)
      return
    }
    this.#heartbeatUnanswered = true
    this.#send({ topic: 'aws/heartbeat' })
    this.#nextTick = this.#timers.after(HEARTBEAT_MS, () => this.#beat())
  }

  #send(frame: object): void {
    this.#socket?.send(JSON.stringify(frame))
  }

  #receive(data: unknown): void {
    if (this.#phase === 'closed') return
    let push: ChatPush | undefined
    try {
      const frame = parse(data)
      if (frame.topic === 'aws/subscribe') this.#subscribed(frame.content)
      if (frame.topic === 'aws/heartbeat') this.#heartbeatUnanswered = false
      if (frame.topic === 'aws/chat') push = readPush(JSON.parse(String(frame.content)))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      this.#options.onProtocolError?.(this.#error(`got a frame that was ignored (${reason}): ${excerpt(data)}`))
    }
    if (push) this.#options.onPush(push)
  }

  #fail(reason: string): void {
    const wasLive = this.#phase === 'live'
    const opening = this.#end()
    opening?.reject(this.#error(`${reason} before it was subscribed. Ask for a new URL and open it within 100 s.`))
    if (wasLive) this.#options.onBroken(reason)
  }

  /** Ends everything; gives back who still waits for `open()`. */
  #end() {
    const opening = this.#phase === 'opening' ? this.#settle : undefined
    this.#phase = 'closed'
    this.#nextTick()
    this.#socket?.close()
    return opening
  }

  #error(what: string): Error {
    return new Error(`The chat socket of ${this.#options.who} ${what}`)
  }
}

function parse(data: unknown): Record<string, unknown> {
  if (typeof data !== 'string') throw new Error('not text')
  const frame: unknown = JSON.parse(data)
  if (!isObject(frame)) throw new Error('not a JSON object')
  return frame
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function excerpt(data: unknown): string {
  const text = String(data)
  return text.length > 120 ? `${text.slice(0, 120)}...` : text
}
