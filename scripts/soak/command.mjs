import { existsSync, readFileSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { inRepository, TOOLS } from '../paths.mjs'
import { runTool } from '../run.mjs'
import { setUp } from '../set-up/set-up.mjs'
import { SetUpError } from '../set-up/set-up-error.mjs'
import { version } from '../version.mjs'
import { passOf, readTally, sums, writeTally } from './tally.mjs'

const HELP = `npm run soak [-- options]

Runs the core specs (tag @core) again and again, without retries, until they have been executed often enough.

  --executions N  how often in all: 1,000 unless said
  --minutes N     begins no further pass after so long; the next run goes on from there
  --again         forgets what is known of this version
  --help          this

What has been found out is kept by commit, and by changes that are not committed, in .roundtable/soak/tally.json; what a pass with a
failure has left, traces and all, in .roundtable/soak/pass-N. Ends with status 0 when nothing has failed, with 1 otherwise.`

const FOLDER = inRepository('.roundtable/soak')
const TALLY = `${FOLDER}/tally.json`
const REPORT = `${FOLDER}/report.json`

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function soak(args) {
  const { executions, minutes, again, help } = parsed(args)
  if (help) {
    console.log(HELP)
    return 0
  }
  await setUp()
  const tally = readTally(TALLY, version())
  if (again) tally.passes = []
  const end = Date.now() + minutes * 60_000
  let known = sums(tally)
  while (known.executions < executions && Date.now() < end) {
    const number = tally.passes.length + 1
    tally.passes.push(await pass(`${FOLDER}/pass-${number}`))
    writeTally(TALLY, tally)
    known = sums(tally)
    console.log(`Pass ${number}: ${known.executions} of ${executions} executions, ${known.failures.length} failed.`)
  }
  for (const failure of known.failures) console.log(`FAILED in ${failure}`)
  console.log(`${tally.version}: ${known.executions} executions, ${known.failures.length} failed, ${known.seconds} s.`)
  if (known.executions < executions) console.log('Not all of them yet: run it again, it goes on from there.')
  return known.failures.length === 0 && known.executions >= executions ? 0 : 1
}

/** @param {string} folder for what a failure leaves */
async function pass(folder) {
  rmSync(REPORT, { force: true })
  const core = ['--project=simulated', '--grep=@core']
  const args = ['test', ...core, '--retries=0', '--reporter=line,json', `--output=${folder}`]
  const code = await runTool(TOOLS.playwright, args, { stdin: 'ignore', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: REPORT } })
  if (!existsSync(REPORT)) {
    throw new SetUpError(`Playwright has ended with ${code} and without a report.`, 'What it says is above.')
  }
  return passOf(JSON.parse(readFileSync(REPORT, 'utf8')))
}

/** @param {string[]} args */
function parsed(args) {
  try {
    const options = /** @type {const} */ ({
      executions: { type: 'string', default: '1000' },
      minutes: { type: 'string', default: 'Infinity' },
      again: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    })
    const { values } = parseArgs({ args, options })
    return {
      ...values,
      executions: above0('executions', values.executions),
      minutes: above0('minutes', values.minutes),
    }
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error), '--help says what there is.')
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function above0(name, text) {
  const number = Number(text)
  if (number > 0) return number
  throw new Error(`--${name} takes a number above 0, not "${text}".`)
}
