import type { Recording } from '../../simulator/recording/index.ts'
import type { Witness } from '../evidence/evidence.ts'
import { Timeline } from '../evidence/timeline.ts'

/**
 * What a simulator in another process has seen so far: the recording that its inspector saves. Who sat where is known from when it was first
 * asked for, the wire from the beginning.
 * @param endpoint where the simulator is
 */
export async function savedRecording(endpoint: string): Promise<Witness> {
  const answer = await fetch(new URL('/inspector/recording', endpoint))
  const recording: Recording = await answer.json()
  const { events, people } = recording
  const realTimes = new Map(events.map(({ n, real }) => [n, real]))
  const wire = { events, realTimeOf: ({ n }: { readonly n: number }) => realTimes.get(n) }
  return {
    recorder: {
      wire,
      people,
      recording: (title, marks = []) => ({ ...recording, title, marks }),
    },
    timeline: new Timeline(wire, () => events.at(-1)?.at ?? 0),
  }
}
