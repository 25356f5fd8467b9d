import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { type Transition, transitionsFrom } from './transitions.ts'

const HEAD = `# State charts

The reference agent UI as its machines define it: [agent-ui/machines](../agent-ui/machines). Written by \`npm run charts\`, not by hand; a test
fails when a machine has changed and this page has not. A cause with a place, as in *(1 of 2)*, has a condition: the first that holds is taken.
What changes no state is listed below each chart. *Is answered* and *is refused* are the answers of Amazon Connect to what the state has asked.
`

/** The guide's page of charts: Mermaid, which GitHub draws. */
export function charts(machines: readonly AnyStateMachine[]): string {
  return [HEAD, ...machines.map(chart)].join('\n')
}

function chart(machine: AnyStateMachine): string {
  const { root } = machine
  const all = transitionsIn(root)
  const quiet = all.filter(({ to }) => to.length === 0)
  return [
    `## ${machine.id}`,
    '',
    ...(Object.keys(root.states).length > 0
      ? ['```mermaid', 'stateDiagram-v2', '  direction LR', ...whole(root), '```', '']
      : []),
    ...(quiet.length > 0 ? ['Changes no state:', '', ...quiet.map(line), ''] : []),
  ].join('\n')
}

function line({ from, cause }: Transition): string {
  return `- \`${cause}\` in ${from}`
}

/** Regions stand side by side in a state only, so that a machine of regions is drawn as one. */
function whole(root: AnyStateNode): string[] {
  if (root.type !== 'parallel') return [...inside(root), ...arrows(root)]
  return [`  state "${root.key}" as ${idOf(root.id)} {`, ...inside(root, 2), '  }', ...arrows(root)]
}

/** What is drawn within a state: its children, and the way in. */
function inside(state: AnyStateNode, depth = 1): string[] {
  const pad = '  '.repeat(depth)
  const children: AnyStateNode[] = Object.values(state.states)
  const drawn = children.flatMap((child, index) => [
    // Regions of a parallel state stand side by side.
    ...(state.type === 'parallel' && index > 0 ? [`${pad}--`] : []),
    ...(Object.keys(child.states).length > 0
      ? [`${pad}state "${child.key}" as ${idOf(child.id)} {`, ...inside(child, depth + 1), `${pad}}`]
      : [`${pad}state "${child.key}" as ${idOf(child.id)}`]),
  ])
  const first = state.type === 'compound' ? [`${pad}[*] --> ${idOf(state.initial.target[0]?.id ?? '')}`] : []
  return [...drawn, ...first]
}

function arrows(root: AnyStateNode): string[] {
  const drawn = transitionsIn(root).filter(({ to }) => to.length > 0)
  // Mermaid has no arrow from everywhere: it is drawn from a state of that name.
  const fromAny = drawn.some(({ from }) => from === root.id) ? [`  state "any state" as ${idOf(root.id)}`] : []
  // One arrow for all that leads the same way: their words would lie on each other.
  const wayOf = ({ from, to }: Transition) => `${from} ${to}`
  const ways = [...new Set(drawn.map(wayOf))].map((way) => drawn.filter((each) => wayOf(each) === way))
  return [...fromAny, ...ways.flatMap(arrow)]
}

function arrow(together: readonly Transition[]): string[] {
  const [{ from, to } = { from: '', to: [] }] = together
  const causes = together.map(({ cause }) => cause).join('<br/>')
  return to.map((target) => `  ${idOf(from)} --> ${idOf(target)} : ${causes}`)
}

function transitionsIn(state: AnyStateNode): Transition[] {
  return [...transitionsFrom(state), ...Object.values(state.states).flatMap(transitionsIn)]
}

function idOf(state: string): string {
  return state.replaceAll('.', '_')
}
