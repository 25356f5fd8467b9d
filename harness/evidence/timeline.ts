import { realNow } from '../../simulator/clock.ts'
import type { Mark } from '../../simulator/diagram/index.ts'
import type { WireEvent } from '../../simulator/index.ts'

/** A mark, and the wire event behind which it stands: times alone do not tell, for a clock in a test's hands stands still. */
export interface TimelineMark extends Mark {
  /** Number of the last wire event before it; 0 for none. */
  readonly after: number
}

/**
 * What a test did that does not go over the wire: moved time on, cut a network.
 *
 * @example
 * world.timeline.mark('note', 'Everybody is in the chat')
 */
export class Timeline {
  readonly #wire: { readonly events: readonly WireEvent[] }
  readonly #now: () => number
  readonly #realNow: () => number
  readonly #marks: TimelineMark[] = []

  /**
   * @param now the simulator's time, milliseconds since the epoch
   * @param ofMachine the machine's, likewise
   */
  constructor(wire: { readonly events: readonly WireEvent[] }, now: () => number, ofMachine = realNow) {
    this.#wire = wire
    this.#now = now
    this.#realNow = ofMachine
  }

  /** All that has been marked, in the order in which it happened. */
  get marks(): readonly TimelineMark[] {
    return this.#marks
  }

  /** Happens now, after all that has gone over the wire. */
  mark(tone: Mark['tone'], text: string): void {
    this.#marks.push({ tone, text, at: this.#now(), real: this.#realNow(), after: this.#wire.events.at(-1)?.n ?? 0 })
  }
}
