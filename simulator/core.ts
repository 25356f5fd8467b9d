import { contactCenter } from '../fixtures/contact-center.ts'
import { ccpScripts } from './ccp/scripts.ts'
import { MachineClock } from './clock.ts'
import type { Assumptions } from './instance/assumptions.ts'
import type { ContactCenter } from './instance/directory.ts'
import { Instance, type InstanceOptions } from './instance/instance.ts'
import { fractionsFrom, idsFrom } from './seed.ts'
import type { Addresses } from './services/addresses.ts'
import { Network, type NetworkOptions } from './transports/network.ts'
import { WireLog } from './wire/log.ts'

export interface CoreOptions extends Omit<NetworkOptions, 'addresses' | 'nextRequestId' | 'random'> {
  /** The contact center to simulate; by default the one of `fixtures`. */
  readonly center?: ContactCenter
  readonly assumptions?: Partial<Assumptions>
  /** The same seed gives the same ids in the same order. */
  readonly seed?: number
  /** How many events the wire log keeps, the latest; all of them unless said. */
  readonly recorded?: number
  /**
   * `machine` (default): time passes by itself, and can be moved on. `manual`: it stands at the same moment in every run,
   * and passes only when it is moved on.
   */
  readonly clock?: 'machine' | 'manual'
  /** Makes the instance; a test may hand in one that is wrong on purpose. */
  readonly createInstance?: (options: InstanceOptions) => Instance
}

/** Where a manual clock starts: a Monday morning. */
const MANUAL_START = Date.UTC(2026, 0, 5, 9)

/** Where everything but a transport meets: what is simulated, its time, its network, and the log of it. */
export function createCore(options: CoreOptions = {}, addresses?: Addresses) {
  const {
    center = contactCenter,
    assumptions = {},
    seed = 1,
    recorded,
    createInstance,
    clock: mode,
    ...services
  } = options
  const create = createInstance ?? ((given: InstanceOptions) => new Instance(given))
  const clock = new MachineClock()
  if (mode === 'manual') clock.takeOver(MANUAL_START)
  const instance = create({ center, clock, nextId: idsFrom(seed), assumptions })
  const wire = new WireLog(clock, recorded, () => clock.realNow())
  const network = new Network(instance, wire, ccpScripts(), {
    ...services,
    nextRequestId: idsFrom(~seed),
    random: fractionsFrom(seed, 'network'),
    ...(addresses && { addresses }),
  })
  return { center, clock, instance, wire, network, seed }
}
