import type { Cancel, Clock } from '../instance/clock.ts'
import type { NewWireEvent, WireEvent } from './events.ts'
import { readable } from './readable.ts'

/** A text, or what makes it when it is asked. */
export type Written = string | { toString(): string }

/** How many events are forgotten at once, when there are more than are kept; and the frames of the last one's moment. */
const STRETCH = 1000

/**
 * Events in a row that nobody has read. A message to six people makes eight of them at three moments: an object for each
 * event with its text and time would take most of the time.
 */
interface Stretch {
  readonly events: NewWireEvent[]
  /** Of each moment: the place of its first event, the text of all of its events, its time, and the machine's. */
  readonly firsts: number[]
  readonly texts: Written[]
  readonly times: number[]
  readonly realTimes: number[]
}

/**
 * Everything that went over the simulated network, in order. An event is kept as it came, and made readable, credentials
 * removed, when somebody reads the log: most of it nobody ever does.
 */
export class WireLog {
  readonly #clock: Pick<Clock, 'now'>
  readonly #kept: number
  readonly #realNow: () => number
  readonly #listeners = new Set<(event: WireEvent) => void>()
  readonly #read: WireEvent[] = []
  /** Of the events that have been read. */
  readonly #realTimes: number[] = []
  #unread: Stretch[] = []
  #latest = emptyStretch()
  /** The text of the latest moment, if it is one of frames to clients. */
  #frame: string | undefined
  #count = 0
  /** Whether events are kept, or anybody hears them. */
  #isWanted: boolean

  /**
   * @param kept how many events are kept, the latest; all of them unless said
   * @param realNow the machine's time, milliseconds since the epoch; the clock's unless said
   */
  constructor(clock: Pick<Clock, 'now'>, kept = Number.POSITIVE_INFINITY, realNow = () => clock.now()) {
    this.#clock = clock
    this.#kept = kept
    this.#isWanted = kept > 0
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

  /**
   * @param text the body, of an event that has one
   * @param kept what says the same, and is kept in its place
   */
  record(event: NewWireEvent, text = '', kept: Written = text): void {
    this.#count += 1
    if (!this.#isWanted) return
    // One frame to many is one moment: any other has an id of its own, or stands after what it answers.
    if (event.kind !== 'frame received' || text !== this.#frame) this.#beginMoment(event, text, kept)
    this.#latest.events.push(event)
    if (this.#listeners.size > 0) this.#tell()
  }

  /** Hears every event from now on. */
  subscribe(listener: (event: WireEvent) => void): Cancel {
    this.#listeners.add(listener)
    this.#isWanted = true
    return () => {
      this.#listeners.delete(listener)
      this.#isWanted = this.#kept > 0 || this.#listeners.size > 0
    }
  }

  #beginMoment(event: NewWireEvent, text: string, kept: Written): void {
    if (this.#latest.events.length >= STRETCH) {
      this.#unread.push(this.#latest)
      this.#beginStretch()
      if ((this.#unread.length - 1) * STRETCH >= this.#kept) this.#unread.shift()
    }
    const { events, firsts, texts, times, realTimes } = this.#latest
    this.#frame = event.kind === 'frame received' ? text : undefined
    firsts.push(events.length)
    texts.push(kept)
    times.push(this.#clock.now())
    realTimes.push(this.#realNow())
  }

  #beginStretch(): void {
    this.#latest = emptyStretch()
    this.#frame = undefined
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
          this.#read.push(readable({ n, at: times[moment] ?? 0, event, text: String(text) }))
          this.#realTimes.push(realTimes[moment] ?? 0)
        }
      }
    }
    this.#unread = []
    this.#beginStretch()
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
