import { existsSync } from 'node:fs'
import type { CalibrateOptions, Plan } from '../../live/calibrate/calibrate.ts'
import { type Calibration, readCalibration, requireWritable, writeCalibration } from '../../live/calibrate/file.ts'
import { type Name, names } from '../../live/calibrate/finding.ts'
import { disagreements, driftInWords, findingsInWords } from '../../live/calibrate/report.ts'
import { beginCalibration, budgetProblems, type CalibrationRun, planOf } from '../../live/calibrate/run.ts'
import { entriesOf } from '../../live/calibrate/scene.ts'
import { driftBetween, shapesOf } from '../../live/calibrate/shapes.ts'
import { billInWords, billOf, count } from '../../live/run/bill.ts'
import { wordsOf } from '../../live/run/words.ts'
import { accountsIn, type LiveSettings, readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { noAssumption } from '../assume.ts'
import { chosenChromium, launchProblem } from '../chromium/chosen.ts'
import type { Ending } from '../ending.ts'
import { INTERRUPTED } from './until-ended.ts'

export interface CalibrateArguments {
  readonly config?: string
  readonly out: string
  readonly only?: readonly string[]
  readonly mayChangeSettings?: boolean
  readonly dryRun?: boolean
  readonly check?: string
}

/**
 * Finds out what an instance does where AWS documents nothing, and writes it down; or holds the simulator against what was
 * written down.
 * @throws Failure when it cannot
 */
export async function calibrate(given: CalibrateArguments, ending: Ending): Promise<void> {
  if (given.check !== undefined) return checkAgainst(given.check)
  const options = { only: given.only && entriesIn(given.only), mayChangeSettings: given.mayChangeSettings }
  const settings = readSettings({ env: process.env, cwd: process.cwd(), file: given.config })
  if (given.dryRun) {
    process.stdout.write(`${planInWords(planOf(settings, options), settings)}\n`)
    return
  }
  requireWritable(given.out)
  let isInterrupted = false
  // What becomes of scenes that are cut off is of no interest.
  const onProgress = (line: string) => isInterrupted || process.stdout.write(`${line}\n`)
  const { run, close } = await begin(settings, { ...options, onProgress })
  try {
    const outcome = await Promise.race([run.done, ending.then(() => undefined)])
    if (!outcome) {
      process.stdout.write('Interrupted: what was begun is being ended.\n')
      process.exitCode = INTERRUPTED
      isInterrupted = true
      return
    }
    const { instanceId, alias, region } = settings
    const calibration: Calibration = {
      instance: { instanceId, alias, region },
      at: outcome.at,
      findings: outcome.findings,
      scenes: run.plan.scenes.map(({ name }) => name),
      shapes: shapesOf(outcome.events),
    }
    writeCalibration(given.out, calibration)
    process.stdout.write(`\n${findingsInWords(outcome.findings)}\n\nWritten: ${given.out}\n`)
    if (outcome.troubles.length > 0) process.exitCode = 1
  } finally {
    await run.end()
    await close()
  }
}

async function begin(
  settings: LiveSettings,
  options: CalibrateOptions,
): Promise<{ readonly run: CalibrationRun; close(): Promise<void> }> {
  const { openHeadless, PageProbeAgent } = await import('../../harness/live/calibrate/page-agent.ts').catch(() => {
    throw new Failure('Playwright is not here: npm install --save-dev @playwright/test')
  })
  // Before anything is spent.
  const browser = await openHeadless(await chosenChromium({ isHeadless: true })).catch((error) => {
    throw new Failure(
      `No browser could be started: ${launchProblem(error)} Install one with "npx playwright install chromium", or say where one is in ROUNDTABLE_CHROMIUM.`,
    )
  })
  const close = () => browser.close()
  try {
    const run = await beginCalibration(settings, {
      ...options,
      tell: (line) => process.stdout.write(`${line}\n`),
      signIn: (cast) => {
        const accounts = accountsIn(settings).filter((each) => cast.some(({ username }) => username === each.username))
        return Promise.all(accounts.map((each) => PageProbeAgent.signsIn(browser, each, settings)))
      },
    })
    return { run, close }
  } catch (error) {
    await close()
    throw error instanceof Failure ? error : new Failure(wordsOf(error))
  }
}

function planInWords(plan: Plan, settings: LiveSettings): string {
  const { scenes, left, agents, isSupervised, contacts, messages } = plan
  const lines = scenes.map(
    (scene) =>
      `  ${scene.name}: ${entries(entriesOf(scene).filter((name) => !left.has(name)).length)}, ${count(scene.contacts, 'contact')}${scene.minutes ? `, some ${count(scene.minutes, 'minute')} of waiting` : ''}`,
  )
  const total = `At most ${billInWords(billOf(contacts, messages))} (an estimate), with ${count(agents, 'agent')}${isSupervised ? ' and the supervisor' : ''}.`
  const limits = `The budget is ${count(settings.limits.contacts, 'contact')} and ${count(settings.limits.messages, 'message')}.`
  return [
    `On ${settings.alias} (${settings.instanceId}, ${settings.region}) would be played:`,
    ...lines,
    total,
    limits,
    ...budgetProblems(plan, settings),
    `Not probed: ${entries(left.size)}. Nothing was asked of the instance.`,
  ].join('\n')
}

function entries(number: number): string {
  return number === 1 ? '1 entry' : `${number} entries`
}

/** @throws Failure for a name that the register does not have */
function entriesIn(only: readonly string[]): readonly Name[] {
  return only.map((text) => {
    const name = names.find((each) => each === text)
    if (name) return name
    throw noAssumption(text)
  })
}

/** Plays what was played on the instance on a simulator that was told what was found, and holds the two against each other. */
async function checkAgainst(file: string): Promise<void> {
  if (!existsSync(file)) throw new Failure(`There is no file ${file}: "roundtable calibrate" makes it.`)
  const recorded = readCalibration(file)
  const { playOnTwin } = await import('../../harness/live/calibrate/twin.ts')
  const simulated = await playOnTwin(recorded)
  const drift = driftBetween(recorded.shapes, shapesOf(simulated.events)).map(driftInWords)
  const values = disagreements(recorded.findings, simulated.findings)
  const found = [...recorded.findings.values()].filter((each) => 'value' in each).length
  if (drift.length + values.length === 0) {
    const kinds = count(Object.keys(recorded.shapes).length, 'kind')
    process.stdout.write(
      `The simulator is as the instance was on ${recorded.at}: ${found} assumptions, ${kinds} of answers, frames and errors.\n`,
    )
    return
  }
  process.exitCode = 1
  process.stdout.write(
    `The simulator is not as the instance was on ${recorded.at}:\n${[...values, ...drift].map((line) => `  ${line}\n`).join('')}`,
  )
}
