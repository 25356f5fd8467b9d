import { expect, test } from 'vitest'
import { proofsIn } from './proof.ts'
import { report } from './test-support/reports.ts'

const verdicts = (...outcomes: ('passed' | 'failed' | 'skipped')[]) =>
  Object.fromEntries(
    proofsIn({ tests: outcomes.map((outcome) => report({ outcome })) }).map(({ id, verdict }) => [id, verdict]),
  )

test.each([
  ['no test was there', [], 'not run'],
  ['its test was skipped', ['skipped'], 'not run'],
  ['one has passed', ['passed', 'skipped'], 'proved'],
  ['one of several has failed', ['passed', 'failed'], 'broken'],
] as const)('a rule where %s', (_, outcomes, verdict) => {
  expect(verdicts(...outcomes)['six-at-most']).toBe(verdict)
})

test('a rule that nobody can show at a table has its unit tests', () => {
  expect(verdicts('passed')['ends-by-itself']).toBe('by unit tests')
  expect(verdicts('passed')['all-see-all']).toBe('not run')
})
