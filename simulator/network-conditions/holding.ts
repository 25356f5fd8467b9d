/** Somewhere to wait until it is over. */
export class Holding {
  #waiting: (() => void)[] | undefined = []

  /** Resolves when it is over; at once when it is already. */
  until(): Promise<void> {
    const waiting = this.#waiting
    return waiting ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()
  }

  end(): void {
    const waiting = this.#waiting ?? []
    this.#waiting = undefined
    for (const go of waiting) go()
  }
}
