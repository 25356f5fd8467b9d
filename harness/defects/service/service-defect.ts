import type { Instance, InstanceOptions } from '../../../simulator/instance/instance.ts'
import type { About } from '../defect.ts'

/** A simulated service that is wrong in one way. */
export interface ServiceDefect extends About {
  /** For the `createInstance` of createSimulator(). */
  readonly createInstance: (options: InstanceOptions) => Instance
}

/** Defects of one group. */
export function defectsOf(
  group: About['group'],
  defects: readonly Omit<ServiceDefect, 'group'>[],
): readonly ServiceDefect[] {
  return defects.map((each) => ({ ...each, group }))
}
