import fc from 'fast-check'
import { expect, test } from 'vitest'
import { counted, inAnyOrder, inOrder, type Row } from './rows.ts'

const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
const left = (rows: readonly Row[]) => rows.flatMap(({ expected }) => (expected === undefined ? [] : [expected]))
const right = (rows: readonly Row[]) => rows.flatMap(({ actual }) => (actual === undefined ? [] : [actual]))

test('nothing of either side is lost, and each stays in its order', () => {
  fc.assert(
    fc.property(lines, lines, (expected, actual) => {
      const rows = inOrder(expected, actual)
      expect(left(rows)).toEqual(expected)
      expect(right(rows)).toEqual(actual)
    }),
  )
})

test('all is the same if and only if both sides are', () => {
  fc.assert(
    fc.property(lines, lines, (expected, actual) => {
      expect(inOrder(expected, actual).every(({ fate }) => fate === 'same')).toBe(`${expected}` === `${actual}`)
      const sorted = (all: readonly string[]) => `${all.toSorted()}`
      expect(inAnyOrder(expected, actual).every(({ fate }) => fate === 'same')).toBe(
        sorted(expected) === sorted(actual),
      )
    }),
  )
})

test('a line is out of order when it is on both sides, as often as it is on both', () => {
  expect(counted(inOrder(['a', 'b'], ['b', 'a']))).toBe('1 out of order')
  expect(counted(inOrder(['a', 'b', 'b'], ['b', 'a']))).toBe('1 missing, 1 out of order')
  expect(counted(inOrder(['a'], ['a', 'a']))).toBe('1 unexpected')
})

test('where the order does not count, lines about the same stand beside each other', () => {
  const rows = inAnyOrder(['Bob (invited)', 'Carol'], ['Dave', 'Bob'], (line) => line.replace(' (invited)', ''))
  expect(rows).toEqual([
    { expected: 'Bob (invited)', actual: 'Bob', fate: 'differs' },
    { expected: 'Carol', fate: 'missing' },
    { actual: 'Dave', fate: 'unexpected' },
  ])
})
