import type { Cancel, Clock } from '../instance/clock.ts'
import type { NewWireEvent, WireEvent } from './events.ts'
import { readable } from './readable.ts'

/** How many events are forgotten at once, when there are more than are kept. */
const STRETCH = 1000

/**
 * Events in a row that nobody has read. A message to six people makes eight of them at three moments: an object for each
 * event with its text and time would take most of the time.
 */
interface Stretch {
  readonly events: NewWireEvent[]
  /** Of each moment: the place of its first event, the text of all of its events, its time, and the machine's. */
  readonly firsts: number[]
  readonly texts: string[]
  readonly times: number[]
  readonly realTimes: number[]
}

/**
 * Everything that went over the simulated network, in order. An event is kept as it came, and made readable, credentials
 * removed, when somebody reads the log: most of it nobody ever does.
 */
export class WireLog {
  readonly #clock: Clock
  readonly #kept: number
  readonly #realNow: () => number
  readonly #listeners = new Set<(event: WireEvent) => void>()
  readonly #read: WireEvent[] = []
  /** Of the events that have been read. */
  readonly #realTimes: number[] = []
  #unread: Stretch[] = []
  #latest = emptyStretch()
  #count = 0

  /**
   * @param kept how many events are kept, the latest; all of them unless said
   * @param realNow the machine's time, milliseconds since the epoch; the clock's unless said
   */
  constructor(clock: Clock, kept = Number.POSITIVE_INFINITY, realNow = () => clock.now()) {
    this.#clock = clock
    this.#kept = kept
    this.#realNow = realNow
  }

  /** As many as are kept. */
  get events(): readonly WireEvent[] {
    this.#readAll()
    this.#keepLatest()
    return this.#read
  }

  /**
   * When an event was recorded by the machine's clock, milliseconds since the epoch; undefined for one that is not kept. It is
   * no part of the event: with the same seed events are the same in every run.
   */
  realTimeOf({ n }: Pick<WireEvent, 'n'>): number | undefined {
    this.#readAll()
    return this.#realTimes[n - this.#count - 1 + this.#read.length]
  }

  /** How many there have been, kept or not. */
  get count(): number {
    return this.#count
  }

  /** `text` is the body, of an event that has one. */
  record(event: NewWireEvent, text = ''): void {
    this.#count += 1
    if (this.#kept === 0 && this.#listeners.size === 0) return
    if (this.#latest.events.length === STRETCH) this.#begin()
    const { events, firsts, texts, times, realTimes } = this.#latest
    // One frame to many is one moment: any other has an id of its own, or stands after what it answers.
    const isSame = event.kind === 'frame received' && events.at(-1)?.kind === event.kind && texts.at(-1) === text
    if (!isSame) {
      firsts.push(events.length)
      texts.push(text)
      times.push(this.#clock.now())
      realTimes.push(this.#realNow())
    }
    events.push(event)
    if (this.#listeners.size > 0) this.#tell()
  }

  /** Hears every event from now on. */
  subscribe(listener: (event: WireEvent) => void): Cancel {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #begin(): void {
    this.#unread.push(this.#latest)
    this.#latest = emptyStretch()
    if ((this.#unread.length - 1) * STRETCH >= this.#kept) this.#unread.shift()
  }

  #tell(): void {
    this.#readAll()
    const latest = this.#read.at(-1)
    for (const listener of this.#listeners) if (latest) listener(latest)
    if (this.#read.length > this.#kept + STRETCH) this.#keepLatest()
  }

  #readAll(): void {
    const unread = [...this.#unread, this.#latest]
    let n = this.#count - unread.reduce((sum, { events }) => sum + events.length, 0)
    for (const { events, firsts, texts, times, realTimes } of unread) {
      for (const [moment, text] of texts.entries()) {
        for (const event of events.slice(firsts[moment], firsts[moment + 1])) {
          n += 1
          this.#read.push(readable({ n, at: times[moment] ?? 0, event, text }))
          this.#realTimes.push(realTimes[moment] ?? 0)
        }
      }
    }
    this.#unread = []
    this.#latest = emptyStretch()
  }

  #keepLatest(): void {
    for (const list of [this.#read, this.#realTimes]) {
      if (list.length > this.#kept) list.splice(0, list.length - this.#kept)
    }
  }
}

function emptyStretch(): Stretch {
  return { events: [], firsts: [], texts: [], times: [], realTimes: [] }
}
