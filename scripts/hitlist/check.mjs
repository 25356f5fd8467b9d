import { existsSync, readFileSync } from 'node:fs'
import { inRepository } from '../paths.mjs'
import { problemsOf, summaryOf } from './coverage.mjs'
import { readHitList } from './hit-list.mjs'
import { ranOfPlaywright, ranOfVitest } from './ran.mjs'

const HIT_LIST = 'docs/hitlist.md'

/** The project's hit list, as it is in the repository. */
export const hitList = () => readHitList(readFileSync(inRepository(HIT_LIST), 'utf8'))

/**
 * What the unit tests said of themselves, each with the lines it covers.
 *
 * @param {string | undefined} report file; undefined where they have not run
 * @returns {import('./ran.mjs').RanTest[] | undefined}
 */
export const unitTestsThatRan = (report) =>
  report && existsSync(report)
    ? ranOfVitest(JSON.parse(readFileSync(report, 'utf8')), inRepository('')).filter(({ covers }) => covers.length > 0)
    : undefined

/**
 * Holds the hit list against what the two test runners reported, and says what is wrong.
 *
 * @param {{ vitest: string, playwright: string }} reports files
 * @returns {number} exit code
 */
export function checkHitList({ vitest, playwright }) {
  const lines = hitList()
  const ran = [
    ...ranOfVitest(JSON.parse(readFileSync(vitest, 'utf8')), inRepository('')),
    ...ranOfPlaywright(JSON.parse(readFileSync(playwright, 'utf8')), 'specs/'),
  ]
  const problems = problemsOf(lines, ran)
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? summaryOf(lines) : `${problems.length} to mend in ${HIT_LIST} or in the tests.`)
  return problems.length === 0 ? 0 : 1
}
