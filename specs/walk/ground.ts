import type { Page } from '@playwright/test'
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
  /** Brings the page to where the machine begins. */
  readonly stage: (world: World) => Promise<Cast>
}

export async function sceneOf(world: World, agent: PageAgent): Promise<Scene> {
  const answers = new HeldAnswers()
  await answers.take(agent.page)
  return { world, page: agent.page, agent, answers }
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
