import type { Cancel, Clock } from '../instance/clock.ts'
import type { NewWireEvent, WireEvent } from './events.ts'
import { readable } from './readable.ts'

/** How many more than are kept are let pile up: whenever the oldest are forgotten, all the others have to move. */
const SURPLUS = 1000

/**
 * Everything that went over the simulated network, in order. An event is kept as it came, and made readable, credentials
 * removed, when somebody reads the log: most of it nobody ever does.
 */
export class WireLog {
  readonly #clock: Clock
  readonly #kept: number
  readonly #listeners = new Set<(event: WireEvent) => void>()
  readonly #read: WireEvent[] = []
  // The unread, each in three parts: a message to six people makes eight, and an object for each would take most of the time.
  readonly #events: NewWireEvent[] = []
  readonly #texts: string[] = []
  readonly #times: number[] = []
  #count = 0

  /** @param kept how many events are kept, the latest; all of them unless said */
  constructor(clock: Clock, kept = Number.POSITIVE_INFINITY) {
    this.#clock = clock
    this.#kept = kept
  }

  /** As many as are kept. */
  get events(): readonly WireEvent[] {
    this.#readAll()
    keepLatest(this.#read, this.#kept)
    return this.#read
  }

  /** How many there have been, kept or not. */
  get count(): number {
    return this.#count
  }

  /** `text` is the body, of an event that has one. */
  record(event: NewWireEvent, text = ''): void {
    this.#count += 1
    if (this.#kept === 0 && this.#listeners.size === 0) return
    this.#events.push(event)
    this.#texts.push(text)
    this.#times.push(this.#clock.now())
    if (this.#listeners.size > 0) this.#tell()
    const kept = this.#kept
    if (this.#events.length > kept + SURPLUS) {
      for (const list of [this.#events, this.#texts, this.#times]) keepLatest(list, kept)
    }
  }

  /** Hears every event from now on. */
  subscribe(listener: (event: WireEvent) => void): Cancel {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    this.#readAll()
    const latest = this.#read.at(-1)
    for (const listener of this.#listeners) if (latest) listener(latest)
    if (this.#read.length > this.#kept + SURPLUS) keepLatest(this.#read, this.#kept)
  }

  #readAll(): void {
    const before = this.#count - this.#events.length
    for (const [index, event] of this.#events.entries()) {
      const text = this.#texts[index] ?? ''
      const at = this.#times[index] ?? 0
      this.#read.push(readable({ n: before + index + 1, at, event, text }))
    }
    this.#events.length = 0
    this.#texts.length = 0
    this.#times.length = 0
  }
}

function keepLatest(list: unknown[], count: number): void {
  if (list.length > count) list.splice(0, list.length - count)
}
