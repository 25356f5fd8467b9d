import { expect, test } from 'vitest'
import { countPlaywright, countVitest } from './reports.mjs'

test('Vitest: todo counts as skipped, a file that could not be loaded as failed', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  }
  expect(countVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

test('Playwright: as expected is passed, flaky and errors outside any test are failed', () => {
  const report = { stats: { expected: 9, unexpected: 2, flaky: 1, skipped: 4 }, errors: [{ message: 'no server' }] }
  expect(countPlaywright(report)).toEqual({ passed: 9, failed: 4, skipped: 4 })
})
