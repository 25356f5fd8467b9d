import type { BrowserContext } from '@playwright/test'
import { type AgentName, agentNames, customerName, supervisorName } from '../fixtures/index.ts'
import type { Duration } from '../simulator/index.ts'
import type { Span } from '../simulator/network-conditions/condition.ts'
import { Recorder } from '../simulator/recording/index.ts'
import { type Backstage, isBackstageOf } from './backstage.ts'
import { scrubber } from './evidence/scrub.ts'
import { scrubsSnapshots } from './evidence/scrubbed-test.ts'
import { secretsIn } from './evidence/secrets.ts'
import { Timeline } from './evidence/timeline.ts'
import { eventually } from './expect/eventually.ts'
import { type Moment, momentOf } from './moment.ts'
import { spanOf } from './network/faults.ts'
import { WorldNetwork } from './network/world-network.ts'
import { type OnlySimulated, onlySimulated } from './only-simulated.ts'
import { type Act, acting } from './people/acting.ts'
import { Customer } from './people/customer.ts'
import { discreet } from './people/discreet.ts'
import { HeadlessAgent } from './people/headless-agent.ts'
import { openPage } from './people/open-page.ts'
import type { PageAgent } from './people/page-agent.ts'
import type { Agent, Person, Supervisor } from './people/person.ts'
import { live } from './transports/live.ts'
import { routed } from './transports/routed.ts'
import { served } from './transports/served.ts'
import type { Center, Service, Simulated, User } from './transports/service.ts'
import { PATIENCE_MS, reallyPasses } from './waiting.ts'
import { Wire } from './wire/wire.ts'
import { namedIn, type Seating, type Table, type WorldOptions } from './world-options.ts'
import { type Laptop, WorldTime } from './world-time.ts'

/** The agents, and who supervises them. */
type UserName = AgentName | typeof supervisorName

/** In place of what a page shows: on a real instance that may be anybody's chat. */
const NO_SNAPSHOT = '(what a page shows in a live run is not kept)'

const NO_DRIVER =
  'There is no UI to open: say which one it is with `pageDriver` in test.use() or in the `use` of the Playwright config.'

const NO_BROWSER = 'There is no browser to open a page in: give the world one, World.create({ browser, pageDriver }).'

/**
 * Where everything meets: a simulated service of its own, the people, their pages, and what went over the wire.
 *
 * @example
 * test('a chat of six', async ({ world }) => {
 *   const { customer, erin } = await world.chatOfSix({ pages: ['erin'] })
 *   await erin.says('Hello from the sixth')
 *   await expect(customer).toSeeMessagesInOrder(['Erin Eriksen: Hello from the sixth'])
 * })
 *
 * @example
 * // Without Playwright's runner, and nobody at a page
 * await using world = await World.create({ seed: 7 })
 * const { customer, alice } = await world.chatOfTwo()
 */
export class World {
  readonly wire: Wire
  /** What happens besides, for the diagram of the test. */
  readonly timeline: Timeline
  readonly #recorder: Recorder
  readonly #options: WorldOptions
  readonly #service: Service
  readonly #contexts: BrowserContext[] = []
  readonly #laptops: Laptop[] = []
  /** Undefined where time is not in anybody's hands. */
  readonly #time: WorldTime | undefined
  readonly #people: (Person & AsyncDisposable)[] = []
  /** The last of each, by who it was; the last of all stands last. */
  readonly #lastActs = new Map<string, Act>()

  private constructor(options: WorldOptions, service: Service) {
    this.#options = options
    this.#service = service
    const isAgent = (who: string) => service.center.users.some(({ username }) => username === who)
    this.wire = new Wire(() => service.wire.events, service.simulated ? () => false : isAgent)
    this.#recorder = new Recorder({ wire: service.wire, center: service.center, instance: service.simulated?.instance })
    this.timeline = new Timeline(this.wire, () => service.now())
    const stepsPages = options.stepsPageTime ?? false
    this.#time =
      service.simulated && new WorldTime({ ...service.simulated, wire: service.wire }, this.#laptops, { stepsPages })
    isBackstageOf(this, this.#backstage())
    if (options.latency !== undefined) this.#delaysEverybody(spanOf(options.latency))
  }

  /** A world for a script or a test of another runner; specs have one from their fixture. */
  static async create(options: WorldOptions = {}): Promise<World> {
    const service = await opened(options)
    try {
      return new World(options, service)
    } catch (error) {
      await service.close()
      throw error
    }
  }

  /** A customer starts a chat; it is offered to an agent who is available. */
  async customerStartsChat(name: string = customerName): Promise<Customer> {
    return this.#own(await Customer.startsChat(name, this.#service, this.#options.locale))
  }

  /** An agent signs in, without a page; on a real instance nobody works without one. */
  async signsIn(name: AgentName): Promise<Agent> {
    if (!this.#service.simulated) return this.opensPage(name)
    const agent = this.#own(await HeadlessAgent.signsIn(this.#userNamed(name), this.#service))
    if (this.#options.acceptsAutomatically) await agent.acceptsAutomatically()
    return agent
  }

  /** An agent opens the UI under test; they have signed in to Amazon Connect in that browser unless told otherwise. */
  async opensPage(name: UserName, { signedIn = true, popups = true, keyboardOnly = false } = {}): Promise<PageAgent> {
    const { browser, pageDriver, locale, acceptsAutomatically } = this.#options
    if (!pageDriver) throw new Error(NO_DRIVER)
    if (!browser) throw new Error(NO_BROWSER)
    const user = this.#userNamed(name)
    const context = await browser.newContext({ ...(locale && { locale }) })
    this.#contexts.push(context)
    scrubsSnapshots(context, this.#service.simulated ? scrubber(this.#secrets) : () => NO_SNAPSHOT)
    if (this.#time && this.#options.stepsPageTime) await context.clock.install({ time: this.#service.now() })
    const reach = await this.#service.attach(context, { agent: name, signedIn })
    const conditions = { signedIn, popups, keyboardOnly, ...(reach && { reach }), colleagues: this.center.users }
    const { discretion } = this.#service
    const atPage = await openPage(pageDriver, context, user, this.#service, conditions)
    const agent = this.#own(discretion ? discreet(atPage, discretion) : atPage)
    this.#laptops.push({ owner: name, context })
    if (acceptsAutomatically && signedIn) await agent.acceptsAutomatically()
    return agent
  }

  /** The supervisor, signed in and available: without a page, or with one. */
  async supervisor(): Promise<Supervisor> {
    if (!this.#service.simulated) return this.supervisorAtPage()
    const supervisor = this.#own(await HeadlessAgent.signsIn(this.#userNamed(supervisorName), this.#service))
    await supervisor.goesAvailable()
    return supervisor
  }

  /** The supervisor, signed in and available, with a page. */
  async supervisorAtPage(): Promise<PageAgent> {
    const supervisor = await this.opensPage(supervisorName)
    await supervisor.goesAvailable()
    return supervisor
  }

  /** The contact center that these people work in. */
  get center(): Center {
    return this.#service.center
  }

  /** What somebody was not let do, of which nobody has heard: a test fails of it. */
  get problems(): readonly Error[] {
    return this.#service.problems ?? []
  }

  /** A customer and one agent, talking. */
  async chatOfTwo<Paged extends AgentName = never>({ pages }: Seating<Paged> = {}): Promise<Table<'alice', Paged>> {
    return this.#table(['alice'], [], pages)
  }

  /** A customer and two agents, alice and bob, talking. */
  async chatOfThree<Paged extends AgentName = never>({
    pages,
  }: Seating<Paged> = {}): Promise<Table<'alice' | 'bob', Paged>> {
    return this.#table(['alice', 'bob'], [], pages)
  }

  /** A customer and five agents; frank is available and not in the chat. */
  async chatOfSix<Paged extends AgentName = never>({ pages }: Seating<Paged> = {}): Promise<Table<AgentName, Paged>> {
    return this.#table(agentNames.slice(0, 5), ['frank'], pages)
  }

  /** A customer and as many agents as a chat takes, of those that there are: five, or fewer on a small sandbox. */
  async fullestChat(): Promise<{ readonly customer: Customer; readonly agents: readonly Agent[] }> {
    const inChat = agentNames.slice(0, 5).filter((name) => this.center.users.some(({ username }) => username === name))
    const table: { readonly customer: Customer } & Partial<Record<AgentName, Agent>> = await this.#table(inChat, [], [])
    return { customer: table.customer, agents: inChat.flatMap((name) => table[name] ?? []) }
  }

  /** A customer and alice, talking; the named others are available, and not in the chat. */
  async chatOfTwoWith<Name extends AgentName, Paged extends AgentName = never>(
    others: readonly Name[],
    { pages }: Seating<Paged> = {},
  ): Promise<Table<Name | 'alice', Paged>> {
    return this.#table(['alice'], others, pages)
  }

  /** Now, for what is expected to have stayed so, or not to have happened, since. */
  moment(): Moment {
    const { center, simulated, wire } = this.#service
    const after = wire.events.at(-1)?.n ?? 0
    if (!simulated) return momentOf(after, undefined)
    const { instance } = simulated
    return momentOf(after, {
      whole: instance.snapshot(),
      nameOf: (participantId) => instance.nameOf(participantId),
      usernameOf: (userId) => center.users.find(({ id }) => id === userId)?.username ?? userId,
    })
  }

  /** To be made worse for a while: `world.network.of(alice).dropped(async () => { ... })`. */
  get network(): WorldNetwork {
    return new WorldNetwork(this.#simulated('network'), this.timeline)
  }

  /**
   * Time passes for the simulated service, for people without a page and, where `stepsPageTime` is set, in every page;
   * what was under way before is done first, and what time brings has happened and is answered when this resolves.
   * A number is seconds.
   * @throws Error when anybody has a page and it is more than a minute
   */
  async passes(time: number | Duration): Promise<void> {
    const duration: Duration = typeof time === 'number' ? `${time}s` : time
    this.timeline.mark('note', `${duration} pass`)
    if (this.#time) await this.#time.passes(duration)
    else await reallyPasses(duration)
  }

  /**
   * Everybody with a page closes their laptop's lid for so long. Needs `stepsPageTime`.
   * @param meanwhile what the others do, right after the lids are closed
   */
  async sleeps(time: Duration, meanwhile: () => Promise<void> = async () => {}): Promise<void> {
    if (!this.#time) throw onlySimulated('sleeps')
    const sleepers = this.#laptops.map(({ owner }) => owner)
    this.timeline.mark('note', `${sleepers.join(', ')}: laptop asleep for ${time}`)
    try {
      await this.#time.sleeps(time, meanwhile)
    } finally {
      this.timeline.mark('note', `${sleepers.join(', ')}: awake again`)
    }
  }

  /** A flow sets timers of the customers in the running chats, in minutes: they begin with the next agent who joins. */
  timesCustomers(minutes: { readonly idle: number; readonly disconnect: number }): void {
    const { instance } = this.#simulated('timesCustomers')
    const timers = (['idle', 'disconnect'] as const).map((kind) => ({
      role: 'CUSTOMER' as const,
      kind,
      minutes: minutes[kind],
    }))
    for (const chat of instance.snapshot().chats) {
      if (chat.state !== 'ended') instance.setRoleTimers(chat.id, timers)
    }
  }

  /** Sends an agent a read receipt for their last message that the service itself would not send: a leak. */
  leaksReceiptTo(agent: AgentName): void {
    const { instance, pushReceipt } = this.#simulated('leaksReceiptTo')
    const { id } = this.#userNamed(agent)
    for (const chat of instance.snapshot().chats) {
      const own = chat.participants.filter((each) => each.userId === id).map((each) => each.id)
      const message = chat.transcript.findLast((each) => each.kind === 'message' && own.includes(each.participantId))
      if (!message) continue
      this.timeline.mark('fault', `The service leaks a receipt to ${agent}`)
      pushReceipt(id, chat.id, { messageId: message.id, recipientId: chat.customer.id })
    }
  }

  /** Sends everybody home and closes the service; `await using` and the fixture do it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#people.map((person) => person[Symbol.asyncDispose]()))
    // A poll that is held while a context closes would keep this world in memory (measured).
    this.#service.release()
    await Promise.all(this.#contexts.map((context) => context.close()))
    await this.#service.close()
  }

  async #table<Name extends AgentName, Paged extends AgentName>(
    inChat: readonly AgentName[],
    available: readonly AgentName[],
    pages: readonly AgentName[] | undefined,
  ): Promise<Table<Name, Paged>> {
    const names = [...inChat, ...available]
    // Before anything is begun: it may cost something.
    for (const name of names) this.#userNamed(name)
    const paged = pages ?? namedIn(this.#options.pages ?? 'none')
    const agents = await Promise.all(
      names.map((name) => (paged.includes(name) ? this.opensPage(name) : this.signsIn(name))),
    )
    const [first, ...others] = agents
    if (!first) throw new Error('A table needs an agent.')
    await first.goesAvailable()
    const customer = await this.customerStartsChat()
    await this.#joins(first)
    await Promise.all(others.map((other) => other.goesAvailable()))
    for (const guest of others.slice(0, inChat.length - 1)) {
      await first.invites(guest.name)
      await this.#joins(guest)
    }
    return Object.assign({ customer }, Object.fromEntries(agents.map((agent) => [agent.name, agent]))) as Table<
      Name,
      Paged
    >
  }

  #own<Someone extends Person & AsyncDisposable>(somebody: Someone): Someone {
    const { name: who } = somebody
    const person = acting(somebody, (what) => {
      this.#lastActs.delete(who)
      this.#lastActs.set(who, { who, what, before: this.moment() })
    })
    this.#people.push(person)
    isBackstageOf(person, this.#backstage())
    return person
  }

  get #secrets(): readonly string[] {
    return [...secretsIn(this.#service.center, this.#options), ...(this.#service.discretion?.takenOut ?? [])]
  }

  #delaysEverybody(by: Span): void {
    if (by !== 0) this.#simulated('latency').impose('everybody', { kind: 'delayed', by })
  }

  #backstage(): Backstage {
    const acts = this.#lastActs
    return {
      postsReceiptsRegardless: this.#options.pageDriver?.postsReceiptsRegardless ?? false,
      wire: this.wire,
      people: this.#people,
      recorder: this.#recorder,
      secrets: () => this.#secrets,
      livesThroughTime: () => !this.#time || this.#time.movesEverybody,
      moment: () => this.moment(),
      lastAct: (who) => (who === undefined ? [...acts.values()].at(-1) : acts.get(who)),
      settled: async () => this.#time?.settled(),
      passes: (seconds) => this.passes(seconds),
    }
  }

  /** Accepts what rings, or has done so by themselves. */
  async #joins(agent: Agent): Promise<void> {
    if (!this.#options.acceptsAutomatically) return agent.accepts()
    const { isWanted } = await eventually(
      `${agent.name}'s roster`,
      () => agent.roster(),
      (seats) => seats.length > 0,
      PATIENCE_MS,
    )
    if (!isWanted)
      throw new Error(`${agent.name} should accept automatically, and is in no chat: see what rings for them.`)
  }

  /** @throws Error naming the verb, where the service is a real one. */
  #simulated(verb: OnlySimulated): Simulated {
    if (!this.#service.simulated) throw onlySimulated(verb)
    return this.#service.simulated
  }

  #userNamed(name: UserName): User {
    const { users } = this.center
    const user = users.find((each) => each.username === name)
    if (user) return user
    const { onLacking } = this.#options
    const reason = !onLacking
      ? `There is no agent ${name} in the contact center: add one to its users.`
      : `Nobody plays ${name} on this instance: the live settings have ${users.length} agents (${users.map(({ username }) => username).join(', ')}).`
    onLacking?.(reason)
    throw new Error(reason)
  }
}

function opened(options: WorldOptions): Promise<Service> {
  if (options.transport === 'live') return live()
  return options.transport === 'sockets' ? served(options) : routed(options)
}
