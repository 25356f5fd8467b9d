import type { Cancel, Clock } from '../instance/clock.ts'

/** What comes late to somebody, in the order in which it was sent. */
export class LateLine {
  readonly #clock: Clock
  readonly #queue: { readonly due: number; readonly arrive: () => void }[] = []
  #stop: Cancel = () => undefined

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Arrives in `ms` milliseconds, or right behind what was sent before it. */
  add(ms: number, arrive: () => void): void {
    this.#queue.push({ due: this.#clock.now() + ms, arrive })
    if (this.#queue.length === 1) this.#wait()
  }

  /** All of it arrives now. */
  flush(): void {
    this.#stop()
    for (const { arrive } of this.#queue.splice(0)) arrive()
  }

  #wait(): void {
    const [first] = this.#queue
    if (!first) return
    this.#stop = this.#clock.after(Math.max(first.due - this.#clock.now(), 0), () => {
      const now = this.#clock.now()
      const next = this.#queue.findIndex(({ due }) => due > now)
      const arrived = this.#queue.splice(0, next < 0 ? this.#queue.length : next)
      for (const { arrive } of arrived) arrive()
      this.#wait()
    })
  }
}
