import { expect, test } from 'vitest'
import { type Duration, milliseconds } from './duration.ts'

test.each([
  ['90s', 90_000],
  ['5m', 300_000],
  ['25h', 90_000_000],
  ['1.5d', 129_600_000],
  ['250ms', 250],
  ['0s', 0],
] as const)('%s is %d milliseconds', (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected)
})

test.each(['', '5', 'h', '-5m', '5 m', '5 parsecs', '1h30m'])('"%s" is none, and the error says what is', (text) => {
  expect(() => milliseconds(text as Duration)).toThrow(/no length of time: write a number and its unit/)
})
