import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkHitList } from '../hitlist/check.mjs'
import { TOOLS } from '../paths.mjs'
import { runTool } from '../run.mjs'
import { countOfExit, countOfRunner } from './count.mjs'
import { countPlaywright, countVitest } from './reports.mjs'
import { TWIN } from './twin.mjs'

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {(reports: string) => Promise<import('./count.mjs').Count>} perform reports: a folder for those of this run
 */

/** Nobody is there to answer a question. */
const UNATTENDED = /** @type {const} */ ({ stdin: 'ignore' })

/** @param {string} reports */
const filesIn = (reports) => ({
  vitest: join(reports, 'vitest.json'),
  playwright: join(reports, 'playwright.json'),
  twin: join(reports, 'twin.json'),
})

/**
 * Unit tests, or others that Vitest runs, as one count.
 *
 * @param {string} reportFile
 * @param {{ only?: readonly string[], env?: NodeJS.ProcessEnv }} [options]
 */
async function vitest(reportFile, { only = [], env = {} } = {}) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  const exitCode = await runTool(TOOLS.vitest, ['run', ...only, ...reporters], { ...UNATTENDED, env })
  return countOfRunner(exitCode, read(reportFile, countVitest))
}

/** @type {Check[]} The cheapest first. */
export const CHECKS = [
  {
    title: 'Types',
    perform: async () => countOfExit(await runTool(TOOLS.tsc, [], UNATTENDED)),
  },
  {
    title: 'Lint',
    perform: async () => {
      const style = await runTool(TOOLS.biome, ['check'], UNATTENDED)
      const layers = await runTool(TOOLS.dependencyCruiser, ['.'], UNATTENDED)
      return countOfExit(style || layers)
    },
  },
  {
    title: 'Unit tests',
    perform: (reports) => vitest(filesIn(reports).vitest),
  },
  {
    title: 'Specs',
    perform: async (reports) => {
      const reportFile = filesIn(reports).playwright
      // playwright.config.ts adds the JSON report when it is told where to put it, and holds the run against the rules.
      const env = {
        PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
        ROUNDTABLE_WHOLE_RUN: 'yes',
        // Its own report tells of the hit list, which unit tests cover too.
        ROUNDTABLE_UNIT_REPORT: filesIn(reports).vitest,
      }
      const exitCode = await runTool(TOOLS.playwright, ['test'], { ...UNATTENDED, env })
      return countOfRunner(exitCode, read(reportFile, countPlaywright))
    },
  },
  {
    // One test, however many specs it plays. After all others: it has the machine to itself, as live runs have.
    title: 'Live specs on a twin of AWS',
    perform: (reports) => vitest(filesIn(reports).twin, TWIN),
  },
  {
    // Last, as it reads what the tests have reported.
    title: 'Hit list',
    perform: async (reports) => countOfExit(readable(() => checkHitList(filesIn(reports)))),
  },
]

/**
 * @template Report
 * @param {string} reportFile
 * @param {(report: Report) => import('./count.mjs').Count} count
 * @returns {import('./count.mjs').Count | undefined} nothing if there is no report, or only a part of one
 */
function read(reportFile, count) {
  try {
    return count(JSON.parse(readFileSync(reportFile, 'utf8')))
  } catch (error) {
    console.error(`No report of the tests: ${error}`)
    return undefined
  }
}

/**
 * @param {() => number} check gives an exit code
 * @returns {number} likewise, also where a report is missing or cut off
 */
function readable(check) {
  try {
    return check()
  } catch (error) {
    console.error(`The hit list could not be checked: ${error}`)
    return 1
  }
}
