import type { WebSocketLike } from '../web-socket.ts'

type Listener = (event: { data: unknown }) => void

const SUBSCRIBED = { topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } }

/** One fake WebSocket, from the side of the service. */
export class FakeSocket implements WebSocketLike {
  /** Frames the client has sent, parsed. */
  readonly sent: unknown[] = []
  closed = false
  readonly #listeners: { type: string; listener: Listener }[] = []

  constructor(readonly url: string) {}

  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: Listener): void
  addEventListener(type: string, listener: Listener): void {
    this.#listeners.push({ type, listener })
  }

  send(data: string): void {
    this.sent.push(JSON.parse(data))
  }

  close(): void {
    this.closed = true
  }

  /** The connection stands. */
  accepts(): void {
    this.#emit('open')
  }

  /** The connection stands, and so does the subscription. */
  subscribes(): void {
    this.accepts()
    this.frames(SUBSCRIBED)
  }

  frames(...frames: object[]): void {
    for (const frame of frames) this.raw(JSON.stringify(frame))
  }

  raw(data: unknown): void {
    this.#emit('message', data)
  }

  /** Pushes an item, in Connect's spelling. */
  pushes(item: object): void {
    this.frames({ topic: 'aws/chat', contentType: 'application/json', content: JSON.stringify(item) })
  }

  /** The other side, or the network, goes away. */
  breaks(): void {
    this.#emit('close')
  }

  /** The connection cannot be made, or fails. */
  fails(): void {
    this.#emit('error')
  }

  #emit(type: string, data?: unknown): void {
    for (const entry of this.#listeners) if (entry.type === type) entry.listener({ data })
  }
}

/** A WebSocket class whose sockets the test holds. */
export function fakeSockets() {
  const opened: FakeSocket[] = []
  const waiting: ((socket: FakeSocket) => void)[] = []
  class WebSocket extends FakeSocket {
    constructor(url: string) {
      super(url)
      const waiter = waiting.shift()
      if (waiter) waiter(this)
      else opened.push(this)
    }
  }
  /** The next socket to be made, or made and not yet asked for. */
  const next = () =>
    new Promise<FakeSocket>((resolve) => {
      const made = opened.shift()
      if (made) resolve(made)
      else waiting.push(resolve)
    })
  return { WebSocket, next, unclaimed: opened }
}
