import { expect, type Page } from '@playwright/test'
import type { AnyEventObject } from 'xstate'
import type { Ground, Move } from '../../agent-ui/model/tour.ts'
import type { PageAgent } from '../../harness/people/page-agent.ts'
import type { World } from '../../harness/world.ts'
import { HeldAnswers } from './held-answers.ts'

/** What every walk has: a page, who works at it, and Amazon Connect's answers to it. */
export interface Scene {
  readonly world: World
  readonly page: Page
  readonly agent: PageAgent
  readonly answers: HeldAnswers
  /** Whether the agent's socket can be opened again. */
  readonly socket: HeldAnswers
}

/** A move, and how it comes about on a page. */
export interface PageMove<Cast extends Scene> extends Move {
  does(cast: Cast): Promise<void>
}

/** A machine to be walked through on a page. */
export interface PageGround<Cast extends Scene> extends Ground<PageMove<Cast>> {
  /** What is walked, in words. */
  readonly title: string
  /** What the machine is called where it works, if it works in several places. */
  readonly actor?: string
  /** In the page time stands until a move, or waiting for what comes of one, moves it on: no state is over before it is seen. */
  readonly timeStands?: true
  /** Brings the page to where the machine begins. */
  readonly stage: (world: World) => Promise<Cast>
}

export async function sceneOf(world: World, agent: PageAgent): Promise<Scene> {
  const scene = { world, page: agent.page, agent, answers: new HeldAnswers(), socket: new HeldAnswers() }
  for (const held of [scene.answers, scene.socket]) await held.take(agent.page)
  return scene
}

/** A chat that rings for alice, who has a page; bob could be invited to it. */
export async function chatRings(world: World) {
  const agent = await world.opensPage('alice')
  const bob = await world.signsIn('bob')
  await agent.goesAvailable()
  const customer = await world.customerStartsChat()
  await bob.goesAvailable()
  return { ...(await sceneOf(world, agent)), customer, bob }
}

/** The agent's socket closes, and is not opened again until `socketIsBack`; what is asked by requests is answered. */
export async function losesSocket({ world, agent, socket }: Scene): Promise<void> {
  socket.hold('CreateTransport web_socket')
  await world.network.of(agent).dropped(async () => {})
}

export async function socketIsBack({ socket }: Scene): Promise<void> {
  await socket.letThrough()
}

/** What Amazon Connect says where a walk has it refuse. */
export const NOT_NOW = 'Not now, said Amazon Connect.'

interface Asked {
  /** The state in which a machine waits for the answer: `departures.disconnecting`. */
  readonly state: string
  /** What comes of a yes: what was asked for, or nothing yet; or the machine does not listen for it. */
  readonly yes?: 'done' | 'nothing yet' | 'not heard'
  readonly output?: unknown
  /** Seconds after which the machine gives up. */
  readonly patience?: number
}

/** The three ends of a question to Amazon Connect: yes, no, and no answer at all. */
export function answersTo({ state, yes = 'nothing yet', output, patience = 15 }: Asked): PageMove<Scene>[] {
  const from = [state.replace(/^[^.]*\./, '')]
  const named = (name: string, event: AnyEventObject, does: PageMove<Scene>['does']) => ({ name, event, from, does })
  const all = [
    named(`${state} is refused`, { type: `xstate.error.actor.0.${state}`, error: NOT_NOW }, ({ answers }) =>
      answers.refuse(NOT_NOW),
    ),
    named(`${state} gets no answer`, { type: `xstate.after.patience.${state}` }, async ({ world, answers }) => {
      await world.passes(patience)
      await answers.refuse('Too late')
    }),
    named(`${state} is answered`, { type: `xstate.done.actor.0.${state}`, output }, ({ answers }) =>
      yes === 'done' ? answers.letThrough() : answers.agree(),
    ),
  ]
  return yes === 'not heard' ? all.slice(0, -1) : all
}

/** From a moment from now on; a page's clock cannot be stopped in the past. */
export async function timeStops(page: Page): Promise<void> {
  const now = await page.evaluate(() => Date.now())
  await page.context().clock.pauseAt(now + 500)
}

/** Shorter than any state that a page leaves by itself after some time. */
export const MOMENT = '250ms'

/** A look costs nothing, and where time stands each moves it on by no more than a moment. */
export const POLL_MS = 20

/** Where time stands it moves on, moment by moment, until this is so. */
export async function timeMovesUntil(world: World, isSo: () => Promise<boolean>): Promise<void> {
  const now = async () => {
    if (!(await isSo())) await world.passes(MOMENT)
    return isSo()
  }
  await expect.poll(now, { intervals: [POLL_MS] }).toBe(true)
}

/** Something that lasts from one move to another, as a fault does while its body is being done. */
export class Lasting {
  #over = Promise.resolve()
  #end = () => {}

  begins(during: (body: () => Promise<void>) => Promise<void>): void {
    const ended = new Promise<void>((resolve) => {
      this.#end = resolve
    })
    this.#over = during(() => ended)
  }

  async ends(): Promise<void> {
    this.#end()
    await this.#over
  }
}

/** The agent looks at another tab, or back: nothing hides a page in a browser without a window. */
export async function isBeforeTheEyes(page: Page, visible: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    visible ? 'visible' : 'hidden',
  )
}
