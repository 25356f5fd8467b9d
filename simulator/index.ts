/**
 * A simulated Amazon Connect instance, for any test.
 * @module connect-roundtable/simulator
 */
import type { BrowserContext } from '@playwright/test'
import { controlsOf } from './controls.ts'
import { type CoreOptions, createCore } from './core.ts'
import type { ServiceRequest, ServiceResponse } from './services/http.ts'
import { interceptionOf, type LetThrough } from './transports/interception.ts'
import { isThisMachine } from './transports/local-address.ts'
import { handlersFor } from './transports/msw.ts'
import { interceptContext } from './transports/playwright.ts'
import { interceptProcess } from './transports/process.ts'

export type { Means } from './controls.ts'
export { type Duration, milliseconds } from './duration.ts'
export { type Assumptions, assumptionRegister } from './instance/assumptions.ts'
export type {
  AgentState,
  AttachmentScanning,
  ContactCenter,
  CustomerAuthentication,
  EndpointType,
  Features,
  Queue,
  QuickConnect,
  RoutingProfile,
  SecurityProfile,
  User,
  View,
} from './instance/directory.ts'
export { USUAL_RATE } from './services/control-plane/usual-rate.ts'
export type { WireEvent } from './wire/events.ts'
export { serialised } from './wire/serialise.ts'

/**
 * What a simulator is told: which contact center, under which assumptions, with which seed and clock.
 *
 * @example
 * const options: SimulatorOptions = { seed: 7, clock: 'manual', throttles: true }
 * await using simulator = createSimulator(options)
 */
export interface SimulatorOptions extends CoreOptions {
  /** Addresses that pages and this process may really reach; by default those on this machine. */
  readonly letThrough?: LetThrough
}

/**
 * Whose browser a simulator is attached to.
 *
 * @example
 * await simulator.attach(context, { agent: 'alice', signedIn: false })
 */
export interface Attachment {
  /** User name of the agent whose browser this is. */
  readonly agent: string
  /** Whether the agent has signed in to Amazon Connect in this browser already (default), or meets the sign-in page. */
  readonly signedIn?: boolean
}

/**
 * A simulator, as `createSimulator` makes it.
 *
 * @example
 * async function twoHoursPass(simulator: Simulator) {
 *   await simulator.time.advances('2h')
 * }
 */
export type Simulator = ReturnType<typeof createSimulator>

/**
 * A simulated Amazon Connect instance. `attach` gives it to the pages of a browser context, `listen` to the AWS SDKs in
 * this process; both meet in the same chats.
 *
 * @example
 * await using simulator = createSimulator()
 * simulator.listen()
 * await simulator.attach(context, { agent: 'alice' })
 * await page.goto('http://localhost:5173')
 */
export function createSimulator(options: SimulatorOptions = {}) {
  const { letThrough = isThisMachine } = options
  const core = createCore(options)
  const { center, clock, instance, wire, network } = core
  let hasPages = false
  const controls = controlsOf(core, () => !hasPages)
  const interception = interceptionOf(network, letThrough)
  const releases: (() => void | Promise<void>)[] = []

  return {
    ...controls,
    center,
    /** All that has gone over the wire. */
    wire,
    clock,
    instance,

    /**
     * Makes every page of the context talk to this simulator.
     * @throws Error when the contact center has no such agent.
     */
    async attach(context: BrowserContext, { agent, signedIn = true }: Attachment): Promise<void> {
      const cookie = controls.sessionCookie(agent)
      hasPages = true
      releases.push(await interceptContext(context, handlersFor(interception, agent)))
      if (!signedIn) return
      const domain = `${center.alias}.my.connect.aws`
      await context.addCookies([{ ...cookie, domain, path: '/', secure: true, httpOnly: true, sameSite: 'None' }])
    },

    /**
     * Sends what this process asks of AWS to this simulator.
     * @throws Error when another simulator does so already.
     */
    listen(): void {
      releases.push(interceptProcess(interception))
    },

    /**
     * Asks a simulated service without `fetch`, for clients that a test makes up itself: to intercept a `fetch` takes three
     * times as long as to answer it (measured). Names of headers are in lower case.
     * @throws Error when nothing comes back, as the network's conditions may have it
     */
    ask(request: Omit<ServiceRequest, 'bytes'>): Promise<ServiceResponse> {
      return interception.ask(request)
    },

    async close(): Promise<void> {
      network.close()
      clock.stop()
      for (const release of releases.splice(0)) await release()
      interception.release()
    },

    async [Symbol.asyncDispose](): Promise<void> {
      await this.close()
    },
  }
}
