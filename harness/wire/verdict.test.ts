import { expect, test } from 'vitest'
import { problemOf } from './verdict.ts'

test('a test in which something asked for what is not simulated fails, naming each URL once', () => {
  const refused = ['https://example.com/a', 'wss://example.com/b', 'https://example.com/a']
  expect(problemOf({ refused, faults: [] })).toBe(
    'Something asked for what is not simulated:\nhttps://example.com/a\nwss://example.com/b',
  )
})

test('a test in which the simulator failed fails, with what happened', () => {
  expect(problemOf({ refused: [], faults: ['SendMessage for alice: boom'] })).toMatch(/SendMessage for alice: boom/)
})

test('otherwise there is nothing to say', () => {
  expect(problemOf({ refused: [], faults: [] })).toBeUndefined()
})
