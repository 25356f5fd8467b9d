import type { Cancel } from '../../instance/clock.ts'
import type { Instance } from '../../instance/instance.ts'

interface Poll {
  readonly userId: string
  answer(): void
}

/** Long polls for agents' snapshots: each is held until the agent's snapshot has changed, or its time is up. */
export class SnapshotPolls {
  readonly #instance: Instance
  readonly #versions = new Map<string, number>()
  readonly #held = new Set<Poll>()
  #isOpen = true

  constructor(instance: Instance) {
    this.#instance = instance
    instance.subscribe((event) => {
      if (event.type === 'agent changed') this.#changed(event.userId)
    })
  }

  /** How many polls are held. */
  get held(): number {
    return this.#held.size
  }

  versionOf(userId: string): string {
    return String(this.#versions.get(userId) ?? 0)
  }

  /** Resolves as soon as the agent's version is not `seen` any more, at the latest after `timeout` milliseconds. */
  until(userId: string, seen: string, timeout: number): Promise<void> {
    if (!this.#isOpen || this.versionOf(userId) !== seen) return Promise.resolve()
    return new Promise((resolve) => {
      let stop: Cancel = () => undefined
      const poll: Poll = {
        userId,
        answer: () => {
          stop()
          this.#held.delete(poll)
          resolve()
        },
      }
      this.#held.add(poll)
      stop = this.#instance.clock.after(timeout, poll.answer)
    })
  }

  /** Answers every held poll now, and holds none any more: a page can only go away cleanly when nothing is held. */
  close(): void {
    this.#isOpen = false
    for (const poll of [...this.#held]) poll.answer()
  }

  #changed(userId: string): void {
    this.#versions.set(userId, (this.#versions.get(userId) ?? 0) + 1)
    for (const poll of [...this.#held]) {
      if (poll.userId === userId) poll.answer()
    }
  }
}
