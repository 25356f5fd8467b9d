import type { NetworkConditions } from '../network-conditions/conditions.ts'
import type { Frame } from '../network-conditions/effect.ts'
import type { ServiceSocket, SocketSession } from '../services/chat-socket/hub.ts'
import type { WireLog, Written } from '../wire/log.ts'

/** Whose socket it is, and the how-manieth. */
interface Whose {
  readonly who: string
  readonly service: 'socket'
  readonly socket: number
}

/**
 * What lies between a client's socket and the service: records what goes over it, and leaves to the network's conditions
 * what becomes of it. An object, not functions that share what they know: a frame to one of 10,000 chats meets all of it for
 * the first time, and this is in one place of the memory.
 */
export class SocketLine implements ServiceSocket, SocketSession {
  readonly #socket: ServiceSocket
  readonly #log: WireLog
  readonly #conditions: NetworkConditions
  readonly #whose: Whose
  // Made once: there are many frames, and nothing happens to most.
  readonly #received
  readonly #sent
  #session: SocketSession | undefined
  #isOpen = false

  constructor(socket: ServiceSocket, whose: Whose, log: WireLog, conditions: NetworkConditions) {
    this.#socket = socket
    this.#log = log
    this.#conditions = conditions
    this.#whose = whose
    this.#received = { kind: 'frame received', ...whose } as const
    this.#sent = { kind: 'frame sent', ...whose } as const
  }

  /** The service has taken it. */
  open(session: SocketSession): void {
    this.#session = session
    this.#isOpen = true
    this.#log.record({ kind: 'socket opened', ...this.#whose })
  }

  /** To the client. */
  send(text: string, kept: Written = text): void {
    if (this.#conditions.isCalm) this.#toClient(text, kept)
    else this.#underConditions('to client', text)
  }

  /** By the service. */
  close(code: number, reason: string): void {
    this.#recordEnd()
    this.#socket.close(code, reason)
  }

  /** From the client. */
  received(text: string): void {
    if (this.#conditions.isCalm) this.#toService(text)
    else this.#underConditions('to service', text)
  }

  /** By the client; a socket that the service closes is reported by the transport as well. */
  closed(): void {
    this.#recordEnd()
    this.#session?.closed()
  }

  #toClient(text: string, kept: Written = text): void {
    this.#log.record(this.#received, text, kept)
    this.#socket.send(text)
  }

  #toService(text: string): void {
    this.#log.record(this.#sent, text)
    this.#session?.received(text)
  }

  #underConditions(direction: Frame['direction'], text: string): void {
    const lose = () => this.#log.record({ kind: 'frame lost', ...this.#whose, direction }, text)
    const deliver = () => {
      if (!this.#isOpen) lose()
      else if (direction === 'to client') this.#toClient(text)
      else this.#toService(text)
    }
    this.#conditions.frame({ ...this.#whose, direction, text }, { deliver, lose })
  }

  #recordEnd(): void {
    if (this.#isOpen) this.#log.record({ kind: 'socket closed', ...this.#whose })
    this.#isOpen = false
  }
}
