import type { Cancel, Clock } from '../instance/clock.ts'
import type { NewWireEvent, WireEvent } from './events.ts'

/** Everything that went over the simulated network, in order. */
export class WireLog {
  readonly #clock: Clock
  readonly #events: WireEvent[] = []
  readonly #listeners = new Set<(event: WireEvent) => void>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get events(): readonly WireEvent[] {
    return this.#events
  }

  record(event: NewWireEvent): void {
    const recorded: WireEvent = { n: this.#events.length + 1, at: this.#clock.now(), ...event }
    this.#events.push(recorded)
    for (const listener of this.#listeners) listener(recorded)
  }

  /** Hears every event from now on. */
  subscribe(listener: (event: WireEvent) => void): Cancel {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
