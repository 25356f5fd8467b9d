import { test as base } from '@playwright/test'
import { type AgentName, contactCenter } from '../fixtures/index.ts'
import type { Assumptions, ContactCenter, SimulatorOptions } from '../simulator/index.ts'
import { Evidence } from './evidence/evidence.ts'
import type { PageDriver } from './people/page-driver.ts'
import type { Transport } from './transports/service.ts'
import { problemOf } from './wire/verdict.ts'
import { World } from './world.ts'

/** What `test.use` and the `use` of a Playwright config can say. */
export interface Options {
  /** The agent UI of those who have a page: where it is, and how people work with it. */
  pageDriver: PageDriver | undefined
  /** Who works with a page in every chat that a spec sets up, besides those to whom the spec itself gives one. */
  pages: readonly AgentName[]
  /** The contact center to simulate. */
  center: ContactCenter
  /** What AWS does not document and the simulator has to decide: see the assumption register. */
  assumptions: Partial<Assumptions>
  seed: number
  /** What else the simulator is told: throttles, strict signatures, addresses to let through. */
  simulator: Omit<SimulatorOptions, 'center' | 'assumptions' | 'seed'>
  /** How people reach the simulated service: intercepted on the way to AWS, or on real sockets of this machine. */
  transport: Transport
  /** Whether `world.passes` moves the time of pages too. */
  stepsPageTime: boolean
}

interface Fixtures {
  /** A world of the test's own: nothing in it is shared with another test. */
  world: World
  /** Acts in a world that is gone afterwards, for a test that needs several, one after the other. */
  inWorld: <Result>(act: (world: World) => Promise<Result>) => Promise<Result>
}

export const test = base.extend<Options & Fixtures>({
  pageDriver: [undefined, { option: true }],
  pages: [[], { option: true }],
  center: [contactCenter, { option: true }],
  assumptions: [{}, { option: true }],
  seed: [1, { option: true }],
  simulator: [{}, { option: true }],
  transport: ['routed', { option: true }],
  stepsPageTime: [false, { option: true }],

  inWorld: async (
    { browser, pageDriver, pages, center, assumptions, seed, simulator, transport, stepsPageTime },
    use,
    testInfo,
  ) => {
    const options = { ...simulator, browser, pageDriver, pages, center, assumptions, seed, transport, stepsPageTime }
    await use(async (act) => {
      const world = await World.create(options)
      const [outcome] = await Promise.allSettled([act(world)])
      // Playwright lets the fixture go on where the test has failed, and keeps the error.
      const reason = outcome.status === 'rejected' ? outcome.reason : testInfo.errors[0]
      const evidence = new Evidence(world, testInfo, reason ?? problemOf(world.wire))
      await world[Symbol.asyncDispose]().finally(() => evidence.attachTo(testInfo))
      if (outcome.status === 'rejected') throw outcome.reason
      const problem = problemOf(world.wire)
      if (problem) throw new Error(problem)
      return outcome.value
    })
  },

  world: async ({ inWorld }, use) => inWorld(use),
})
