import type { WireEvent } from '../../simulator/wire/events.ts'

/**
 * Of each kind of answer, frame and error: its members by their paths, and of which types they are. A path is written like
 * `Transcript[].Id`, types like `string`, several joined by `|`.
 */
export type Shapes = Readonly<Record<string, Readonly<Record<string, string>>>>

type Members = Map<string, Set<string>>

/** What is in them is up to whoever sets an instance up: attributes, and where a quick connect leads. */
const OF_THEIR_OWN =
  /(^|\.)(attributes|segmentAttributes|channelConcurrencyMap|agentPreferences|QuickConnectConfig|HeadersToInclude)$/

/** What all that has gone over a wire was made of. */
export function shapesOf(events: readonly WireEvent[]): Shapes {
  const shapes = new Map<string, Members>()
  for (const event of events) {
    const what = kindOf(event)
    if (!what) continue
    const members: Members = shapes.get(what.kind) ?? new Map()
    shapes.set(what.kind, members)
    collect(members, '', what.body)
  }
  const sorted = [...shapes].toSorted(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(sorted.map(([kind, members]) => [kind, written(members)]))
}

function kindOf(event: WireEvent): { readonly kind: string; readonly body: unknown } | undefined {
  if (event.kind === 'answer') {
    const { operation, status, body, service } = event
    const type = status >= 400 ? ` ${textAt(body, '__type') ?? 'without a type'}` : ''
    return { kind: `${service} ${operation} ${status}${type}`, body }
  }
  if (event.kind !== 'frame received') return undefined
  const { body } = event
  const content = valueAt(body, 'content')
  const contentType = textAt(content, 'ContentType')
  const type = textAt(content, 'Type')
  const kind = [textAt(body, 'topic'), type, contentType].filter(Boolean).join(' ')
  return kind === '' ? undefined : { kind: `frame ${kind}`, body }
}

function collect(members: Members, path: string, value: unknown): void {
  if (path !== '') {
    const types = members.get(path) ?? new Set()
    members.set(path, types.add(typeOf(value)))
  }
  if (OF_THEIR_OWN.test(path)) return
  if (Array.isArray(value)) for (const each of value) collect(members, `${path}[]`, each)
  else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) collect(members, path === '' ? name : `${path}.${name}`, each)
  }
}

function written(members: Members): Record<string, string> {
  const sorted = [...members].toSorted(([a], [b]) => a.localeCompare(b))
  return Object.fromEntries(sorted.map(([path, types]) => [path, [...types].toSorted().join('|')]))
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

/** One thing that is not the same on the wire of an instance and on the simulator's. */
export interface Drift {
  /** The operation with its status, or the frame. */
  readonly where: string
  /** The member, by its path; none where all of it is new. */
  readonly member?: string
  readonly words: string
}

/**
 * Where the simulator's wire differs from the recorded one. Both are of the same probes: what one of them alone has is a
 * difference, whichever it is.
 */
export function driftBetween(recorded: Shapes, simulated: Shapes): readonly Drift[] {
  return [...new Set([...Object.keys(recorded), ...Object.keys(simulated)])].toSorted().flatMap((where) => {
    const theirs = recorded[where]
    const ours = simulated[where]
    if (!theirs) return [{ where, words: 'the instance has nothing of this kind' }]
    if (!ours) return [{ where, words: 'the simulator has nothing of this kind' }]
    return [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].toSorted().flatMap((member) => {
      const [instance, simulator] = [theirs[member], ours[member]]
      if (instance === undefined) return [{ where, member, words: 'the simulator alone has it' }]
      if (simulator === undefined) return [{ where, member, words: 'the instance alone has it' }]
      if (hasCommon(instance, simulator)) return []
      return [{ where, member, words: `${instance} on the instance, ${simulator} on the simulator` }]
    })
  })
}

/** A member may be null at times. */
function hasCommon(some: string, others: string): boolean {
  const types = others.split('|')
  return some.split('|').some((each) => types.includes(each))
}

function valueAt(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}

function textAt(value: unknown, name: string): string | undefined {
  const found = valueAt(value, name)
  return typeof found === 'string' ? found : undefined
}
