import type { BrowserContext } from '@playwright/test'
import { type Duration, milliseconds } from '../simulator/index.ts'
import type { Service, Simulated } from './transports/service.ts'

/** A browser with the page of an agent, whose clock is in the harness's hands. */
export interface Laptop {
  /** User name. */
  readonly owner: string
  readonly context: Pick<BrowserContext, 'clock' | 'pages'>
}

/** Pages are moved on in steps shorter than a heartbeat (10 s), so that each one is answered before the next is due. */
const SLICE_MS = 5_000
const LONGEST_MS = 60_000
/**
 * Rounds of the pages in a row in which nothing new is heard, after which nothing will be. A request, an answer and a word
 * from the CCP to its page each go by processes of the browser that a round does not pass, and may arrive after it: after
 * one round in which all seemed quiet, two of sixteen chats went on (measured).
 */
const QUIET_ROUNDS = 3

/** What of the service is its time. */
type Timed = Pick<Simulated, 'time' | 'impose'> & Pick<Service, 'wire'>

/** Time for everybody in a world: the service with all who live in its time, and the pages. */
export class WorldTime {
  readonly #service: Timed
  readonly #laptops: readonly Laptop[]
  readonly #stepsPages: boolean

  constructor(service: Timed, laptops: readonly Laptop[], { stepsPages }: { stepsPages: boolean }) {
    this.#service = service
    this.#laptops = laptops
    this.#stepsPages = stepsPages
  }

  /** Whether no page stays behind when time is moved on. */
  get movesEverybody(): boolean {
    return this.#stepsPages || this.#laptops.length === 0
  }

  /** @throws Error when there are pages and it is more than a minute. */
  async passes(duration: Duration): Promise<void> {
    const span = milliseconds(duration)
    if (this.#laptops.length === 0) return this.#service.time.advances(duration)
    if (span > LONGEST_MS) throw new Error(this.#tooLong(duration))
    await this.settled()
    for (let left = span; left > 0; left -= SLICE_MS) {
      const slice = Math.min(left, SLICE_MS)
      await this.#service.time.advances(`${slice}ms`)
      if (this.#stepsPages) await Promise.all(this.#laptops.map(({ context }) => moveOn(context, slice)))
      await this.settled()
    }
  }

  /**
   * A closed lid: pages stand still and hear nothing, the service goes on without them. When it is opened the machine's
   * clock jumps, timers that are overdue fire once each, and then the network is there again: without the old sockets. Where
   * what the others do meanwhile throws, the lid is opened at once.
   * @throws Error when the time of pages is not in the harness's hands
   */
  async sleeps(duration: Duration, meanwhile: () => Promise<void>): Promise<void> {
    if (!this.#stepsPages) {
      throw new Error('Pages sleep only where their clocks are replaced: test.use({ stepsPageTime: true }).')
    }
    await this.settled()
    try {
      await Promise.all(this.#laptops.map(closeLid))
      await this.#asleep(duration, meanwhile)
    } finally {
      await Promise.all(this.#laptops.map(({ context }) => context.clock.resume()))
    }
  }

  async #asleep(duration: Duration, meanwhile: () => Promise<void>): Promise<void> {
    const owners = this.#laptops.map(({ owner }) => owner)
    const sleep = this.#service.impose(owners, { kind: 'asleep' })
    try {
      await meanwhile()
      await this.#service.time.advances(duration)
      await Promise.all(this.#laptops.map(({ context }) => context.clock.fastForward(milliseconds(duration))))
    } finally {
      sleep.lift()
    }
  }

  /** Waits until what pages have asked for is answered and has reached them, and nothing new came of it. */
  async settled(): Promise<void> {
    const { wire, time } = this.#service
    for (let quiet = 0, heard = wire.events.length; quiet < QUIET_ROUNDS; ) {
      await Promise.all(this.#laptops.map(({ context }) => roundTrip(context)))
      await time.settled()
      quiet = heard === wire.events.length ? quiet + 1 : 0
      heard = wire.events.length
    }
  }

  #tooLong(duration: Duration): string {
    const owners = this.#laptops.map(({ owner }) => owner).join(', ')
    return (
      `The pages of ${owners} cannot live through ${duration} step by step: world.passes takes up to a minute with pages. ` +
      `A closed laptop lid is world.sleeps('${duration}'); people without pages can live through any time.`
    )
  }
}

/** A moment from now by the page's own clock, which cannot be stopped in the past. */
const SOON_MS = 1_000

async function closeLid({ context }: Laptop): Promise<void> {
  const [page] = context.pages()
  const now = (await page?.evaluate(() => Date.now())) ?? 0
  await context.clock.pauseAt(now + SOON_MS)
}

/** Moves the time of a context's pages on. One that closes meanwhile, as the sign-in window does, needs no more of it. */
async function moveOn(context: Laptop['context'], ms: number): Promise<void> {
  const pages = context.pages()
  try {
    await context.clock.runFor(ms)
  } catch (error) {
    if (!pages.some((page) => page.isClosed())) throw error
  }
}

/**
 * Asks each frame something that a trace takes no snapshots for, as it does of `evaluate`. A frame that goes away has no more
 * to say.
 */
async function roundTrip(context: Laptop['context']): Promise<void> {
  const frames = context.pages().flatMap((page) => page.frames())
  await Promise.all(frames.map((frame) => frame.title().catch(() => undefined)))
}
