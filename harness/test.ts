import { test as base } from '@playwright/test'
import { contactCenter } from '../fixtures/index.ts'
import type { Assumptions, ContactCenter, Features, SimulatorOptions } from '../simulator/index.ts'
import { backstageOf } from './backstage.ts'
import { Evidence } from './evidence/evidence.ts'
import { ScrubbedTest } from './evidence/scrubbed-test.ts'
import { LIVE } from './live/asked-for.ts'
import { requireNoRecordings } from './live/no-recordings.ts'
import type { Late } from './network/faults.ts'
import type { PageDriver } from './people/page-driver.ts'
import type { Transport } from './transports/service.ts'
import { problemOf } from './wire/verdict.ts'
import { World } from './world.ts'
import type { DefaultPages } from './world-options.ts'

/**
 * What `test.use` and the `use` of a Playwright config can say.
 *
 * @example
 * export default defineConfig<Options>({
 *   use: { pageDriver: desk, pages: ['alice'], features: { multiPartyChat: true } },
 * })
 */
export interface Options {
  /** The agent UI of those who have a page: where it is, and how people work with it. */
  pageDriver: PageDriver | undefined
  /** Who works with a page in the chats of specs that do not say it themselves: agents by name, `all` or `none`. */
  pages: DefaultPages
  /** The contact center to simulate. */
  center: ContactCenter
  /** Switches of the instance that are other than the contact center's: `{ multiPartyChat: false }`. */
  features: Partial<Features>
  /** What AWS does not document and the simulator has to decide: see the assumption register. */
  assumptions: Partial<Assumptions>
  /** The same seed gives the same ids in the same order, and the same latency. */
  seed: number
  /** How late answers and what is pushed come to everybody, by the simulator's time: milliseconds, `'1s'`, or `{ min, max }` by the seed. */
  latency: Late
  /** Whether agents accept by themselves whatever rings: chats that are offered to them, and invitations. */
  acceptsAutomatically: boolean
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

/**
 * Playwright's `test`, with a `world` of each test's own; what it leaves to be read is attached to the test.
 *
 * @example
 * test('two agents talk to a customer', async ({ world }) => {
 *   const { customer, bob } = await world.chatOfThree()
 *   await bob.says('Bob here too')
 *   await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: Bob here too'])
 * })
 */
export const test = base.extend<Options & Fixtures>({
  pageDriver: [undefined, { option: true }],
  pages: ['none', { option: true }],
  center: [contactCenter, { option: true }],
  features: [{}, { option: true }],
  assumptions: [{}, { option: true }],
  seed: [1, { option: true }],
  latency: [0, { option: true }],
  acceptsAutomatically: [false, { option: true }],
  simulator: [{}, { option: true }],
  transport: ['routed', { option: true }],
  stepsPageTime: [false, { option: true }],

  inWorld: async (
    {
      browser,
      pageDriver,
      pages,
      center: given,
      features,
      assumptions,
      seed,
      latency,
      acceptsAutomatically,
      locale,
      simulator,
      transport,
      stepsPageTime,
      trace,
      screenshot,
      video,
      contextOptions,
    },
    use,
    testInfo,
  ) => {
    const isLive = transport === 'live'
    // Also what a spec itself says with `test.use`.
    if (isLive) requireNoRecordings({ trace, screenshot, video, contextOptions }, 'The test was not begun.')
    const center = { ...given, features: { ...given.features, ...features } }
    const people = { browser, pageDriver, pages, acceptsAutomatically, locale, stepsPageTime }
    // A test that cannot be played on a sandbox is no failure.
    const onLacking = testInfo.project.name === LIVE && ((why: string) => testInfo.skip(true, why))
    const service = { center, assumptions, seed, latency, transport }
    const options = { ...simulator, ...people, ...service, ...(onLacking && { onLacking }) }
    const scrubbed = new ScrubbedTest(testInfo)
    await use(async (act) => {
      const world = await World.create(options)
      const { recorder, secrets } = backstageOf(world, 'inWorld')
      scrubbed.keepsSecret(secrets())
      const [outcome] = await Promise.allSettled([act(world)])
      scrubbed.keepsSecret(secrets())
      // Playwright lets the fixture go on where the test has failed, and keeps the error.
      const reason = outcome.status === 'rejected' ? outcome.reason : testInfo.errors[0]
      const told = { recorder, timeline: world.timeline, scrub: scrubbed.scrub }
      const evidence = new Evidence(told, testInfo, reason ?? problemOf(world.wire))
      await world[Symbol.asyncDispose]().finally(() => evidence.attachTo(testInfo))
      if (outcome.status === 'rejected') throw outcome.reason
      const [unheard] = world.problems
      if (unheard) throw unheard
      const problem = problemOf(world.wire)
      if (problem) throw new Error(problem)
      return outcome.value
    })
    scrubbed.scrubsErrors({ keepsPages: !isLive })
  },

  world: async ({ inWorld }, use) => inWorld(use),
})
