import { DeadLine } from './dead-line.ts'
import type { Effect, Means } from './effect.ts'

/**
 * There is no network. Sockets close, and none can be opened; requests fail as they do without a network. What was under way fails
 * at once, although the service has got it; what is asked for during it never gets there. Afterwards all works again: to come
 * back is the clients' part.
 */
export function dropped({ dropSockets, breakCalls }: Means): Effect {
  breakCalls()
  dropSockets()
  return {
    refusesSockets: true,
    request: async ({ who }) => {
      throw new DeadLine(who)
    },
  }
}
