/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * A check that only says good or bad counts as one.
 *
 * @param {number} exitCode
 * @returns {Count}
 */
export const countOfExit = (exitCode) =>
  exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }

/**
 * What a test runner reported, held against how it ended: one that ended badly without naming a failed test (it crashed, a
 * server did not start, nothing was found to run) counts as one failed.
 *
 * @param {number} exitCode
 * @param {Count | undefined} reported nothing if it left no report
 * @returns {Count}
 */
export function countOfRunner(exitCode, reported = { passed: 0, failed: 0, skipped: 0 }) {
  const ranNothing = reported.passed + reported.failed + reported.skipped === 0
  const unnamed = (exitCode !== 0 || ranNothing) && reported.failed === 0
  return unnamed ? { ...reported, failed: 1 } : reported
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export const sum = (counts) =>
  counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/**
 * The line that everything ends with, for people and programs alike.
 *
 * @param {Count} count
 */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed, ${skipped} skipped`
