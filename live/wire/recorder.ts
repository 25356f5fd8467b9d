import type { ServiceName } from '../../simulator/wire/events.ts'
import { WireLog } from '../../simulator/wire/log.ts'
import type { Redaction } from './redaction.ts'

/** A request that is under way. */
export interface Exchange {
  /** @param body as it came: JSON, or a text */
  answered(status: number, body: string): void
}

/** One socket of one person; texts as they went over it. */
export interface RecordedSocket {
  sent(text: string): void
  received(text: string): void
  closed(): void
}

/**
 * Writes down what goes over the wire at the clients' edge, in the form in which a simulator does, so that what reads one log
 * reads the other. Nothing secret gets into it.
 */
export class WireRecorder {
  readonly log = new WireLog({ now: () => Date.now() })
  readonly #redaction: Redaction
  #exchanges = 0
  #sockets = 0

  constructor(redaction: Redaction) {
    this.#redaction = redaction
  }

  /** @param who an agent by user name, a customer by display name */
  request(who: string, service: ServiceName, operation: string, body: string): Exchange {
    // Whatever is sent from here is of the specs.
    if (operation === 'SendMessage') this.#redaction.knowsText(contentIn(body))
    const common = { who, service, operation, exchange: ++this.#exchanges }
    this.log.record({ kind: 'request', ...common }, this.#text(body))
    return {
      answered: (status, answer) => this.log.record({ kind: 'answer', ...common, status }, this.#text(answer)),
    }
  }

  socket(who: string): RecordedSocket {
    const common = { who, service: 'socket', socket: ++this.#sockets } as const
    this.log.record({ kind: 'socket opened', ...common })
    let isOpen = true
    return {
      sent: (text) => this.log.record({ kind: 'frame sent', ...common }, this.#text(text)),
      received: (text) => this.log.record({ kind: 'frame received', ...common }, this.#text(text)),
      closed: () => {
        if (isOpen) this.log.record({ kind: 'socket closed', ...common })
        isOpen = false
      },
    }
  }

  #text(body: string): string {
    const value = this.#redaction.of(body)
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
}

function contentIn(body: string): string {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && 'Content' in value ? String(value.Content) : ''
  } catch {
    return ''
  }
}
