import { grace } from './waiting.ts'

/** How often it is looked for what may come. Seconds. */
const LOOK_S = 5
/** How often it is told how far it is. Seconds. */
const TELL_S = 30

/** What a wait of minutes has from whoever waits. */
export interface Waiter {
  /** Lets this long pass on the instance. */
  passes(ms: number): Promise<void>
  tells(words: string): void
}

/** Minutes of waiting for timers of the service, a few seconds at a time: it is told how far it is. */
export class LongWait {
  readonly #waiter: Waiter
  readonly #whole: number
  #passed = 0

  /** @param seconds what all of it takes, as far as is known */
  constructor(waiter: Waiter, seconds: number) {
    this.#waiter = waiter
    this.#whole = seconds
  }

  /** Waits until so many seconds of the whole have passed. */
  async until(second: number): Promise<void> {
    while (this.#passed < second) await this.#looksAway(second)
  }

  /** Whether it comes before so many seconds of the whole have passed; no longer is waited than until it does. */
  async comes(isThere: () => boolean, second: number): Promise<boolean> {
    while (!isThere() && this.#passed < second) await this.#looksAway(second)
    await grace()
    return isThere()
  }

  async #looksAway(second: number): Promise<void> {
    const seconds = Math.min(LOOK_S, second - this.#passed)
    await this.#waiter.passes(seconds * 1000)
    const told = Math.floor(this.#passed / TELL_S)
    this.#passed += seconds
    if (Math.floor(this.#passed / TELL_S) > told) {
      this.#waiter.tells(`${this.#passed} s of about ${this.#whole} s have passed`)
    }
  }
}
