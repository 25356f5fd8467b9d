import { describe, expect, test } from 'vitest'
import { unlike } from '../finding.ts'
import { timerOf } from './timers.ts'

describe('the customer’s timer of two minutes', () => {
  test.each([
    { sinceFirst: 120, sinceLater: 89, seen: 'runs on' },
    { sinceFirst: 131, sinceLater: 95, seen: 'runs on' },
    { sinceFirst: 151, sinceLater: 120, seen: 'starts again' },
    { sinceFirst: 164, sinceLater: 131, seen: 'starts again' },
  ])('$seen, when $sinceFirst s are over since the first agent, and $sinceLater s since the second', (each) => {
    expect(timerOf(each)).toBe(each.seen)
  })

  test.each([
    [90, 59],
    [180, 149],
  ])('is none that is known after %i s and %i s', (sinceFirst, sinceLater) => {
    expect(timerOf({ sinceFirst, sinceLater })).toEqual(
      unlike(`the customer is idle ${sinceFirst} s after the first agent joined, ${sinceLater} s after the second`),
    )
  })
})
