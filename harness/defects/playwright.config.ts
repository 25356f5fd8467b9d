import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'
import usual from '../../playwright.config.ts'
import type { PageConditions, PageDriver } from '../people/page-driver.ts'
import { referenceUi } from '../people/reference-page.ts'
import type { Options } from '../test.ts'
import { instanceWith, patternOf, plannedSteps, testNamed } from './plan.ts'

/** The specs, run with defects: a project for each step of the plan, named for its defect (`npm run sabotage`). */

const root = fileURLToPath(new URL('../..', import.meta.url))
const { webServer, projects = [], ...common } = usual
const simulated = projects.find(({ name }) => name === 'simulated')
const agentUi = [webServer ?? []].flat().find(({ name }) => name === 'agent-ui')
if (!simulated || !agentUi)
  throw new Error('playwright.config.ts has no "simulated" or no "agent-ui" to run with defects.')

/** The page with a defect is served below the defect’s name: beside the sound one. */
function withDefect(defect: string): PageDriver {
  const { address } = referenceUi
  return {
    ...referenceUi,
    address: (conditions: PageConditions) => {
      const sound = new URL(typeof address === 'string' ? address : address(conditions))
      return process.env.ROUNDTABLE_SABOTAGED_UI ? `${new URL(`../${defect}/`, sound)}${sound.search}` : sound.href
    },
  }
}

export default defineConfig<Options>({
  ...common,
  testDir: `${root}specs`,
  outputDir: `${root}test-results/sabotage`,
  reporter: './reporter.ts',
  // A test that notices spends most of its time waiting for what does not come.
  workers: 4,
  // And is to fail by what it expects, not by its time.
  timeout: 60_000,
  projects: plannedSteps().map(({ defect, tests, overSockets }) => ({
    ...simulated,
    name: overSockets ? `${defect} over sockets` : defect,
    ...(tests && { testMatch: tests.map((each) => testNamed(each).file), grep: tests.map(patternOf) }),
    use: {
      ...simulated.use,
      pageDriver: withDefect(defect),
      simulator: instanceWith(defect),
      ...(overSockets && { transport: 'sockets' as const }),
      trace: 'off' as const,
    },
  })),
  // Where no page with defects is served, all defects are the service's.
  ...(!process.env.ROUNDTABLE_SABOTAGED_UI && { webServer: { ...agentUi, cwd: root } }),
})
