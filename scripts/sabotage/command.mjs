import { parseArgs } from 'node:util'
import { runnerImport } from 'vite'
import { inRepository } from '../paths.mjs'
import { setUp } from '../set-up/set-up.mjs'
import { SetUpError } from '../set-up/set-up-error.mjs'
import { version } from '../version.mjs'
import { Journal } from './journal.mjs'
import { serveSabotagedPage } from './page.mjs'
import { runSteps } from './run.mjs'
import { summary, table } from './table.mjs'
import { verdictOf } from './tally.mjs'

const HELP = `npm run sabotage [-- options] [DEFECT ...]

Puts defects into the simulated service and into the reference UI, one at a time (harness/defects/), and runs the specs: the happy
path has to be green with each, and some test has to fail. First the one is run that has caught the defect last, then, for those
that survive it, the whole suite. The same tests are run with nothing wrong as well, and have to pass.

  --minutes N  gives up after so long; the next run goes on from there
  --again      forgets what is known of this version
  --help       this

What has been found out is kept by commit, and by changes that are not committed, in .roundtable/sabotage/tally.json. Ends with
status 0 when every defect is caught, with 1 otherwise.`

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
  const end = Date.now() + minutes * 60_000
  const { catalogue, ...plan } = await readPlan()
  const entries = names.length > 0 ? names.map((name) => named(name, catalogue)) : catalogue
  const current = version()
  const journal = new Journal(entries, plan, current)
  if (again) journal.forgetVersion()
  if (journal.open.length > 0 || journal.unproved.length > 0) await findOut(journal, plan, end)

  const { findings, failing, open } = journal
  console.log(`${table(entries, findings)}\n`)
  for (const test of failing) console.log(`FAILS WITH NOTHING WRONG: ${test}`)
  console.log(`${current}: ${summary(entries, findings)}`)
  if (open.length > 0) console.log('Not all of them yet: run it again, it goes on from there.')
  const areCaught = entries.every(({ name }) => verdictOf(findings[name]) === 'caught')
  return areCaught && failing.length === 0 ? 0 : 1
}

/**
 * Runs what is not known yet, until the end: the tests to begin with, without defects and with each; then, for those that
 * survive them, the whole suite.
 *
 * @param {Journal} journal
 * @param {Pick<typeof import('../../harness/defects/plan.ts'), 'HAPPY_PATH' | 'NOTHING'>} names
 * @param {number} end
 */
async function findOut(journal, { HAPPY_PATH, NOTHING }, end) {
  const page = await serveSabotagedPage()
  const how = { page: page.origin, end, tell: journal.note.bind(journal) }
  try {
    const { open, unproved } = journal
    const proof = unproved.length > 0 ? [{ defect: NOTHING, tests: unproved }] : []
    const steps = open.map((each) => ({ defect: each.name, tests: [HAPPY_PATH, journal.firstTestFor(each)] }))
    if (!(await runSteps([...proof, ...steps], how))) return
    for (const survivor of journal.open) {
      console.log(`           ${survivor.name} has survived "${journal.firstTestFor(survivor)}": now the whole suite`)
      if (!(await tryWholeSuite(survivor.name, journal, { HAPPY_PATH, NOTHING }, how))) return
    }
  } finally {
    await page.close()
  }
}

/**
 * Runs the whole suite until a test fails. That has to fail once more, and to pass with nothing wrong: a machine that is busy
 * fails some test sooner or later.
 *
 * @param {string} defect
 * @param {Journal} journal
 * @param {Pick<typeof import('../../harness/defects/plan.ts'), 'HAPPY_PATH' | 'NOTHING'>} names
 * @param {Parameters<typeof runSteps>[1]} how
 * @returns {Promise<boolean>} whether there was the time for it
 */
async function tryWholeSuite(defect, journal, { HAPPY_PATH, NOTHING }, how) {
  /** @type {string | undefined} */
  let failed
  const isDone = await runSteps([{ defect }], {
    ...how,
    untilOneFails: true,
    tell(outcome) {
      if (outcome.passed) journal.note(outcome)
      else failed ??= outcome.test
    },
  })
  if (!isDone) return false
  if (!failed) {
    journal.noteWhole(defect)
    return true
  }
  const tests = [failed]
  return runSteps(
    [
      { defect: NOTHING, tests },
      { defect, tests: [HAPPY_PATH, ...tests] },
    ],
    how,
  )
}

/** The catalogue and how runs are planned, which are written in TypeScript. */
async function readPlan() {
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
