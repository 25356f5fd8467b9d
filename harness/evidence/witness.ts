import type { Simulator } from '../../simulator/index.ts'
import { Recorder } from '../../simulator/recording/index.ts'
import { Timeline } from './timeline.ts'

/** Notes down from now on, for the `Evidence` of a test, what goes on in a simulator that has no world around it. */
export function witness({ wire, center, instance, clock }: Pick<Simulator, 'wire' | 'center' | 'instance' | 'clock'>) {
  return { recorder: new Recorder({ wire, center, instance }), timeline: new Timeline(wire, () => clock.now()) }
}
