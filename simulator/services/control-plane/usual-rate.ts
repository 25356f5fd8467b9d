import type { Quota } from '../throttle.ts'

/**
 * What an account may ask of the control plane unless a quota says otherwise (documented, API throttling quotas).
 *
 * @example
 * await using simulator = createSimulator({ rate: USUAL_RATE })
 */
export const USUAL_RATE: Quota = { rate: 2, burst: 5 }
