import type { Clock } from '../instance/clock.ts'

/** Requests a second in the long run, and at once. */
export interface Quota {
  readonly rate: number
  readonly burst: number
}

/** A token bucket for each name: full at first, one token a request, filled up again at the quota's rate. */
export class Throttle {
  readonly #clock: Clock
  readonly #quotaOf: (name: string) => Quota | undefined
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  /** Names without a quota are never throttled. */
  constructor(clock: Clock, quotaOf: (name: string) => Quota | undefined) {
    this.#clock = clock
    this.#quotaOf = quotaOf
  }

  /** Whether one more request may pass now; if so, it is counted. */
  admits(name: string): boolean {
    const quota = this.#quotaOf(name)
    if (!quota) return true
    const now = this.#clock.now()
    const bucket = this.#buckets.get(name) ?? { tokens: quota.burst, at: now }
    const tokens = Math.min(quota.burst, bucket.tokens + ((now - bucket.at) * quota.rate) / 1000)
    const isAdmitted = tokens >= 1
    this.#buckets.set(name, { tokens: isAdmitted ? tokens - 1 : tokens, at: now })
    return isAdmitted
  }
}
