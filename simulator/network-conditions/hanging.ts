import { DeadLine } from './dead-line.ts'
import type { Effect, Means } from './effect.ts'
import { Holding } from './holding.ts'

/**
 * Requests for the operation are not answered, and do not get to the service; when the condition ends they fail, as without a
 * network.
 * @throws Error when no such operation is simulated
 */
export function hanging({ errors, met }: Means, operation: string): Effect {
  errors.require(operation)
  const holding = new Holding()
  return {
    async request(call) {
      if (call.operation !== operation) return undefined
      met()
      await holding.until()
      throw new DeadLine(call.who)
    },
    lift: () => holding.end(),
  }
}
