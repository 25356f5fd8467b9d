import type { Shape } from '../../services/model/operation.ts'
import type { Json } from './json.ts'

/** A value for a member, by the names that lead to it; members of the path and the query stand at their wire name. */
export interface Edge {
  readonly member: readonly string[]
  readonly value: Json
}

/** For every bound of a request's members, as deep as structures go: the last value inside and the first outside. */
export function edgesOf(shape: Shape, path: readonly string[] = []): Edge[] {
  return Object.entries(shape.members ?? {}).flatMap(([name, member]) => {
    const own = [...path, member.in ? (member.name ?? name) : name]
    return [...valuesAt(member).map((value) => ({ member: own, value })), ...edgesOf(member, own)]
  })
}

function valuesAt({ type, min, max, enum: names, of }: Shape): Json[] {
  const sizes = [min, max].flatMap((bound) => (bound === undefined ? [] : [bound - 1, bound, bound + 1]))
  if (type === 'integer' || type === 'long') return sizes
  const lengths = sizes.filter((size) => size >= 0 && size <= LONGEST)
  if (type === 'list') return lengths.map((length) => Array.from({ length }, () => of?.enum?.[0] ?? 'a'))
  if (type !== 'string') return []
  return [...lengths.map((length) => 'a'.repeat(length)), ...(names ? [...names, `${names[0]}_`, ''] : [])]
}

const LONGEST = 100_000
