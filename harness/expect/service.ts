import { isDeepStrictEqual } from 'node:util'
import { type Backstage, backstageOf } from '../backstage.ts'
import { type Moment, stateAt } from '../moment.ts'
import type { Act } from '../people/acting.ts'
import type { Agent } from '../people/person.ts'
import { linesOf, type ServiceState } from '../service-state.ts'
import { describe, isRoutine } from '../wire/wire.ts'
import type { World } from '../world.ts'
import { eventually } from './eventually.ts'
import { inOrder } from './rows.ts'
import { says } from './says.ts'
import { type Call, comparison, type Explanation, failure, inWords, provesNothing, type Verdict } from './verdict.ts'

/**
 * What can be expected of the service.
 *
 * @example
 * await alice.invites('frank')
 * await expect(alice).toBeRefused(/at most 6 participants/)
 * await expect(world).toHaveStayedUnchanged()
 */
export type ServiceMatchers = {
  /**
   * That the last thing an agent has done was refused: the service has said no, the agent is told so in these words, and
   * nothing of what the service holds is other than before they began. Of a real instance nobody can tell but the agent.
   *
   * @example
   * await alice.invites('frank')
   * await expect(alice).toBeRefused(/at most 6 participants/)
   */
  toBeRefused(this: Call, agent: Agent, words: RegExp): Promise<Verdict>

  /**
   * That nothing of what the service holds has changed: since before the last thing that anybody has done, or since a moment
   * of the test. The service must have been asked for something since; where it was not, nothing could have changed.
   *
   * @example
   * await alice.invites('frank')
   * await expect(world).toHaveStayedUnchanged()
   *
   * @example
   * const before = world.moment()
   * await Promise.all([alice.invites('frank'), bob.invites('frank')])
   * await expect(world).toHaveStayedUnchanged({ since: before })
   */
  toHaveStayedUnchanged(this: Call, world: World, since?: { readonly since: Moment }): Promise<Verdict>
}

export const serviceMatchers: ServiceMatchers = {
  async toBeRefused(agent, words) {
    const name = 'toBeRefused'
    const behind = backstageOf(agent, name)
    const act = behind.lastAct(agent.name)
    if (!act)
      return provesNothing(this, name, agent, `${agent.name} has not done anything yet: do what is to be refused.`)
    const read = async () => ({ notice: await agent.notice(), refusals: refusalsOf(behind, act) })
    const isSaid = ({ notice, refusals }: Seen) =>
      says(notice, words) && (refusals.length > 0 || stateAt(act.before) === undefined)
    const isWhatIsWanted = (seen: Seen) => isSaid(seen) !== this.isNot
    const whose = `${agent.name}'s notice`
    const { isWanted, last, problem } = await eventually(whose, read, isWhatIsWanted, this.timeout)
    const change = await changeSince(this, behind, act.before)
    const message = () =>
      failure(
        this,
        name,
        agent,
        explainRefusal({ act, words, change, problem, notice: last?.notice, refusals: refusalsOf(behind, act) }),
      )
    const pass = isWanted !== this.isNot && (this.isNot || change === undefined)
    return { pass, message, name, expected: words, actual: last?.notice }
  },

  async toHaveStayedUnchanged(world, given) {
    const name = 'toHaveStayedUnchanged'
    const subject = { name: 'world' }
    const behind = backstageOf(world, name)
    const act = given ? undefined : behind.lastAct()
    const since = given?.since ?? act?.before
    if (!since) return provesNothing(this, name, subject, `Nobody has done anything yet. ${HOW_TO_SAY}`)
    if (!stateAt(since)) return provesNothing(this, name, subject, NOT_REAL)
    const asked = () => requestsSince(behind, since, act?.who)
    const { isWanted: wasAsked } = await eventually('The wire', asked, (count) => count > 0, this.timeout)
    const what = act ? `since ${act.who} ${act.what}` : 'since the moment given'
    if (!wasAsked) return provesNothing(this, name, subject, `The service was asked for nothing ${what}. ${HOW_TO_SAY}`)
    const change = await changeSince(this, behind, since)
    const about = behind.people.filter((each) => each.name === act?.who)
    const explanation = change
      ? { ...change, about, inShort: `${what} the service has changed: ${change.inShort}` }
      : { atLength: '', about, inShort: `${what} nothing has changed` }
    return { pass: change === undefined, message: () => failure(this, name, subject, explanation), name }
  },
}

const HOW_TO_SAY =
  'Do what might have changed something, or say since when: toHaveStayedUnchanged({ since }) with a world.moment() taken before.'

/** What tells of a refusal: the agent's notice, and the answers of the service. */
interface Seen {
  readonly notice: string
  readonly refusals: readonly string[]
}

function explainRefusal({
  act,
  words,
  change,
  problem,
  notice = '',
  refusals,
}: {
  /** What was told when it could be read last. */
  readonly notice: string | undefined
  readonly refusals: readonly string[]
  readonly act: Act
  readonly words: RegExp
  readonly change: Explanation | undefined
  readonly problem: unknown
}): Explanation {
  const isTold = says(notice, words)
  const wrong = [
    ...(isTold ? [] : [problem ? `what ${act.who} is told cannot be read` : `${act.who} is not told so`]),
    ...(refusals.length > 0 ? [] : ['the service has refused nothing']),
    ...(change ? ['the service has changed'] : []),
  ]
  return {
    inShort: `${act.who} ${act.what}: ${wrong.join(', ') || 'refused'}`,
    atLength: [
      `Expected to be told:  ${words}`,
      `Told:                 ${problem ? inWords(problem) : notice || '(nothing)'}`,
      `Refused:              ${refusals.join(', ') || '(nothing)'}`,
      `Changed:              ${change ? `${change.inShort}\n\n${change.atLength}` : '(nothing)'}`,
    ].join('\n'),
  }
}

const NOT_REAL =
  'A real Amazon Connect instance does not let anybody look: expect what people see, with toAgreeOnRoster() and ' +
  'toSeeMessagesInOrder([...]). Leave out the tag @live where a spec needs it.'

/** What the service has refused somebody since they began; receipts are refused behind people's backs. */
function refusalsOf({ wire }: Backstage, { who, before }: Act): string[] {
  return wire.events
    .filter((each) => each.n > before.after && each.who === who && each.kind === 'answer' && each.status >= 400)
    .filter((each) => 'operation' in each && each.operation !== 'SendEvent')
    .map(describe)
}

function requestsSince({ wire }: Backstage, { after }: Moment, who?: string): number {
  const requests = wire.events.filter((each) => each.kind === 'request' && each.n > after && !isRoutine(each))
  return requests.filter((each) => who === undefined || each.who === who).length
}

/** What is other than it was, once nothing is under way any more; undefined when nothing is. */
async function changeSince(call: Call, behind: Backstage, moment: Moment): Promise<Explanation | undefined> {
  await behind.settled()
  const [before, now] = [stateAt(moment), stateAt(behind.moment())]
  if (!before || !now || isDeepStrictEqual(before.whole, now.whole)) return undefined
  const told = inOrder(linesOf(before), linesOf(now))
  const rows = told.some(({ fate }) => fate !== 'same') ? told : inOrder(dataOf(before), dataOf(now))
  return comparison(call, rows, ['before', 'now'])
}

/** To the last detail: for what people would not notice. */
function dataOf({ whole }: ServiceState): string[] {
  return JSON.stringify(whole, null, 1).split('\n')
}
