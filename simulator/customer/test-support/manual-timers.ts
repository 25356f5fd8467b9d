import type { Timers } from '../timers.ts'

/** Timers that a test moves by hand. */
export class ManualTimers implements Timers {
  #now = 0
  #due: { at: number; run: () => void }[] = []
  #listeners: ((ms: number) => void)[] = []

  after(ms: number, run: () => void) {
    const entry = { at: this.#now + ms, run }
    this.#due.push(entry)
    for (const listener of this.#listeners.splice(0)) listener(ms)
    return () => {
      this.#due = this.#due.filter((other) => other !== entry)
    }
  }

  /** How many calls are promised. */
  get pending(): number {
    return this.#due.length
  }

  /** The delay of the next call to `after`, when it is made. */
  nextDelay(): Promise<number> {
    return new Promise((resolve) => this.#listeners.push(resolve))
  }

  /** Lets `ms` milliseconds pass, running what comes due, in order. */
  pass(ms: number): void {
    const end = this.#now + ms
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = next.at
      this.#due = this.#due.filter((other) => other !== next)
      next.run()
    }
    this.#now = end
  }

  #next(end: number) {
    return this.#due.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
  }
}
