import type { Clock } from '../../instance/clock.ts'

/** How often something may be asked for: so many times a second on average, and so many at once. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** What an account may ask of the control plane unless a quota says otherwise (documented, API throttling quotas). */
export const USUAL_RATE: Rate = { perSecond: 2, burst: 5 }

/** A bucket of tokens a name: it starts full and fills again with time. */
export class Throttle {
  readonly #rate: Rate
  readonly #clock: Clock
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
  }

  /** Takes one token; false when there is none left. */
  allows(name: string): boolean {
    const { perSecond, burst } = this.#rate
    const now = this.#clock.now()
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: burst, at: now }
    const filled = Math.min(burst, tokens + ((now - at) / 1000) * perSecond)
    const isAllowed = filled >= 1
    this.#buckets.set(name, { tokens: isAllowed ? filled - 1 : filled, at: now })
    return isAllowed
  }
}
