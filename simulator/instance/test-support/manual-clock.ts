import type { Cancel, Clock } from '../clock.ts'

interface Timer {
  readonly due: number
  readonly run: () => void
}

/** A clock that stands still until it is moved on; what falls due meanwhile happens at its time, in order. */
export class ManualClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  constructor(start = Date.UTC(2026, 0, 5, 9)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): Cancel {
    const timer = { due: this.#now + ms, run }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  atOnce<Result>(run: () => Result): Result {
    return run()
  }

  advance(ms: number): void {
    const target = this.#now + ms
    for (let timer = this.#next(target); timer; timer = this.#next(target)) {
      this.#timers.delete(timer)
      this.#now = timer.due
      timer.run()
    }
    this.#now = target
  }

  /** How many timers have neither fired nor been cancelled. */
  get pending(): number {
    return this.#timers.size
  }

  #next(until: number): Timer | undefined {
    return [...this.#timers].filter((timer) => timer.due <= until).sort((a, b) => a.due - b.due)[0]
  }
}
