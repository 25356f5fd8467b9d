import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import { getStateNodes } from 'xstate/graph'

/** One transition as a machine defines it. */
export interface Transition {
  /** The state it leaves, as `departures.idle`; the machine's own name for one that every state takes. */
  readonly from: string
  /** The states it enters; none for one that stays where it is. */
  readonly to: readonly string[]
  /** What makes it happen, in the words of the chart. */
  readonly cause: string
  /** All of it, which no other transition has: how reports and lists name it. */
  readonly name: string
  /** The same in the words of XState, by which a transition is known that a page has taken. */
  readonly key: string
}

/** The states of a machine in the order they are written, without the machine itself unless it has none. */
export function statesOf({ root }: AnyStateMachine): AnyStateNode[] {
  const states = getStateNodes(root)
  return states.length > 0 ? states : [root]
}

/** Every transition of a machine, in the order they are written. */
export function transitionsOf({ root }: AnyStateMachine): Transition[] {
  return [root, ...getStateNodes(root)].flatMap(transitionsFrom)
}

/** Transitions of one state alone; those it shares with its siblings are of the state around them. */
export function transitionsFrom(state: AnyStateNode): Transition[] {
  const definitions = [...state.transitions.values(), state.always ?? []].flat()
  return definitions.map(describe)
}

/** A transition that was taken, or might be. */
export function describe(definition: AnyTransitionDefinition): Transition {
  const { source, target, eventType } = definition
  const to = (target ?? []).map((state: AnyStateNode) => state.id)
  const siblings = eventType === '' ? (source.always ?? []) : (source.transitions.get(eventType) ?? [])
  const index = siblings.indexOf(definition)
  const place = siblings.length > 1 ? ` (${index + 1} of ${siblings.length})` : ''
  const cause = causeOf(eventType, source) + place
  const name = `${source.id} --${cause}--> ${to.join(', ') || 'stays'}`
  return { from: source.id, to, cause, name, key: `${source.id}|${eventType}|${index}` }
}

/** What XState generates names for, in words: answers to what a state has asked for, delays, and what happens at once. */
function causeOf(eventType: string, source: AnyStateNode): string {
  if (eventType === '') return 'at once'
  const [, kind, ...rest] = eventType.split('.')
  if (eventType.startsWith('xstate.after.')) return `after ${rest[0]}`
  const asked = source.invoke.find((each) => eventType.endsWith(`.${each.id}`))
  const what = typeof asked?.src === 'string' ? asked.src : 'it'
  if (eventType.startsWith('xstate.') && kind === 'done') return `${what} is answered`
  if (eventType.startsWith('xstate.') && kind === 'error') return `${what} is refused`
  return eventType
}
