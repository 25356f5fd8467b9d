import type { Cancel, Clock } from './instance/clock.ts'

/** The machine's time, which can be moved on: everything that falls due meanwhile happens at its time, in order. */
export class MachineClock implements Clock {
  #ahead = 0
  readonly #timers = new Set<Timer>()

  now(): number {
    return Date.now() + this.#ahead
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
    for (let timer = this.#next(target); timer; timer = this.#next(target)) {
      this.#ahead += Math.max(0, timer.due - this.now())
      this.#fire(timer)
    }
    this.#ahead += Math.max(0, target - this.now())
    for (const timer of this.#timers) this.#arm(timer)
  }

  /** Cancels every timer. */
  stop(): void {
    for (const timer of [...this.#timers]) this.#drop(timer)
  }

  #next(until: number): Timer | undefined {
    const due = [...this.#timers].filter((timer) => timer.due <= until)
    return due.sort((a, b) => a.due - b.due)[0]
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle)
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

/** setTimeout takes no more than 2^31 - 1 milliseconds. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1

interface Timer {
  readonly due: number
  readonly run: () => void
  handle: NodeJS.Timeout | undefined
}
