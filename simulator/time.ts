import type { MachineClock } from './clock.ts'
import { type Duration, milliseconds } from './duration.ts'

/** The simulator's time in a test's hands: what each moment triggers is done before the next one comes. */
export class Time {
  readonly #clock: MachineClock
  readonly #settle: () => Promise<void>
  #isMoving = false

  /** @param settle resolves when nothing of what was triggered is under way any more */
  constructor(clock: MachineClock, settle: () => Promise<void>) {
    this.#clock = clock
    this.#settle = settle
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#clock.now()
  }

  /** From now on no time passes but by `step` and `advances`. */
  takeOver(): void {
    this.#clock.takeOver()
  }

  /** Resolves when whatever is under way between clients in this process and the services is done. */
  settled(): Promise<void> {
    return this.#settle()
  }

  /**
   * Moves on to whatever is due next, and waits until all that it triggers is done.
   * @returns when that was, milliseconds since the epoch; undefined when nothing is due
   */
  async step(): Promise<number | undefined> {
    return this.#moving(async () => {
      const due = this.#clock.nextDue
      await this.#fireNext()
      return due
    })
  }

  /** Moves on step by step: `advances('25h')`. */
  async advances(duration: Duration): Promise<void> {
    await this.#moving(async () => {
      const target = this.now() + milliseconds(duration)
      for (let due = this.#clock.nextDue; due !== undefined && due <= target; due = this.#clock.nextDue) {
        await this.#fireNext()
      }
      this.#clock.advance(target - this.now())
      await this.#settle()
    })
  }

  async #fireNext(): Promise<void> {
    this.#clock.fireNext()
    await this.#settle()
  }

  async #moving<Result>(move: () => Promise<Result>): Promise<Result> {
    if (this.#isMoving) throw new Error('Time is being moved on already: await that first.')
    this.#isMoving = true
    try {
      // What was under way before belongs to the time before.
      await this.#settle()
      return await move()
    } finally {
      this.#isMoving = false
    }
  }
}
