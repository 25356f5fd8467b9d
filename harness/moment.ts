import type { ServiceState } from './service-state.ts'

/**
 * A point in a test, since which something is expected to have stayed as it was, or not to have happened:
 * `world.moment()` gives it.
 *
 * @example
 * const three = world.moment()
 * await customer.says('Is anybody reading?')
 * await expect(world).toHaveNoReceipts({ since: three })
 */
export interface Moment {
  /** Number of the last wire event by then; 0 for none. */
  readonly after: number
}

const states = new WeakMap<Moment, ServiceState | undefined>()

/** Now: what has gone over the wire so far, and what the service holds, unless it is a real one. */
export function momentOf(after: number, state: ServiceState | undefined): Moment {
  const moment = { after }
  states.set(moment, state)
  return moment
}

/**
 * What the service held then; undefined for a real one, which does not let anybody look.
 * @throws Error for what no world has given
 */
export function stateAt(moment: Moment): ServiceState | undefined {
  if (states.has(moment)) return states.get(moment)
  throw new Error('This is no moment of a world: take one with world.moment().')
}
