import type { AnyEventObject, AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate'
import { getPathsFromEvents, getShortestPaths } from 'xstate/graph'

/** One thing that can happen to a machine. */
export interface Move {
  /** In words, for the names of steps. */
  readonly name: string
  readonly event: AnyEventObject
  /** The states, as `open.choosing`, in which it can happen and has to be tried. */
  readonly from: readonly string[]
  /** Whether it can happen at all, where the states do not tell: nobody sends again what has not failed. */
  readonly when?: (context: AnyMachineSnapshot['context']) => boolean
}

export interface Step<Made extends Move> {
  readonly move: Made
  /** The state that the machine is in afterwards. */
  readonly after: AnyMachineSnapshot
}

export interface Walk<Made extends Move> {
  readonly start: AnyMachineSnapshot
  readonly steps: Step<Made>[]
}

/** What is walked through. */
export interface Ground<Made extends Move> {
  readonly machine: AnyStateMachine
  /** Of the machine; with it the contexts are bounded. */
  readonly input: unknown
  readonly moves: readonly Made[]
  /** What has happened to the machine before the walk begins. */
  readonly before?: readonly AnyEventObject[]
  /** What of the context makes two states different that have the same value; by default nothing. */
  readonly apart?: (context: AnyMachineSnapshot['context']) => unknown
}

/**
 * Walks through a machine that together make every move from every state it is to be tried in: always by the shortest
 * path to the nearest one that is left, and from the beginning again when none can be reached any more.
 * @throws Error that names the moves that the machine does not take where it should, or cannot get to
 */
export function walksThrough<Made extends Move>(given: Ground<Made>): Walk<Made>[] {
  const ground = { ...given, machine: alone(given.machine) }
  const { machine, moves } = ground
  const left = new Set(moves.flatMap((move) => move.from.map((state) => tryOf(move, state))))
  const isLeft = (state: AnyMachineSnapshot) => (move: Made) => triesIn(state, move).some((each) => left.has(each))
  const walks: Walk<Made>[] = []
  while (left.size > 0) {
    const start = beginning(ground)
    if (!start) throw new Error(`${machine.id} has no beginning.`)
    const steps: Step<Made>[] = []
    for (let here = start; ; ) {
      const way = wayToNearest(ground, here, (state) => possible(ground, state).some(isLeft(state)))
      const place = way?.at(-1)?.after ?? here
      const last = way && possible(ground, place).find(isLeft(place))
      if (!last) break
      const made = [...way, { move: last, after: after(ground, place, last) }]
      for (const step of made) {
        for (const each of triesIn(here, step.move)) left.delete(each)
        here = step.after
      }
      steps.push(...made)
    }
    if (steps.length === 0) throw new Error(`${machine.id} should take these, and does not: ${[...left].join('; ')}.`)
    walks.push({ start, steps })
  }
  return walks
}

function beginning<Made extends Move>(ground: Ground<Made>): AnyMachineSnapshot | undefined {
  const { machine, before = [], apart } = ground
  const start = pathsFrom(ground).find(({ weight }) => weight === 0)?.state
  return (
    start && getPathsFromEvents(machine, [...before], { fromState: start, serializeState: boundedBy(apart) })[0]?.state
  )
}

/** A machine that tells nobody anything: there is nobody where it is only thought through. */
function alone(machine: AnyStateMachine): AnyStateMachine {
  const told = Object.entries(machine.implementations.actions).filter(([, action]) => isTelling(action))
  return machine.provide({ actions: Object.fromEntries(told.map(([name]) => [name, () => undefined])) })
}

function isTelling(action: unknown): boolean {
  return typeof action === 'function' && Reflect.get(action, 'type') === 'xstate.sendTo'
}

function wayToNearest<Made extends Move>(
  ground: Ground<Made>,
  from: AnyMachineSnapshot,
  isThere: (state: AnyMachineSnapshot) => boolean,
): Step<Made>[] | undefined {
  const [nearest] = pathsFrom(ground, from)
    .filter(({ state }) => isThere(state))
    .sort((a, b) => a.weight - b.weight)
  return nearest?.steps.slice(1).map(({ event, state }) => ({ move: moveOf(ground, event), after: state }))
}

function pathsFrom<Made extends Move>(ground: Ground<Made>, from?: AnyMachineSnapshot) {
  const { machine, input, apart } = ground
  return getShortestPaths(machine, {
    input,
    ...(from && { fromState: from }),
    events: (state: AnyMachineSnapshot) => possible(ground, state).map(({ event }) => event),
    serializeState: boundedBy(apart),
    serializeEvent: (event: EventObject) => moveOf(ground, event).name,
  })
}

/** What makes states different; what else a context holds, such as the calls of a fake port, may grow without end. */
function boundedBy(apart: Ground<Move>['apart']) {
  return ({ value, context }: AnyMachineSnapshot) => JSON.stringify([value, apart?.(context)])
}

/** The moves that a machine takes in a state where they are to be tried. */
function possible<Made extends Move>({ machine, moves }: Ground<Made>, state: AnyMachineSnapshot): Made[] {
  return moves.filter(
    (move) =>
      triesIn(state, move).length > 0 &&
      (move.when?.(state.context) ?? true) &&
      machine.getTransitionData(state, move.event).length > 0,
  )
}

function after<Made extends Move>(
  { machine, apart }: Ground<Made>,
  from: AnyMachineSnapshot,
  { event }: Made,
): AnyMachineSnapshot {
  const [, step] =
    getPathsFromEvents(machine, [event], { fromState: from, serializeState: boundedBy(apart) })[0]?.steps ?? []
  return step?.state ?? from
}

function triesIn(state: AnyMachineSnapshot, move: Move): string[] {
  return move.from.filter((each) => isIn(state, each)).map((each) => tryOf(move, each))
}

function tryOf({ name }: Move, state: string): string {
  return `"${name}" in ${state || 'any state'}`
}

/** Whether a machine is in a state: `open.choosing`; an empty name is any. */
function isIn(snapshot: AnyMachineSnapshot, state: string): boolean {
  return state === '' || snapshot.matches(state)
}

function moveOf<Made extends Move>({ moves }: Ground<Made>, event: EventObject): Made {
  const found = moves.find((move) => move.event === event)
  if (!found) throw new Error(`No move makes ${event.type}.`)
  return found
}
