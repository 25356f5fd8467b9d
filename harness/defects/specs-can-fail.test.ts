import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { defects, groups, isInService } from './index.ts'
import { PLAN, type Step } from './plan.ts'
import { MARK, type Outcome } from './reporter.ts'

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))
const CLI = fileURLToPath(import.meta.resolve('@playwright/test/cli'))

/** Of each group the first that lies in the service: `npm run sabotage` goes through all of them. */
const some = groups.flatMap((group) => defects.filter((each) => each.group === group && isInService(each)).slice(0, 1))

test('the specs notice what is wrong with the service', { timeout: 180_000 }, async () => {
  const steps = some.map(({ name, caughtBy }) => ({ defect: name, tests: [caughtBy] }))
  const overSockets = steps.slice(0, 1).map((each) => ({ ...each, overSockets: true }))
  const outcomes = await run([...steps, ...overSockets])
  const noticed = outcomes.filter(({ passed }) => !passed).map(({ defect }) => defect)
  expect(noticed.toSorted()).toEqual(outcomes.map(({ defect }) => defect).toSorted())
  expect(new Set(noticed).size).toBe(steps.length + overSockets.length)
  // What it says is what the spec expects, not that something broke on the way there.
  expect(outcomes.filter(({ passed, line }) => !passed && !line?.includes('expect'))).toEqual([])
})

/** Runs some tests with defects; gives what became of each. */
function run(steps: readonly Step[]): Promise<Outcome[]> {
  const { PLAYWRIGHT_JSON_OUTPUT_FILE: _, ...env } = process.env
  const child = spawn(process.execPath, [CLI, 'test', '--config=harness/defects/playwright.config.ts'], {
    cwd: PROJECT,
    env: { ...env, [PLAN]: JSON.stringify(steps) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
    child.on('error', reject)
    child.on('close', () => {
      const told = output.split('\n').filter((line) => line.startsWith(MARK))
      if (told.length === 0) reject(new Error(`Playwright told of no test: ${output}`))
      else resolve(told.map((line) => JSON.parse(line.slice(MARK.length))))
    })
  })
}
