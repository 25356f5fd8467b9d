import type { Json } from './draft.ts'

/** Where in a value: the names of members and the places in lists. */
export type Path = readonly (string | number)[]

/** All places in a value, its own first. */
export function placesIn(value: Json, path: Path = []): Path[] {
  const inside = isList(value) ? [...value.entries()] : isGroup(value) ? Object.entries(value) : []
  return [path, ...inside.flatMap(([key, each]) => placesIn(each, [...path, key]))]
}

export function at(value: Json, [key, ...rest]: Path): Json {
  if (key === undefined) return value
  if (isList(value)) return at(value[Number(key)] ?? null, rest)
  return isGroup(value) ? at(value[key] ?? null, rest) : null
}

/** A copy in which something else stands at the place; nothing at all when it is `undefined`. */
export function replaced(value: Json, [key, ...rest]: Path, by: Json | undefined): Json | undefined {
  if (key === undefined) return by
  if (isList(value)) {
    const place = Number(key)
    const inner = replaced(value[place] ?? null, rest, by)
    return value.flatMap((each, index) => (index !== place ? [each] : inner === undefined ? [] : [inner]))
  }
  if (!isGroup(value)) return value
  const entries = Object.entries(value).flatMap(([name, each]) => {
    const inner = name === key ? replaced(each, rest, by) : each
    return inner === undefined ? [] : [[name, inner] as const]
  })
  return Object.fromEntries(entries)
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

export function isGroup(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
