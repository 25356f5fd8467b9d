import type { Timeline } from '../evidence/timeline.ts'
import type { Simulated } from '../transports/service.ts'
import { Faults } from './faults.ts'

/** Somebody in the world, by the name that the wire log has for them. */
interface Named {
  readonly name: string
}

/**
 * The network between people and Amazon Connect, to be made worse for a while.
 *
 * @example
 * await world.network.of(alice).dropped(async () => {
 *   await customer.says('Meanwhile')
 * })
 * await world.network.all.delayed('2s', async () => {
 *   await customer.says('Two seconds late')
 * })
 */
export class WorldNetwork {
  readonly #service: Pick<Simulated, 'impose'>
  readonly #timeline: Timeline

  constructor(service: Pick<Simulated, 'impose'>, timeline: Timeline) {
    this.#service = service
    this.#timeline = timeline
  }

  /** That of one person, or of several at once: `of(alice)`, `of(customer, bob)`. */
  of(...people: readonly [Named, ...Named[]]): Faults {
    const names = people.map(({ name }) => name)
    return this.#faults(names, names.join(' and '))
  }

  /** Everybody's, of those too who are yet to come. */
  get all(): Faults {
    return this.#faults('everybody', 'everybody')
  }

  #faults(whom: readonly string[] | 'everybody', whose: string): Faults {
    return new Faults({
      whose,
      impose: (condition) => this.#service.impose(whom, condition),
      note: (text) => this.#timeline.mark('fault', text),
    })
  }
}
