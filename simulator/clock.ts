import type { Cancel, Clock } from './instance/clock.ts'

/**
 * The one clock of a simulator: the machine's time, which can be moved on, or taken over, after which it stands still
 * but for being moved. Everything that falls due on the way happens at its time, in order.
 */
export class MachineClock implements Clock {
  #ahead = 0
  #standsAt: number | undefined
  /** The machine's time, while all that happens does so at one moment. */
  #reading: number | undefined
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#standsAt ?? this.realNow() + this.#ahead
  }

  /** The machine's own time, milliseconds since the epoch: for records of what happened when, never for what happens. */
  realNow(): number {
    return this.#reading ?? realNow()
  }

  /** A request asks for the time a dozen times, and the machine takes a twelfth of all that it takes to tell it (measured). */
  atOnce<Result>(run: () => Result): Result {
    if (this.#reading !== undefined) return run()
    this.#reading = realNow()
    try {
      return run()
    } finally {
      this.#reading = undefined
    }
  }

  after(ms: number, run: () => void): Cancel {
    const timer: Timer = { due: this.now() + ms, run, handle: undefined }
    this.#timers.add(timer)
    this.#arm(timer)
    return () => this.#drop(timer)
  }

  /** Moves on by `ms` milliseconds at once. */
  advance(ms: number): void {
    const target = this.now() + ms
    while (this.#fireNext(target));
    this.#moveTo(target)
    for (const timer of this.#timers) this.#arm(timer)
  }

  /** From now on time passes only by `advance` and `fireNext`; it starts at `at`, milliseconds since the epoch. */
  takeOver(at = this.now()): void {
    this.#standsAt = at
    for (const { handle } of this.#timers) clearTimeout(handle)
  }

  /** When the next timer is due; undefined when there is none. Milliseconds since the epoch. */
  get nextDue(): number | undefined {
    return this.#next()?.due
  }

  /** Moves on to the next timer, and runs it; of several due at the same time the one that was set first. */
  fireNext(): void {
    this.#fireNext()
  }

  /** Cancels every timer. */
  stop(): void {
    for (const timer of [...this.#timers]) this.#drop(timer)
  }

  #fireNext(until?: number): boolean {
    const timer = this.#next(until)
    if (!timer) return false
    this.#moveTo(timer.due)
    this.#fire(timer)
    return true
  }

  #moveTo(time: number): void {
    if (this.#standsAt === undefined) this.#ahead += Math.max(0, time - this.now())
    else this.#standsAt = Math.max(time, this.#standsAt)
  }

  #next(until = Number.POSITIVE_INFINITY): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.due <= until && (!next || timer.due < next.due)) next = timer
    }
    return next
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle)
    if (this.#standsAt !== undefined) return
    const wait = Math.min(timer.due - this.now(), LONGEST_TIMEOUT_MS)
    timer.handle = setTimeout(() => (timer.due <= this.now() ? this.#fire(timer) : this.#arm(timer)), wait)
    timer.handle.unref()
  }

  #fire(timer: Timer): void {
    this.#drop(timer)
    timer.run()
  }

  #drop(timer: Timer): void {
    clearTimeout(timer.handle)
    this.#timers.delete(timer)
  }
}

/** The machine's own time, milliseconds since the epoch: for records of what happened when, never for what happens. */
export function realNow(): number {
  return Date.now()
}

/** setTimeout takes no more than 2^31 - 1 milliseconds. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

interface Timer {
  readonly due: number
  readonly run: () => void
  handle: NodeJS.Timeout | undefined
}
