import { expect, test } from 'vitest'
import { idsFrom } from './seed.ts'

function some(seed: number): string[] {
  const next = idsFrom(seed)
  return Array.from({ length: 1_000 }, () => next())
}

test('the same seed gives the same ids in the same order, another seed others', () => {
  expect(some(1)).toEqual(some(1))
  expect(some(2)).not.toContain(some(1)[0])
})

test('ids are all different, in the form of UUIDs of version 4', () => {
  const ids = some(7)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('everybody who needs ids has their own, whoever comes first', () => {
  const maya = idsFrom(1, 'Maya')
  const alice = idsFrom(1, 'alice')
  const mayaAlone = idsFrom(1, 'Maya')
  const first = alice()
  expect(maya()).toBe(mayaAlone())
  expect(first).not.toBe(idsFrom(1, 'Maya')())
  expect(idsFrom(2, 'Maya')()).not.toBe(idsFrom(1, 'Maya')())
})
