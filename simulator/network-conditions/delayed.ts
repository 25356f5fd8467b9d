import type { Span } from './condition.ts'
import type { Effect, Means } from './effect.ts'
import { LateLine } from './late-line.ts'

/**
 * Answers and frames come late, in the order in which the service gave them: one that is less late waits for those before it.
 * What people ask for and send gets there at once, so that a request has had its effect long before its answer. An answer to
 * what was asked before is late as well. What has not come when the condition ends comes then.
 * @param operations only answers of these are late, and frames are not
 * @throws Error when no such operation is simulated
 */
export function delayed({ clock, random, errors, met }: Means, by: Span, operations?: readonly string[]): Effect {
  for (const each of operations ?? []) errors.require(each)
  const lines = new Map<string, LateLine>()
  const lineTo = (who: string) => {
    const line = lines.get(who) ?? new LateLine(clock)
    lines.set(who, line)
    return line
  }
  const late = (): number => {
    if (typeof by === 'number') return by
    return by.min + Math.floor(random() * (by.max - by.min + 1))
  }
  return {
    async answer({ who, operation }) {
      if (operations && !operations.includes(operation)) return
      met()
      await new Promise<void>((resolve) => lineTo(who).add(late(), resolve))
    },
    frame({ who, direction }, { deliver }) {
      if (operations || direction === 'to service') return deliver()
      met()
      lineTo(who).add(late(), deliver)
    },
    lift() {
      for (const line of lines.values()) line.flush()
    },
  }
}
