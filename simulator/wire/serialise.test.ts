import { expect, test } from 'vitest'
import type { WireEvent } from './events.ts'
import { serialised } from './serialise.ts'

const common = { n: 1, at: 5, who: 'alice', service: 'cti', exchange: 1, operation: 'Do' } as const

test('equal logs are equal texts, in whatever order their keys were written, deep down too', () => {
  const one: WireEvent = { ...common, kind: 'request', body: { a: [{ b: 1, c: 2 }], d: null } }
  const other: WireEvent = { kind: 'request', body: { d: null, a: [{ c: 2, b: 1 }] }, ...common }
  expect(serialised([one, one])).toBe(serialised([other, other]))
  expect(serialised([one, one]).split('\n')).toHaveLength(5)
})

test('it is JSON, and says all', () => {
  const event: WireEvent = { ...common, kind: 'request', body: ['b', 'a', { text: 'ü "\n' }] }
  expect(JSON.parse(serialised([event]))).toEqual([event])
  expect(JSON.parse(serialised([]))).toEqual([])
})
