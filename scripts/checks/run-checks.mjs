import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inRepository } from '../paths.mjs'
import { setUp } from '../set-up/set-up.mjs'
import { CHECKS } from './checks.mjs'
import { line, sum } from './count.mjs'

/**
 * Every check, each one even if one before it failed, so that the count is of all there is.
 *
 * @returns {Promise<number>} exit code
 */
export async function runChecks() {
  await setUp()
  // Only now: it imports Playwright.
  const { provideAwsClients } = await import('../set-up/provide-aws-clients.mjs')
  await provideAwsClients()
  const reports = makeReportsFolder()
  /** @type {import('./count.mjs').Count[]} */
  const counts = []
  for (const { title, perform } of CHECKS) {
    console.log(`\n== ${title} ==`)
    const count = await perform(reports)
    console.log(`${title}: ${line(count)}`)
    counts.push(count)
  }
  const total = sum(counts)
  console.log(`\n${line(total)}`)
  return total.failed === 0 ? 0 : 1
}

/** Inside the clone and new for each run: runs side by side do not read each other's reports. */
function makeReportsFolder() {
  const parent = inRepository('.roundtable')
  mkdirSync(parent, { recursive: true })
  const reports = mkdtempSync(join(parent, 'reports-'))
  // Also when we are interrupted.
  process.once('exit', () => rmSync(reports, { recursive: true, force: true }))
  return reports
}
