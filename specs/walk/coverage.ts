import { machines } from '../../agent-ui/model/machines.ts'
import { offPageTransitions } from '../../agent-ui/model/off-page.ts'
import { statesOf, transitionsOf } from '../../agent-ui/model/transitions.ts'
import { aboutUntaken } from './touched.ts'
import type { WatchedMachines } from './watched-machines.ts'

/**
 * What the pages of a run have reached of each machine, and what not, in words; and what is missing of what a page is to take.
 */
export function coverage(
  { states, taken }: WatchedMachines,
  walksOf: (machine: string) => readonly string[],
): { report: string; missing: string[] } {
  const parts = machines.map((machine) => {
    const all = statesOf(machine)
    const unreached = all.filter(({ id }) => !states.has(id)).map(({ id }) => id)
    const transitions = transitionsOf(machine)
    const untaken = transitions.filter(({ key }) => !taken.has(key)).map(({ name }) => name)
    const counts = `${all.length - unreached.length} of ${all.length} states, ${transitions.length - untaken.length} of ${transitions.length} transitions`
    const left = [...unreached, ...untaken]
    return {
      lines: [`${machine.id}: ${counts}`, ...left.map((each) => `  not reached on the page: ${each}${reason(each)}`)],
      missing: left
        .filter((each) => !offPageTransitions[each])
        .map((each) => aboutUntaken(each, machine, walksOf(machine.id))),
    }
  })
  return {
    report: parts.flatMap(({ lines }) => lines).join('\n'),
    missing: parts.flatMap(({ missing }) => missing),
  }
}

function reason(transition: string): string {
  const why = offPageTransitions[transition]
  return why ? ` (${why})` : ''
}
