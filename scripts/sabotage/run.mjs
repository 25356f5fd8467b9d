import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { inRepository, TOOLS } from '../paths.mjs'
import { SetUpError } from '../set-up/set-up-error.mjs'

const CONFIG = inRepository('harness/defects/playwright.config.ts')
const MARK = 'sabotage '

/**
 * Runs tests with defects, and tells of each as soon as it is done.
 *
 * @param {readonly import('../../harness/defects/plan.ts').Step[]} steps
 * @param {object} how
 * @param {string} how.page where the reference UI with defects is served
 * @param {number} how.end time at which the run is given up, in milliseconds since the epoch
 * @param {boolean} [how.untilOneFails]
 * @param {(outcome: import('../../harness/defects/reporter.ts').Outcome) => void} how.tell
 * @returns {Promise<boolean>} whether all of it was run, or up to the one that failed
 */
export function runSteps(steps, { page, end, untilOneFails = false, tell }) {
  const child = spawn(
    process.execPath,
    [TOOLS.playwright, 'test', `--config=${CONFIG}`, ...(untilOneFails ? ['--max-failures=1'] : [])],
    {
      cwd: inRepository('.'),
      env: {
        ...process.env,
        ROUNDTABLE_SABOTAGE: JSON.stringify(steps),
        ROUNDTABLE_SABOTAGED_UI: 'yes',
        ROUNDTABLE_AGENT_UI_URL: `${page}nothing/`,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let told = 0
  /** @type {string[]} */
  const others = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!line.startsWith(MARK)) {
      others.push(line)
      return
    }
    told++
    tell(JSON.parse(line.slice(MARK.length)))
  })
  let isGivenUp = false
  const giveUp = () => {
    isGivenUp = true
    child.kill('SIGINT')
  }
  const limit = Number.isFinite(end) ? setTimeout(giveUp, Math.max(0, end - Date.now())) : undefined
  // What is known by then has been written: the next run goes on from there.
  process.once('SIGINT', giveUp).once('SIGTERM', giveUp)
  return /** @type {Promise<boolean>} */ (
    new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (code) => {
        if (told > 0 || isGivenUp) resolve(!isGivenUp)
        else
          reject(new SetUpError(`Playwright has ended with ${code} and has run no test.`, others.slice(-20).join('\n')))
      })
    })
  ).finally(() => {
    clearTimeout(limit)
    process.off('SIGINT', giveUp).off('SIGTERM', giveUp)
  })
}
