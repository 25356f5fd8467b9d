import { WebSocket } from 'undici'
import type { WireRecorder } from '../wire/recorder.ts'
import { Changes } from './waiting.ts'

/** A socket of a chat at the level of its frames, for what no client library does. */
export class RawSocket {
  readonly frames: string[] = []
  /** Once it is closed. */
  code: number | undefined
  readonly #socket: WebSocket
  readonly #changes = new Changes()

  constructor(url: string, recorder: WireRecorder, who: string) {
    const socket = new WebSocket(url)
    this.#socket = socket
    const record = recorder.socket(who)
    socket.addEventListener('open', () => this.#changes.tell())
    socket.addEventListener('message', ({ data }) => {
      record.received(String(data))
      this.frames.push(String(data))
      this.#changes.tell()
    })
    socket.addEventListener('error', () => this.#changes.tell())
    socket.addEventListener('close', ({ code }) => {
      record.closed()
      this.code = code
      this.#changes.tell()
    })
    this.send = (text) => {
      record.sent(text)
      socket.send(text)
    }
  }

  readonly send: (text: string) => void

  /** Whether it can be used: asks for a sign of life, and waits for it or for the end. */
  async isAlive(): Promise<boolean> {
    await this.#changes.until('a socket', () => (this.#socket.readyState === WebSocket.CONNECTING ? undefined : true))
    const before = this.frames.length
    if (this.#socket.readyState === WebSocket.OPEN) this.send('{"topic":"aws/heartbeat"}')
    return this.#changes.until('a sign of life', () => {
      if (this.code !== undefined) return false
      return this.frames.slice(before).some((each) => each.includes('aws/heartbeat')) ? true : undefined
    })
  }

  close(): void {
    this.#socket.close()
  }
}
