import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

test('four at once, and then five in three seconds: four fifths of what the quota allows, each operation by itself', () => {
  const pace = new Pace()
  const turns = () => Array.from({ length: 6 }, () => pace.turn('ListUsers', 0))
  expect(turns()).toEqual([0, 0, 0, 0, 625, 1250])
  expect(pace.turn('ListQueues', 0)).toBe(0)
  // Those who wait have their turns still before them.
  expect(pace.turn('ListUsers', 625)).toBe(1250)
  expect(pace.turn('ListUsers', 60_000)).toBe(0)
})
