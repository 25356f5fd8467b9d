/** Somebody's machine slept while they asked for something: to them it looks as if the network had failed. */
export class DeadLine extends Error {
  constructor(who: string) {
    super(`The line to ${who} went dead.`)
  }
}

interface Sleep {
  readonly over: Promise<void>
  wake(): void
}

/** Whose machines sleep, by name, and who waits for an answer there. */
export class Sleepers {
  readonly #asleep = new Map<string, Sleep>()
  #waiting = 0

  /** How many wait for an answer that they will never get. */
  get waiting(): number {
    return this.#waiting
  }

  has(name: string): boolean {
    return this.#asleep.has(name)
  }

  /** Until the returned function is called. */
  add(name: string): () => void {
    let end = () => {}
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    const wake = () => {
      this.#asleep.delete(name)
      end()
    }
    this.#asleep.set(name, { over, wake })
    return wake
  }

  /**
   * Nothing for who is awake.
   * @throws DeadLine for who sleeps, when they wake
   */
  async check(who: string): Promise<void> {
    const sleep = this.#asleep.get(who)
    if (!sleep) return
    this.#waiting++
    await sleep.over
    this.#waiting--
    throw new DeadLine(who)
  }

  wakeAll(): void {
    for (const { wake } of [...this.#asleep.values()]) wake()
  }
}
