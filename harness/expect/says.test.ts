import { expect, test } from 'vitest'
import { says } from './says.ts'

test('words stand in a text, or do not', () => {
  expect(says('This chat is full.', /is full/)).toBe(true)
  expect(says('This chat is full.', /is empty/)).toBe(false)
})

test.each([/This/g, /This/y, /This/gy])('%s says the same each time', (words) => {
  expect([1, 2, 3].map(() => says('This chat is full.', words))).toEqual([true, true, true])
})
