/** What the JSON reports of the two test runners say, as one count each. */

/** @typedef {import('./count.mjs').Count} Count */

/**
 * The part of Vitest's report that counts.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests the skipped ones
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults by file
 */

/**
 * @param {VitestReport} report
 * @returns {Count}
 */
export function countVitest({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that could not even be loaded has failed without a failed test in it.
  const filesFailed = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  return {
    passed: numPassedTests,
    failed: numFailedTests + filesFailed,
    skipped: numPendingTests + numTodoTests,
  }
}

/**
 * The part of Playwright's report that counts.
 *
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {unknown[]} errors those outside any test
 */

/**
 * A test that is expected to fail and does is passed: Playwright's own judgement. A flaky one is failed: it needed a retry.
 *
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export const countPlaywright = ({ stats, errors }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + errors.length,
  skipped: stats.skipped,
})
