/** Requests a second in the long run, and at once (documented, API throttling quotas of Amazon Connect). */
const QUOTA = { rate: 2, burst: 5 } as const
/** The quotas are of the whole account: somebody else may work there too. */
const SHARE = 0.8

const RATE = QUOTA.rate * SHARE
const BURST = Math.floor(QUOTA.burst * SHARE)

/** When each operation may be asked for next, so that it is asked for less often than its quota allows. */
export class Pace {
  readonly #buckets = new Map<string, { readonly tokens: number; readonly at: number }>()

  /**
   * Takes a turn.
   * @param now in milliseconds, of any clock that goes on
   * @returns how many milliseconds there are until it
   */
  turn(operation: string, now: number): number {
    const bucket = this.#buckets.get(operation) ?? { tokens: BURST, at: now }
    // Below nothing are those who wait already.
    const tokens = Math.min(BURST, bucket.tokens + ((now - bucket.at) * RATE) / 1000) - 1
    this.#buckets.set(operation, { tokens, at: now })
    return tokens < 0 ? (-tokens * 1000) / RATE : 0
  }
}
