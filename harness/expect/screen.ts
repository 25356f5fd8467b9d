import { isDeepStrictEqual } from 'node:util'
import type { Page } from '@playwright/test'
import type { PageAgent } from '../people/page-agent.ts'
import type { Agent, Person } from '../people/person.ts'
import { PATIENCE_MS } from '../waiting.ts'
import { barriersOn } from './accessibility.ts'
import { says } from './says.ts'
import { type Call, failure, inWords, sees, type Verdict } from './verdict.ts'

/**
 * What can be expected of what people see besides the conversation, and of a page.
 *
 * @example
 * await expect(alice).toBeTold(/did not answer/)
 * await expect(alice).toBeAccessible()
 */
export type ScreenMatchers = {
  /**
   * What an agent was told went wrong last; nothing did when that is empty.
   *
   * @example
   * await expect(alice).toBeTold(/did not answer/)
   * await expect(bob).toBeTold(/^$/)
   */
  toBeTold(this: Call, agent: Agent, words: RegExp): Promise<Verdict>

  /**
   * Whom a person sees typing, in any order.
   *
   * @example
   * await bob.types()
   * await expect(customer).toSeeTyping(['Bob Bianchi'])
   */
  toSeeTyping(this: Call, person: Person, names: readonly string[]): Promise<Verdict>

  /**
   * The customers whose contacts ring for an agent.
   *
   * @example
   * await alice.invites('bob')
   * await expect(bob).toBeRungBy(['Maya'])
   */
  toBeRungBy(this: Call, agent: Agent, customers: readonly string[]): Promise<Verdict>

  /**
   * What an agent is, and what they have queued: `Available, then Offline`.
   *
   * @example
   * await expect(bob).toBeInState('MissedCallAgent')
   */
  toBeInState(this: Call, agent: Agent, state: string): Promise<Verdict>

  /**
   * That the chat is over for a person, as they see it.
   *
   * @example
   * await customer.leaves()
   * await expect(alice).toSeeTheEnd()
   */
  toSeeTheEnd(this: Call, person: Person): Promise<Verdict>

  /**
   * That the UI lets an agent invite somebody.
   *
   * @example
   * await bob.leaves()
   * await expect(alice).toBeAbleToInvite()
   */
  toBeAbleToInvite(this: Call, agent: PageAgent): Promise<Verdict>

  /**
   * That the UI does not let an agent invite anybody, and says why.
   *
   * @example
   * await expect(alice).toBeUnableToInvite(/at most 6 participants/)
   */
  toBeUnableToInvite(this: Call, agent: PageAgent, reason: RegExp): Promise<Verdict>

  /**
   * That the UI lets an agent write in the chat they have turned to.
   *
   * @example
   * await grace.bargesIn()
   * await expect(grace).toBeAbleToWrite()
   */
  toBeAbleToWrite(this: Call, agent: PageAgent): Promise<Verdict>

  /**
   * That the UI tells an agent that the connection is interrupted.
   *
   * @example
   * await world.network.of(alice).dropped(async () => {
   *   await expect(alice).toBeInterrupted()
   * })
   */
  toBeInterrupted(this: Call, agent: PageAgent): Promise<Verdict>

  /**
   * That nothing on the page keeps anybody from using it, as far as axe can tell: light and dark, wide and at 320 px, where it does
   * not scroll sideways either.
   *
   * @example
   * await expect(alice).toBeAccessible()
   */
  toBeAccessible(this: Call, at: { readonly page: Page; readonly name?: string }): Promise<Verdict>
}

export const screenMatchers: ScreenMatchers = {
  async toBeTold(agent, words) {
    return sees(this, {
      name: 'toBeTold',
      person: agent,
      expected: words,
      what: 'notice',
      read: () => agent.notice(),
      fits: (notice) => says(notice, words),
    })
  },

  async toSeeTyping(person, names) {
    const expected = names.toSorted()
    return sees(this, {
      name: 'toSeeTyping',
      person,
      expected,
      what: 'typists',
      read: async () => (await person.typists()).toSorted(),
      fits: (typists) => isDeepStrictEqual(typists, expected),
    })
  },

  async toBeRungBy(agent, customers) {
    return sees(this, {
      name: 'toBeRungBy',
      person: agent,
      expected: customers,
      what: 'ringing contacts',
      read: () => agent.ringing(),
      fits: (names) => isDeepStrictEqual(names, customers),
    })
  },

  async toBeInState(agent, state) {
    return sees(this, {
      name: 'toBeInState',
      person: agent,
      expected: state,
      what: 'state',
      read: () => agent.availability(),
      fits: (now) => now === state,
    })
  },

  async toSeeTheEnd(person) {
    return sees(this, {
      name: 'toSeeTheEnd',
      person,
      expected: true,
      what: 'end of the chat',
      read: () => person.sawTheEnd(),
      fits: (seen) => seen,
    })
  },

  async toBeAbleToInvite(agent) {
    return sees(this, {
      name: 'toBeAbleToInvite',
      person: agent,
      expected: '',
      what: 'reason not to invite',
      read: () => agent.whyNotInvite(),
      fits: (why) => why === '',
    })
  },

  async toBeUnableToInvite(agent, reason) {
    return sees(this, {
      name: 'toBeUnableToInvite',
      person: agent,
      expected: reason,
      what: 'reason not to invite',
      read: () => agent.whyNotInvite(),
      fits: (why) => says(why, reason),
    })
  },

  async toBeAbleToWrite(agent) {
    return sees(this, {
      name: 'toBeAbleToWrite',
      person: agent,
      expected: true,
      what: 'right to write',
      read: () => agent.canWrite(),
      fits: (can) => can,
    })
  },

  async toBeInterrupted(agent) {
    return sees(this, {
      name: 'toBeInterrupted',
      person: agent,
      expected: true,
      what: 'connection',
      read: () => agent.isInterrupted(),
      fits: (is) => is,
    })
  },

  async toBeAccessible({ page, name: who = 'the table' }) {
    const name = 'toBeAccessible'
    try {
      // A look takes its time on a busy machine, however little patience there is for other things.
      const barriers = await barriersOn(page, Math.max(this.timeout, PATIENCE_MS))
      const message = () => `The page of ${who} has ${barriers.length} barriers:\n${barriers.join('\n')}`
      return { pass: barriers.length === 0, message, name, expected: [], actual: barriers }
    } catch (error) {
      const message = () => failure(this, name, { name: who }, { inShort: inWords(error), atLength: '' })
      return { pass: this.isNot, message, name }
    }
  },
}
