import { expect, test } from 'vitest'
import { timesInLines } from './project-times.ts'
import { report } from './test-support/reports.ts'

test('a project takes from the start of its first test to the end of its last', () => {
  const tests = [
    report({ project: 'simulated', begunAt: 5_000, endedAt: 9_000 }),
    report({ project: 'simulated', begunAt: 1_000, endedAt: 6_000 }),
    report({ project: 'example-oldest', begunAt: 8_500, endedAt: 70_000 }),
  ]
  expect(timesInLines(tests)).toEqual(['simulated       2 tests  8.0 s', 'example-oldest   1 test  1 min 2 s'])
})

test('what was skipped took no time, and a project without a name has no line', () => {
  const skipped = report({ outcome: 'skipped', begunAt: 0, endedAt: 0 })
  expect(timesInLines([skipped])).toEqual([])
  expect(timesInLines([skipped, report({ begunAt: 1_000, endedAt: 1_850 })])).toEqual(['simulated  1 test  850 ms'])
  expect(timesInLines([report({ project: '' })])).toEqual([])
})
