import type { NewWireEvent, WireEvent } from './events.ts'
import { redactNamed } from './named.ts'
import { recordable, redact } from './redaction.ts'

/** An event as it came. */
export interface RawWireEvent {
  readonly n: number
  readonly at: number
  readonly event: NewWireEvent
  /** Of what was asked, answered, or sent over a socket. */
  readonly text: string
}

/** An event as people and tests may see it: credentials removed, bodies parsed where they are JSON. */
export function readable({ n, at, event, text }: RawWireEvent): WireEvent {
  switch (event.kind) {
    case 'request':
    case 'answer':
    case 'frame sent':
    case 'frame received':
    case 'frame lost':
      return { n, at, ...event, body: recordable(text) }
    case 'refused':
      return { n, at, ...event, url: redactNamed(redact(event.url)) }
    default:
      return { n, at, ...event }
  }
}
