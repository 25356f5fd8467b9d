/** One at a time, in the order in which they have come. */
export class Turns {
  #latest: Promise<void> = Promise.resolve()

  /** Resolves when it is one's turn, with what ends it. */
  async next(): Promise<() => void> {
    const before = this.#latest
    let end = () => {}
    this.#latest = new Promise((resolve) => {
      end = resolve
    })
    await before
    return end
  }
}
