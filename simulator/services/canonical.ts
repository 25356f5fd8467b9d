import { isObject } from './model/validation.ts'

/** The same text for the same value, in whatever order its members came. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (isObject(each) ? inOrder(each) : each))
}

function inOrder(members: Record<string, unknown>): Record<string, unknown> {
  // Without a prototype, so that a member may be called __proto__.
  const ordered: Record<string, unknown> = Object.create(null)
  for (const name of Object.keys(members).toSorted()) ordered[name] = members[name]
  return ordered
}
