import type { AnyStateMachine } from 'xstate'
import { transitionsOf } from '../../agent-ui/model/transitions.ts'
import { seen } from './seen.ts'

const TABLE = 'specs/walk/seen.ts'

/** For whoever has put a state into a machine: its chart, the screens next to it, and what is to be done. */
export function aboutNewState(id: string, machine: AnyStateMachine, walks: readonly string[]): string {
  const ways = transitionsOf(machine).filter(({ from, to }) => from === id || to.includes(id))
  return [
    `${id}: say in ${TABLE} what a person sees in this state, and look for it.`,
    ...about(machine, walks),
    ...ways.map(({ name }) => `  leads there or away: ${name}`),
    ...screens(ways.flatMap(({ from, to }) => [from, ...to]).filter((each) => each !== id)),
  ].join('\n')
}

/** For whoever has put a transition into a machine, or taken a way to it away: its chart, the screens it joins, what is to be done. */
export function aboutUntaken(name: string, machine: AnyStateMachine, walks: readonly string[]): string {
  const transition = transitionsOf(machine).find((each) => each.name === name)
  return [
    `${name}: no walk reaches it. Make a move of it in specs/walk/grounds, or say in agent-ui/model/off-page.ts why no page can.`,
    ...about(machine, walks),
    ...screens(transition ? [transition.from, ...transition.to] : [name]),
  ].join('\n')
}

function about({ id }: AnyStateMachine, walks: readonly string[]): string[] {
  return [
    `  chart: docs/state-charts.md#${id.toLowerCase()} (npm run charts draws it anew)`,
    `  walked by: ${walks.join(', ') || 'nothing'}`,
  ]
}

function screens(states: readonly string[]): string[] {
  return [...new Set(states)].map((state) => `  screen touched: ${state}: ${seen[state]?.is ?? `not in ${TABLE}`}`)
}
