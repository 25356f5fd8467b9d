import type { Call } from './call.ts'
import { DeadLine } from './dead-line.ts'
import type { Effect, Means } from './effect.ts'
import { Holding } from './holding.ts'

/**
 * Their machine sleeps: nothing reaches it, nothing comes from it, and the service forgets its sockets. When it wakes, what was
 * under way or was asked for meanwhile fails, and the old sockets turn out to be closed.
 */
export function asleep({ forgetSockets }: Means): Effect {
  const sleep = new Holding()
  const tellClosed = forgetSockets()
  const fail = async ({ who }: Call): Promise<never> => {
    await sleep.until()
    throw new DeadLine(who)
  }
  return {
    refusesSockets: true,
    request: fail,
    answer: fail,
    lift() {
      tellClosed()
      sleep.end()
    },
  }
}
