import { isDeepStrictEqual } from 'node:util'
import { expect as base, type Page } from '@playwright/test'
import type { PageAgent } from '../people/page-agent.ts'
import type { Agent, Person, SeenMessage } from '../people/person.ts'
import { lastEventsOf } from '../wire/belongings.ts'
import type { World } from '../world.ts'
import { barriersOn } from './accessibility.ts'
import { eventually } from './eventually.ts'

interface Result {
  pass: boolean
  message: () => string
  name: string
  expected: unknown
  actual: unknown
}

/** Waits for what a person sees to be as expected; says what it was instead, and the person's last wire events. */
async function sees<Value>(
  { isNot }: { isNot: boolean },
  person: { readonly name: string },
  name: string,
  expected: unknown,
  read: () => Promise<Value>,
  fits: (value: Value) => boolean,
): Promise<Result> {
  const { isWanted, last, problem } = await eventually(read, (value) => fits(value) !== isNot)
  const message = () =>
    [
      `expect(${person.name}).${isNot ? 'not.' : ''}${name}`,
      `Expected: ${inspect(expected)}`,
      `Received: ${problem ? `${problem}` : inspect(last)}`,
      `Last on the wire of ${person.name}:`,
      ...lastEventsOf(person).map((each) => `  ${each}`),
    ].join('\n')
  return { pass: isWanted !== isNot, message, name, expected, actual: last }
}

function inspect(value: unknown): string {
  return value instanceof RegExp ? String(value) : JSON.stringify(value, null, 2)
}

/** Playwright's `expect`, and what can be expected of people in a chat. All of these wait by themselves. */
export const expect = base.extend({
  /** Who an agent sees in the chat, in any order: `Bob Bianchi (invited)` has not joined, `Grace Garcia (listening)` will not. */
  async toHaveRoster(agent: Agent, expected: readonly string[]) {
    const wanted = expected.toSorted()
    const read = async () => {
      const seats = await agent.roster()
      return seats.map(({ name, state }) => (state === 'joined' ? name : `${name} (${state})`)).toSorted()
    }
    return sees(this, agent, 'toHaveRoster', wanted, read, (seats) => isDeepStrictEqual(seats, wanted))
  },

  /** All messages that a person sees, each once, in order: `Maya: hello`. */
  async toHaveMessages(person: Person, expected: readonly string[]) {
    const read = async () => (await person.messages()).map(spoken)
    return sees(this, person, 'toHaveMessages', expected, read, (all) => isDeepStrictEqual(all, expected))
  },

  /** How a person sees one of their messages marked. */
  async toSeeMark(person: Person, text: string, mark: 'Delivered' | 'Read') {
    const read = async () => (await person.messages()).find((each) => each.text === text)?.mark
    return sees(this, person, 'toSeeMark', `${text}: ${mark}`, read, (seen) => seen === mark)
  },

  /** That no message a person sees is marked as delivered or read. */
  async toSeeNoMarks(person: Person) {
    const read = async () =>
      (await person.messages()).filter((each) => each.mark).map((each) => `${each.text}: ${each.mark}`)
    return sees(this, person, 'toSeeNoMarks', [], read, (marked) => marked.length === 0)
  },

  /** That a person sees one message not marked. */
  async toSeeNoMarkOn(person: Person, text: string) {
    const read = async () => (await person.messages()).find((each) => each.text === text)
    const fits = (message: SeenMessage | undefined) => message !== undefined && !message.mark
    return sees(this, person, 'toSeeNoMarkOn', text, read, fits)
  },

  /** That the UI does not let an agent invite anybody, and says why. */
  async toBeUnableToInvite(agent: PageAgent, reason: RegExp) {
    return sees(
      this,
      agent,
      'toBeUnableToInvite',
      reason,
      () => agent.whyNotInvite(),
      (why) => reason.test(why),
    )
  },

  async toBeAbleToInvite(agent: PageAgent) {
    return sees(
      this,
      agent,
      'toBeAbleToInvite',
      '',
      () => agent.whyNotInvite(),
      (why) => why === '',
    )
  },

  /** That the UI lets somebody write in the chat. */
  async toBeAbleToWrite(agent: PageAgent) {
    return sees(
      this,
      agent,
      'toBeAbleToWrite',
      true,
      () => agent.canWrite(),
      (can) => can,
    )
  },

  async toBeInterrupted(agent: PageAgent) {
    return sees(
      this,
      agent,
      'toBeInterrupted',
      true,
      () => agent.isInterrupted(),
      (is) => is,
    )
  },

  /** That nothing on the page keeps anybody from using it: light and dark, wide and at 320 px. */
  async toBeAccessible({ page, name = 'the table' }: { readonly page: Page; readonly name?: string }) {
    const barriers = await barriersOn(page)
    const message = () => `The page of ${name} has ${barriers.length} barriers:\n${barriers.join('\n')}`
    return { pass: barriers.length === 0, message, name: 'toBeAccessible', expected: [], actual: barriers }
  },

  /** What an agent was told went wrong. */
  async toBeTold(agent: Agent, words: RegExp) {
    return sees(
      this,
      agent,
      'toBeTold',
      words,
      () => agent.notice(),
      (notice) => words.test(notice),
    )
  },

  /** Who a person sees typing. */
  async toSeeTyping(person: Person, names: readonly string[]) {
    const read = async () => (await person.typists()).toSorted()
    return sees(this, person, 'toSeeTyping', names, read, (typists) => isDeepStrictEqual(typists, names.toSorted()))
  },

  /** The customers whose contacts ring for an agent. */
  async toBeRungBy(agent: Agent, customers: readonly string[]) {
    return sees(
      this,
      agent,
      'toBeRungBy',
      customers,
      () => agent.ringing(),
      (names) => isDeepStrictEqual(names, customers),
    )
  },

  async toBeInState(agent: Agent, state: string) {
    return sees(
      this,
      agent,
      'toBeInState',
      state,
      () => agent.availability(),
      (now) => now === state,
    )
  },

  /** That the chat is over for a person, as they see it. */
  async toSeeTheEnd(person: Person) {
    return sees(
      this,
      person,
      'toSeeTheEnd',
      true,
      () => person.sawTheEnd(),
      (seen) => seen,
    )
  },

  /** That nothing in the service has changed since `before`, which `world.state()` gave. */
  toHaveStayed(world: World, before: unknown) {
    const now = world.state()
    const pass = isDeepStrictEqual(now, before)
    const message = () =>
      `The service ${pass ? 'has stayed as it was' : `has changed.\nBefore: ${inspect(before)}\nNow: ${inspect(now)}`}`
    return { pass, message, name: 'toHaveStayed', expected: before, actual: now }
  },
})

function spoken({ from, text }: SeenMessage): string {
  return `${from}: ${text}`
}
