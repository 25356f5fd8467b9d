import { type Backstage, backstageOf } from '../backstage.ts'
import type { Moment } from '../moment.ts'
import type { Person, SeenMessage } from '../people/person.ts'
import { describe } from '../wire/wire.ts'
import type { World } from '../world.ts'
import { eventually } from './eventually.ts'
import { type Call, failure, provesNothing, sees, type Verdict } from './verdict.ts'

/**
 * A part of the absence of receipts: the service has `pushed` none to the person, whatever was posted; the person's UI has
 * `posted` none; it has `shown` none. The first and the last hold for any UI; the second is the UI's own choice.
 *
 * @example
 * const ofAnyUi: readonly ReceiptPart[] = ['pushed', 'shown']
 * await expect(alice).toHaveNoReceipts({ parts: ofAnyUi })
 */
export type ReceiptPart = 'pushed' | 'posted' | 'shown'

/**
 * What `toHaveNoReceipts` looks at.
 *
 * @example
 * await expect(world).toHaveNoReceipts({ since: three, parts: ['pushed'] })
 */
export interface NoReceiptsOptions {
  /** Since when there are none, and on messages said since then: `world.moment()`. Left out, in all of the test. */
  readonly since?: Moment
  /** Which parts: all three, less `posted` where the page driver says that the UI posts regardless. People without a page post when a spec says so, and that does not count. */
  readonly parts?: readonly ReceiptPart[]
}

/**
 * What can be expected of delivered and read receipts.
 *
 * @example
 * await expect(alice).toSeeMark('Can you read this?', 'Read')
 * await expect(world).toHaveNoReceipts({ since: three })
 */
export type ReceiptMatchers = {
  /**
   * That there are no receipts for a person, or for anybody in the world: none pushed, posted or shown. Time is moved on past the
   * five seconds for which a UI may hold them back, so that pages need `test.use({ stepsPageTime: true })`; and somebody must
   * have said something, or there could be none anyway.
   *
   * @example
   * const three = world.moment()
   * await customer.says('Is anybody reading?')
   * await alice.reads()
   * await expect(world).toHaveNoReceipts({ since: three })
   *
   * @example
   * // Whatever the UI posts
   * await expect(alice).toHaveNoReceipts({ parts: ['pushed', 'shown'] })
   */
  toHaveNoReceipts(this: Call, subject: World | Person, options?: NoReceiptsOptions): Promise<Verdict>

  /**
   * How a person sees a message of theirs marked.
   *
   * @example
   * await customer.reads()
   * await expect(alice).toSeeMark('Can you read this?', 'Read')
   */
  toSeeMark(this: Call, person: Person, text: string, mark: 'Delivered' | 'Read'): Promise<Verdict>

  /**
   * That a person sees a message, and no mark on it.
   *
   * @example
   * await expect(alice).toSeeNoMarkOn('Said by two, read by two')
   */
  toSeeNoMarkOn(this: Call, person: Person, text: string): Promise<Verdict>
}

/** Longer than ChatJS holds receipts back (five seconds), and than it takes to deliver one that was held back. */
const PAST_THE_THROTTLE_S = 8

const EVERY_PART: readonly ReceiptPart[] = ['pushed', 'posted', 'shown']
const PARTS_OF_ANY_UI: readonly ReceiptPart[] = ['pushed', 'shown']

export const receiptMatchers: ReceiptMatchers = {
  async toHaveNoReceipts(subject, { since, parts: chosen } = {}) {
    const name = 'toHaveNoReceipts'
    const behind = backstageOf(subject, name)
    const parts = chosen ?? (behind.postsReceiptsRegardless ? PARTS_OF_ANY_UI : EVERY_PART)
    const people = 'says' in subject ? [subject] : behind.people
    const after = since?.after ?? 0
    const who = 'says' in subject ? subject : { name: 'world' }
    if (!behind.livesThroughTime()) return provesNothing(this, name, who, TIME_STANDS)
    if (parts.length === 0)
      return provesNothing(this, name, who, `It needs a part to look at: ${EVERY_PART.join(', ')}.`)
    await behind.passes(PAST_THE_THROTTLE_S)
    const names = people.map((each) => each.name)
    if (behind.wire.messagesAfter(after, names).length === 0) return provesNothing(this, name, who, NOTHING_SAID)
    const found = await receiptsOf(this, behind, people, after, parts)
    const inShort = found.length === 0 ? 'there are none' : `${found.length} found`
    const explanation = { inShort, atLength: found.join('\n') }
    return { pass: found.length === 0, message: () => failure(this, name, who, explanation), name }
  },

  async toSeeMark(person, text, mark) {
    return sees(this, {
      name: 'toSeeMark',
      person,
      expected: `${text}: ${mark}`,
      what: 'messages',
      read: async () => (await person.messages()).find((each) => each.text === text) ?? 'no such message',
      fits: (seen) => typeof seen === 'object' && seen.mark === mark,
    })
  },

  async toSeeNoMarkOn(person, text) {
    return sees(this, {
      name: 'toSeeNoMarkOn',
      person,
      expected: text,
      what: 'messages',
      read: async () => (await person.messages()).find((each) => each.text === text) ?? 'no such message',
      fits: (seen) => typeof seen === 'object' && !seen.mark,
    })
  },
}

const TIME_STANDS =
  'Receipts may be held back for some seconds, and time can not be moved past that: the pages of this world live in the ' +
  "machine's time. Say test.use({ stepsPageTime: true })."

const NOTHING_SAID =
  'Nobody has said anything in the chat since, so that there could be no receipt. Have somebody say something, or take the ' +
  'moment before it is said.'

/** Every receipt that there is, a line each: whose, and in which part. */
async function receiptsOf(
  call: Call,
  { wire }: Backstage,
  people: readonly Person[],
  after: number,
  parts: readonly ReceiptPart[],
): Promise<string[]> {
  const names = people.map((each) => each.name)
  const withPages = people.filter((each) => 'page' in each).map((each) => each.name)
  const pushed = wire.receiptsPushed.filter((each) => each.n > after && names.includes(each.who))
  const posted = wire.receiptsPosted.filter((each) => each.n > after && withPages.includes(each.who))
  const saidTo = (each: Person) => wire.messagesAfter(after, [each.name]).length
  const shown = await Promise.all(people.map((each) => marksOf(call, each, saidTo(each))))
  return [
    ...(parts.includes('pushed') ? pushed.map((each) => `pushed:  ${describe(each)}`) : []),
    ...(parts.includes('posted') ? posted.map((each) => `posted:  ${describe(each)}`) : []),
    ...(parts.includes('shown') ? shown.flat() : []),
  ]
}

/** The marks that a person sees on the messages that were said last in their chat. */
async function marksOf({ timeout }: Call, person: Person, count: number): Promise<string[]> {
  if (count === 0) return []
  const whose = `${person.name}'s messages`
  const { last, problem } = await eventually(
    whose,
    () => person.messages(),
    () => true,
    timeout,
  )
  if (last === undefined) throw problem
  const isMarked = (message: SeenMessage) => message.mark !== undefined
  return last
    .slice(-count)
    .filter(isMarked)
    .map(({ from, text, mark }) => `shown:   ${person.name} sees "${from}: ${text}" as ${mark}`)
}
