import type { Effect, Means } from './effect.ts'
import { Holding } from './holding.ts'

/**
 * What the instance's own site serves comes late: the CCP, its scripts, signing in. Not the CTI API behind it. Without `ms` it
 * comes when the condition ends, which is the latest in any case.
 */
export function slowCcp({ clock, met }: Means, ms?: number): Effect {
  const holding = new Holding()
  return {
    async request({ service }) {
      if (service !== 'ccp') return undefined
      met()
      const late = ms === undefined ? [] : [new Promise<void>((resolve) => clock.after(ms, resolve))]
      await Promise.race([holding.until(), ...late])
      return undefined
    },
    lift: () => holding.end(),
  }
}
