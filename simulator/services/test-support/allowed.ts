import { expect } from 'vitest'
import type { Operation } from '../model/operation.ts'
import { participantOperations } from '../model/participant-operations.ts'
import { isObject } from '../model/validation.ts'
import type { Name } from '../participant/operations.ts'

/**
 * The answer is one that the model has for this operation: all required members and no others, of their types; or an
 * error of its list, with its status. Every answer that a test gets passes here.
 */
export function expectAllowed(
  name: Name,
  { status, type, body }: { status: number; type: string | undefined; body: unknown },
): void {
  const { output, errors }: Operation = participantOperations[name]
  if (status !== 200) {
    expect({ [type ?? 'no type']: status }, `an error of ${name}`).toEqual({ [type ?? '']: errors[type ?? ''] })
    return
  }
  expect(type, `the type of a success of ${name}`).toBeUndefined()
  const members = isObject(body) ? body : {}
  expect(body).toBe(members)
  expect(Object.keys(output.members), `members that ${name} answers with`).toEqual(
    expect.arrayContaining(Object.keys(members)),
  )
  expect(Object.keys(members), `members that ${name} has to answer with`).toEqual(
    expect.arrayContaining([...output.required]),
  )
  for (const [member, value] of Object.entries(members)) {
    expect(typeOf(value), `the type of ${member} in ${name}`).toBe(output.members[member])
  }
}

/** In the words of the model. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'list'
  if (isObject(value)) return 'structure'
  return Number.isInteger(value) ? 'long' : typeof value
}
