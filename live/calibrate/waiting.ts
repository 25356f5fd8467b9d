import { setTimeout } from 'node:timers/promises'

/** How long what has to come is waited for. Milliseconds. */
export const PATIENCE_MS = 20_000
/** What comes at all comes with what it belongs to, or so soon after it. Milliseconds. */
export const GRACE_MS = 400

/** What did not happen in time. */
export class NothingCame extends Error {
  override readonly name = 'NothingCame'
}

/** Tells those who wait that something has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>()

  tell(): void {
    for (const each of [...this.#listeners]) each()
  }

  follow(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * What `look` finds, now or after a change.
   * @throws NothingCame when it finds nothing in time
   */
  async until<Found>(what: string, look: () => Found | undefined, patienceMs = PATIENCE_MS): Promise<Found> {
    let stop = () => {}
    const found = new Promise<Found>((resolve) => {
      const tryIt = () => {
        const seen = look()
        if (seen !== undefined) resolve(seen)
      }
      stop = this.follow(tryIt)
      tryIt()
    })
    try {
      return await within(found, what, patienceMs)
    } finally {
      stop()
    }
  }
}

/** @throws NothingCame when it takes longer */
export async function within<Found>(found: Promise<Found>, what: string, patienceMs = PATIENCE_MS): Promise<Found> {
  const over = new AbortController()
  const late = setTimeout(patienceMs, undefined, { signal: over.signal }).then(() => {
    throw new NothingCame(`${what} did not come within ${patienceMs / 1000} s`)
  })
  try {
    return await Promise.race([found, late])
  } finally {
    over.abort()
  }
}

/** Gives what may still be under way the time to come. */
export function grace(ms = GRACE_MS): Promise<void> {
  return setTimeout(ms)
}
