import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * One run through all the core specs.
 *
 * @typedef {object} Pass
 * @property {number} executions
 * @property {string[]} failures titles of the tests that failed, or what went wrong outside any
 * @property {number} seconds
 */

/**
 * @typedef {object} Tally
 * @property {string} version what the passes are of
 * @property {Pass[]} passes
 */

/**
 * What is known of this version; nothing where the file is of another one, is not there or cannot be read.
 *
 * @param {string} file
 * @param {string} version
 * @returns {Tally}
 */
export function readTally(file, version) {
  try {
    /** @type {Tally} */
    const tally = JSON.parse(readFileSync(file, 'utf8'))
    if (tally.version === version) return tally
  } catch {}
  return { version, passes: [] }
}

/**
 * @param {string} file
 * @param {Tally} tally
 */
export function writeTally(file, tally) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(tally, null, 2)}\n`)
}

/** @param {Tally} tally */
export function sums({ passes }) {
  return {
    executions: passes.reduce((sum, each) => sum + each.executions, 0),
    failures: passes.flatMap(({ failures }, index) => failures.map((title) => `pass ${index + 1}: ${title}`)),
    seconds: passes.reduce((sum, each) => sum + each.seconds, 0),
  }
}

/**
 * The part of Playwright's JSON report that a pass is made of.
 *
 * @typedef {object} Report
 * @property {{ duration: number }} stats milliseconds
 * @property {{ message?: string }[]} errors those outside any test
 * @property {Suite[]} suites
 *
 * @typedef {object} Suite
 * @property {Suite[]} [suites]
 * @property {{ title: string, file: string, tests: { results: { status: string }[] }[] }[]} [specs]
 */

/**
 * @param {Report} report
 * @returns {Pass}
 */
export function passOf({ stats, errors, suites }) {
  const specs = suites.flatMap(specsIn)
  const executions = specs.flatMap(({ title, file, tests }) =>
    tests.flatMap(({ results }) => results.map(({ status }) => ({ title: `${file}: ${title}`, status }))),
  )
  return {
    executions: executions.filter(({ status }) => status !== 'skipped').length,
    failures: [
      ...executions.filter(({ status }) => status !== 'passed' && status !== 'skipped').map(({ title }) => title),
      ...errors.map(({ message = 'an error without words' }) => message.split('\n')[0] ?? ''),
    ],
    seconds: Math.round(stats.duration / 1000),
  }
}

/**
 * @param {Suite} suite
 * @returns {NonNullable<Suite['specs']>}
 */
function specsIn({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsIn)]
}
