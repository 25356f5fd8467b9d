import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { inRepository } from '../paths.mjs'
import { setUp } from '../set-up/set-up.mjs'
import { SetUpError } from '../set-up/set-up-error.mjs'
import { version } from '../version.mjs'
import { serveSabotagedPage } from './page.mjs'
import { runSteps } from './run.mjs'
import { summary, table } from './table.mjs'
import { noting, readLastCatches, readTally, verdictOf, write } from './tally.mjs'

const HELP = `npm run sabotage [-- options] [DEFECT ...]

Puts defects into the simulated service and into the reference UI, one at a time (harness/defects/), and runs the specs: the happy
path has to be green with each, and some test has to fail. First the one is run that has caught the defect last, then, for those
that survive it, the whole suite. The same tests are run with nothing wrong as well, and have to pass.

  --minutes N  gives up after so long; the next run goes on from there
  --again      forgets what is known of this version
  --help       this

What has been found out is kept by commit, and by changes that are not committed, in .roundtable/sabotage/tally.json. Ends with
status 0 when every defect is caught, with 1 otherwise.`

const TALLY = inRepository('.roundtable/sabotage/tally.json')
const LAST_CATCHES = inRepository('.roundtable/sabotage/last-catches.json')

/**
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function sabotage(args) {
  const { minutes, again, help, names } = parsed(args)
  if (help) {
    console.log(HELP)
    return 0
  }
  await setUp()
  const { NOTHING, HAPPY_PATH, catalogue } = await plan()
  const entries = names.length > 0 ? names.map((name) => named(name, catalogue)) : catalogue
  const end = Date.now() + minutes * 60_000
  const tally = readTally(TALLY, version())
  if (again) Object.assign(tally, { control: {}, findings: {} })
  const lastCatches = readLastCatches(LAST_CATCHES)
  const { control, findings } = tally
  const isOpen = (/** @type {{ name: string }} */ { name }) => verdictOf(findings[name]) === 'not known yet'
  const firstOf = (/** @type {(typeof entries)[number]} */ each) => lastCatches[each.name] ?? each.caughtBy

  /** @param {import('./tally.mjs').Outcome} outcome */
  const tell = (outcome) => {
    const { defect, test, passed } = outcome
    if (defect === NOTHING) control[test] = passed
    else {
      const before = verdictOf(findings[defect])
      const now = noting(findings[defect], outcome, test.startsWith(HAPPY_PATH))
      findings[defect] = now
      if (now.caughtBy) lastCatches[defect] = now.caughtBy
      if (before === 'not known yet' && verdictOf(now) !== before) progress(defect, now)
    }
    write(TALLY, tally)
    write(LAST_CATCHES, lastCatches)
  }

  /** @param {string} defect @param {import('./tally.mjs').Finding} finding */
  const progress = (defect, finding) => {
    const done = entries.filter((each) => !isOpen(each)).length
    const verdict = verdictOf(finding)
    const how = verdict === 'caught' ? `caught after ${finding.seconds.toFixed(1)} s by ${finding.caughtBy}` : verdict
    console.log(`${String(done).padStart(3)} of ${entries.length}  ${defect}: ${how}`)
  }

  const open = entries.filter(isOpen)
  const unproved = [...new Set([HAPPY_PATH, ...entries.map(firstOf)])].filter(
    (test) => !Object.keys(control).some((each) => each.startsWith(test)),
  )
  if (open.length > 0 || unproved.length > 0) {
    const page = await serveSabotagedPage()
    try {
      const steps = open.map((each) => ({ defect: each.name, tests: [HAPPY_PATH, firstOf(each)] }))
      const proof = unproved.length > 0 ? [{ defect: NOTHING, tests: unproved }] : []
      await runSteps([...proof, ...steps], { page: page.origin, end, tell })
      for (const each of open.filter(isOpen)) {
        if (Date.now() >= end) break
        console.log(`           ${each.name} has survived "${firstOf(each)}": now the whole suite`)
        const isDone = await runSteps([{ defect: each.name }], { page: page.origin, end, untilOneFails: true, tell })
        const finding = findings[each.name]
        if (!isDone || !finding || finding.caughtBy) continue
        finding.whole = true
        progress(each.name, finding)
        write(TALLY, tally)
      }
    } finally {
      await page.close()
    }
  }

  console.log(`${table(entries, findings)}\n`)
  const failing = Object.keys(control).filter((test) => !control[test])
  for (const test of failing) console.log(`FAILS WITH NOTHING WRONG: ${test}`)
  console.log(`${tally.version}: ${summary(entries, findings)}`)
  if (entries.some(isOpen)) console.log('Not all of them yet: run it again, it goes on from there.')
  const areCaught = entries.every(({ name }) => verdictOf(findings[name]) === 'caught')
  return areCaught && failing.length === 0 ? 0 : 1
}

/** The catalogue and how runs are planned, which are written in TypeScript. */
async function plan() {
  const { module } = await runnerImport(inRepository('harness/defects/plan.ts'), {
    configFile: false,
    logLevel: 'silent',
  })
  return /** @type {typeof import('../../harness/defects/plan.ts')} */ (module)
}

/**
 * @template {{ name: string }} Entry
 * @param {string} name
 * @param {readonly Entry[]} catalogue
 */
function named(name, catalogue) {
  const found = catalogue.find((each) => each.name === name)
  if (found) return found
  throw new SetUpError(`There is no defect ${name}.`, `There are ${catalogue.map((each) => each.name).join(', ')}.`)
}

/** @param {string[]} args */
function parsed(args) {
  try {
    const options = /** @type {const} */ ({
      minutes: { type: 'string', default: 'Infinity' },
      again: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    })
    const { values, positionals: names } = parseArgs({ args, options, allowPositionals: true })
    const minutes = Number(values.minutes)
    if (minutes > 0) return { ...values, minutes, names }
    throw new Error(`--minutes takes a number above 0, not "${values.minutes}".`)
  } catch (error) {
    throw new SetUpError(error instanceof Error ? error.message : String(error), '--help says what there is.')
  }
}
