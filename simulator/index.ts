import type { BrowserContext } from '@playwright/test'
import { type CoreOptions, createCore } from './core.ts'
import type { Timers } from './customer/index.ts'
import { idsFrom } from './seed.ts'
import { pushedReceipt } from './services/items.ts'
import { settled } from './settled.ts'
import { Time } from './time.ts'
import { isThisMachine } from './transports/local-address.ts'
import { handlersFor, interceptProcess, type LetThrough } from './transports/msw.ts'
import { interceptContext } from './transports/playwright.ts'

export { type Duration, milliseconds } from './duration.ts'
export { type Assumptions, assumptionRegister } from './instance/assumptions.ts'
export type { ContactCenter } from './instance/directory.ts'
export { USUAL_RATE } from './services/control-plane/usual-rate.ts'
export type { WireEvent } from './wire/events.ts'
export { serialised } from './wire/serialise.ts'

export interface SimulatorOptions extends CoreOptions {
  /** Addresses that pages and this process may really reach; by default those on this machine. */
  readonly letThrough?: LetThrough
}

export interface Attachment {
  /** User name of the agent whose browser this is. */
  readonly agent: string
  /** Whether the agent has signed in to Amazon Connect in this browser already (default), or meets the sign-in page. */
  readonly signedIn?: boolean
}

/** Where a client gets its delays, its time (milliseconds since the epoch) and its client tokens from. */
export interface Means {
  readonly timers: Timers
  readonly now: () => number
  readonly newToken: () => string
}

export type Simulator = ReturnType<typeof createSimulator>

/**
 * A simulated Amazon Connect instance. `attach` gives it to the pages of a browser context, `listen` to the AWS SDKs in
 * this process; both meet in the same chats.
 */
export function createSimulator(options: SimulatorOptions = {}) {
  const { letThrough = isThisMachine } = options
  const { center, clock, instance, wire, network, seed } = createCore(options)
  const time = new Time(clock, () =>
    settled(
      () => wire.events.length,
      () => network.isBusy,
    ),
  )
  const msw = handlersFor(network, letThrough)
  const releases: (() => void | Promise<void>)[] = []

  return {
    center,
    /** All that has gone over the wire. */
    wire,
    clock,
    /** The clock in a test's hands. */
    time,
    instance,

    /**
     * What a client in this process needs to live in the simulator's time and by its seed:
     * `Customer.startsChat({ ..., ...simulator.meansOf('Maya') })`.
     */
    meansOf(name: string): Means {
      return { timers: clock, now: () => clock.now(), newToken: idsFrom(seed, name) }
    },

    /**
     * Makes every page of the context talk to this simulator.
     * @throws Error when the contact center has no such agent.
     */
    async attach(context: BrowserContext, { agent, signedIn = true }: Attachment): Promise<void> {
      const user = instance.directory.findUserByName(agent)
      if (!user) throw new Error(`There is no agent ${agent} in the contact center: add one to its users.`)
      releases.push(await interceptContext(context, msw.handlers))
      if (!signedIn) return
      const cookie = network.ccp.sessionCookie(user)
      const domain = `${center.alias}.my.connect.aws`
      await context.addCookies([{ ...cookie, domain, path: '/', secure: true, httpOnly: true, sameSite: 'None' }])
    },

    /**
     * Sends what this process asks of AWS to this simulator.
     * @throws Error when another simulator does so already.
     */
    listen(): void {
      releases.push(interceptProcess(msw.handlers))
    },

    /** Cuts the sockets of an agent (by user name) or a customer (by display name), as a network would. */
    dropSocketsOf(name: string): void {
      network.dropSocketsOf(name)
    },

    /** Cuts somebody's sockets and lets them open none, until the returned function is called. */
    cutOff(name: string): () => void {
      return network.cutOff(name)
    },

    /**
     * An agent's or a customer's machine goes to sleep: nothing reaches it and nothing comes from it, and the service
     * forgets its sockets. The returned function wakes it: what was under way fails, and its sockets turn out to be closed.
     */
    putToSleep(name: string): () => void {
      return network.putToSleep(name)
    },

    /** Pushes a receipt to somebody's sockets whether or not receipts work: to see what a leak would do. */
    pushReceipt(subject: string, chatId: string, receipt: { messageId: string; recipientId: string }): void {
      const now = clock.now()
      const leaked = { ...receipt, deliveredAt: now, readAt: now }
      network.sockets.push([subject], pushedReceipt(leaked, chatId, instance.nextId(), now))
    },

    /** A token for a view of the instance: for the interactive message with which a flow shows it in a chat. */
    viewToken(chatId: string, viewId: string): string {
      return network.viewToken(chatId, viewId)
    },

    /** Answers everything that is held back. Call it before closing pages; then `close`. */
    release(): void {
      network.close()
    },

    async close(): Promise<void> {
      network.close()
      clock.stop()
      for (const release of releases.splice(0)) await release()
      msw.release()
    },

    async [Symbol.asyncDispose](): Promise<void> {
      await this.close()
    },
  }
}
