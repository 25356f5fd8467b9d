import { expect, test } from 'vitest'
import { report } from './test-support/reports.ts'
import { whereToLook } from './where-to-look.ts'

const PAGE = 'roundtable-report/index.html'

test('a run that failed says where its page is, and how to replay the first log that there is', () => {
  const tests = [
    report({ outcome: 'passed', wireLog: 'test-results/passed/wire.json' }),
    report({ outcome: 'failed' }),
    report({ outcome: 'failed', wireLog: 'test-results/cap/wire.json' }),
    report({ outcome: 'failed', wireLog: 'test-results/late/wire.json' }),
  ]
  expect(whereToLook(tests, PAGE)).toEqual([
    '3 failed, each with its diagram: roundtable-report/index.html',
    'Step through the wire log: npx roundtable replay test-results/cap/wire.json (and 1 more)',
  ])
})

test('without a log, or in a path that a shell would take apart', () => {
  expect(whereToLook([report({ outcome: 'failed' })], PAGE)).toHaveLength(1)
  const [, replay] = whereToLook([report({ outcome: 'failed', wireLog: 'my results/wire.json' })], PAGE)
  expect(replay).toBe('Step through the wire log: npx roundtable replay "my results/wire.json"')
})

test('a run that passed says nothing', () => {
  expect(whereToLook([report({ outcome: 'passed' }), report({ outcome: 'skipped' })], PAGE)).toEqual([])
})
