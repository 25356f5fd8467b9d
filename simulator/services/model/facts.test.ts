import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { connectOperations } from './connect-operations.ts'
import { operations } from './constraints.ts'
import type { Operation, Shape } from './operation.ts'
import { violation } from './validation.ts'

/** As `test-support/api-constraints.json` has it: facts of the public AWS API models (botocore 1.43.11, Apache-2.0). */
interface Fact {
  readonly http: Operation['http']
  readonly input: Shape
  readonly output_members: Readonly<Record<string, string>>
  readonly output_required: readonly string[]
  readonly errors: Readonly<Record<string, number>>
}

/**
 * What the table has otherwise on purpose. AWS's model has this pattern with each backslash doubled, which asks for a
 * backslash before the number and one before its digits; meant is a number as of E.164.
 */
const CORRECTED: Readonly<Record<string, string>> = { '\\\\+[1-9]\\\\d{1,14}$': '\\+[1-9]\\d{1,14}$' }

const text = readFileSync(new URL('test-support/api-constraints.json', import.meta.url), 'utf8')
const { services } = JSON.parse(text, (member, value) =>
  member === 'pattern' ? (CORRECTED[value] ?? value) : value,
) as { services: Readonly<Record<Operation['service'], Readonly<Record<string, Fact>>>> }

const facts = Object.entries(services).flatMap(([service, known]) =>
  Object.entries(known).map(([name, fact]) => [name, { service, ...fact }] as const),
)
const table: Readonly<Record<string, Operation>> = operations

test('the table has every operation there are facts of, and no other', () => {
  expect(Object.keys(table).toSorted()).toEqual(facts.map(([name]) => name).toSorted())
})

test.each(facts)('%s is in the table to the letter', (name, { service, http, input, errors, ...output }) => {
  const { output_members: members, output_required: required } = output
  expect(table[name]).toEqual({ service, http, input, output: { members, required }, errors })
})

test('what is corrected is in the facts still, and lets a number through', () => {
  const { PhoneNumber } =
    connectOperations.CreateQuickConnect.input.members.QuickConnectConfig.members.PhoneConfig.members
  for (const [wrong, right] of Object.entries(CORRECTED)) {
    expect(text).toContain(JSON.stringify(wrong))
    expect(violation('+442071838750', { ...PhoneNumber, pattern: wrong })).toContain('regular expression')
    expect(PhoneNumber.pattern).toBe(right)
  }
  expect(violation('+442071838750', PhoneNumber)).toBeUndefined()
  expect(violation('00442071838750', PhoneNumber)).toContain('regular expression')
})
