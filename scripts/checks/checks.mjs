import { readFileSync } from 'node:fs'
import { TOOLS } from '../paths.mjs'
import { runTool } from '../run.mjs'
import { countOfExit, countOfRunner } from './count.mjs'
import { countPlaywright, countVitest } from './reports.mjs'

/**
 * @typedef {object} Check
 * @property {string} title
 * @property {(reportFile: string) => Promise<import('./count.mjs').Count>} perform reportFile: where a report may be put
 */

/** Nobody is there to answer a question. */
const UNATTENDED = /** @type {const} */ ({ stdin: 'ignore' })

/** @type {Check[]} In the order of what they cost, the cheapest first. */
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
    perform: async (reportFile) => {
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
      const exitCode = await runTool(TOOLS.vitest, ['run', ...reporters], UNATTENDED)
      return countOfRunner(exitCode, read(reportFile, countVitest))
    },
  },
  {
    title: 'Specs',
    perform: async (reportFile) => {
      // playwright.config.ts adds the JSON report when it is told where to put it.
      const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile }
      const exitCode = await runTool(TOOLS.playwright, ['test'], { ...UNATTENDED, env })
      return countOfRunner(exitCode, read(reportFile, countPlaywright))
    },
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
