import { WebSocket } from 'undici'
import type { WebSocketClass } from '../../simulator/customer/index.ts'
import type { RecordedSocket, WireRecorder } from './recorder.ts'

/** Sockets of one person in this process, as the customer's client opens them: written down. */
export function recordedSockets(recorder: WireRecorder, who: string): WebSocketClass {
  return class extends WebSocket {
    #record: RecordedSocket | undefined

    constructor(url: string) {
      super(url)
      this.addEventListener('open', () => {
        this.#record = recorder.socket(who)
      })
      this.addEventListener('message', ({ data }) => this.#record?.received(String(data)))
      this.addEventListener('close', () => this.#record?.closed())
    }

    override send(data: string): void {
      this.#record?.sent(data)
      super.send(data)
    }
  }
}
