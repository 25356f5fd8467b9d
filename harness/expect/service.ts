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
import { type Call, comparison, type Explanation, failure, type Verdict } from './verdict.ts'

/** What can be expected of the service. */
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
    const act = requireAct(behind, `${name} is about the last thing that ${agent.name} has done`, agent.name)
    const read = async () => ({ notice: await agent.notice(), refusals: refusalsOf(behind, act) })
    const isRefused = ({ notice, refusals }: Awaited<ReturnType<typeof read>>) =>
      words.test(notice) && (refusals.length > 0 || stateAt(act.before) === undefined)
    const { isWanted, last, problem } = await eventually(read, (seen) => isRefused(seen) !== this.isNot, this.timeout)
    const change = await changeSince(this, behind, act.before)
    const message = () => {
      const said = [
        `${agent.name} ${act.what}.`,
        `Told ${agent.name}:  ${problem ? `${problem}` : JSON.stringify(last?.notice)}, expected ${words}`,
        `The service:  ${last?.refusals.join(', ') || 'has refused nothing of it'}`,
        change ? `It has changed:\n\n${change.atLength}` : 'Nothing of it has changed.',
      ]
      return failure(this, name, [agent], { inShort: `${agent.name} ${act.what}`, atLength: said.join('\n') })
    }
    const pass = isWanted !== this.isNot && (this.isNot || change === undefined)
    return { pass, message, name, expected: words, actual: last?.notice }
  },

  async toHaveStayedUnchanged(world, given) {
    const name = 'toHaveStayedUnchanged'
    const behind = backstageOf(world, name)
    const act = given ? undefined : requireAct(behind, `${name} is about the last thing that anybody has done`)
    const since = given?.since ?? act?.before
    if (!since) throw new Error(`${name} needs a moment: { since: world.moment() } taken before.`)
    if (!stateAt(since)) throw new Error(NOT_REAL)
    const asked = () => requestsSince(behind, since, act?.who)
    const { isWanted: wasAsked } = await eventually(asked, (count) => count > 0, this.timeout)
    const what = act ? `${act.who} ${act.what}` : 'since the moment'
    if (!wasAsked) throw new Error(nothingAsked(what))
    const change = await changeSince(this, behind, since)
    const explanation: Explanation = change
      ? { inShort: `${what}, and the service has changed: ${change.inShort}`, atLength: change.atLength }
      : { inShort: `${what}, and nothing of the service has changed`, atLength: '' }
    const subject = { name: 'world' }
    return { pass: change === undefined, message: () => failure(this, name, [subject], explanation), name }
  },
}

const NOT_REAL =
  'toHaveStayedUnchanged is not possible on a real Amazon Connect instance, which does not let anybody look: expect what ' +
  'people see, toAgreeOnRoster() and toSeeMessagesInOrder([...]). Leave out the tag @live where a spec needs it.'

function nothingAsked(what: string): string {
  return (
    `toHaveStayedUnchanged (${what}): the service was asked for nothing, so that nothing could have changed. ` +
    'Do what it might have changed by, or say since when: { since: world.moment() } taken before.'
  )
}

function requireAct(behind: Backstage, about: string, who?: string): Act {
  const act = behind.lastAct(who)
  if (act) return act
  throw new Error(`${about}, and that is nothing yet: do what is expected to be refused.`)
}

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
