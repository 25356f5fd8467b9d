import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * @typedef {import('../../harness/defects/reporter.ts').Outcome} Outcome
 *
 * What is known of one defect.
 * @typedef {object} Finding
 * @property {boolean} [happyPath] whether the happy path is green with it
 * @property {string} [caughtBy] the test that failed: `cap: a seventh person is refused, and nothing changes`
 * @property {string} [line] of that test, or of the happy path where that fails
 * @property {number} seconds how long the tests took that were run for it, up to the one that failed
 * @property {boolean} [whole] whether the whole suite was run without noticing
 *
 * @typedef {object} Tally
 * @property {string} version what the findings are of
 * @property {Record<string, boolean>} control by test: whether it passes where nothing is wrong
 * @property {Record<string, Finding>} findings by defect
 *
 * @typedef {'caught' | 'survived' | 'breaks the happy path' | 'not known yet'} Verdict
 */

/**
 * What is known of this version; nothing where the file is of another one, is not there or cannot be read.
 *
 * @param {string} file
 * @param {string} version
 * @returns {Tally}
 */
export function readTally(file, version) {
  /** @type {Tally | undefined} */
  const tally = read(file)
  return tally?.version === version ? tally : { version, control: {}, findings: {} }
}

/**
 * By defect the test that has caught it last, in whatever version.
 *
 * @param {string} file
 * @returns {Record<string, string>}
 */
export function readLastCatches(file) {
  return read(file) ?? {}
}

/**
 * @param {string} file
 * @param {object} content
 */
export function write(file, content) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`)
}

/**
 * Takes in what became of a test with a defect.
 *
 * @param {Finding | undefined} known
 * @param {Outcome} outcome
 * @param {boolean} isHappyPath
 * @returns {Finding}
 */
export function noting(known = { seconds: 0 }, { test, passed, duration, line }, isHappyPath) {
  if (isHappyPath) return { ...known, happyPath: passed, ...(!passed && line && { line }) }
  if (known.caughtBy) return known
  const seconds = known.seconds + duration / 1000
  if (passed) return { ...known, seconds }
  return { ...known, seconds, caughtBy: test, ...(line && { line }) }
}

/**
 * @param {Finding | undefined} finding
 * @returns {Verdict}
 */
export function verdictOf(finding) {
  if (finding?.happyPath === undefined) return 'not known yet'
  if (!finding.happyPath) return 'breaks the happy path'
  if (finding.caughtBy) return 'caught'
  return finding.whole ? 'survived' : 'not known yet'
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
