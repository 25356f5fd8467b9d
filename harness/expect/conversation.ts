import { isDeepStrictEqual } from 'node:util'
import { type Backstage, backstageOf } from '../backstage.ts'
import { stateAt } from '../moment.ts'
import type { Customer } from '../people/customer.ts'
import type { Agent, Person, Seat, SeenMessage } from '../people/person.ts'
import { chatsIn } from '../service-state.ts'
import { inAnyOrder, inOrder } from './rows.ts'
import { columns } from './side-by-side.ts'
import { type Call, comparison, type Explanation, provesNothing, sees, type Verdict } from './verdict.ts'

/**
 * What can be expected of who is in a chat and what is said there.
 *
 * @example
 * await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
 * await expect(alice).toSeeMessagesInOrder(['Maya: Hello'])
 */
export type ConversationMatchers = {
  /**
   * Whom an agent sees in the chat, all of them, in any order: `Bob Bianchi (invited)` has not joined yet,
   * `Grace Garcia (listening)` will not, and sees that of herself alone.
   *
   * @example
   * await alice.invites('bob')
   * await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi (invited)'])
   */
  toHaveParticipants(this: Call, agent: Agent, names: readonly string[]): Promise<Verdict>

  /**
   * All messages that a person sees, each once, in this order.
   *
   * @example
   * await expect(alice).toSeeMessagesInOrder(['Maya: Hello', 'Alice Adams: How can I help?'])
   */
  toSeeMessagesInOrder(this: Call, person: Person, messages: readonly string[]): Promise<Verdict>

  /**
   * That the service has each of these messages of a person once, in this order, whatever else they have said: nothing is
   * lost, and nothing that was sent again is there twice.
   *
   * @example
   * await alice.says('Let me look')
   * await expect(alice).toHaveSaid('Let me look')
   */
  toHaveSaid(this: Call, person: Person, ...texts: string[]): Promise<Verdict>

  /**
   * That several agents see the same people in their chat, each in the same state, and that the service has the same. What a
   * silent monitor sees of themselves does not count: nobody else sees it.
   *
   * @example
   * await bob.leaves()
   * await expect([alice, carol, dave]).toAgreeOnRoster()
   */
  toAgreeOnRoster(this: Call, agents: readonly Agent[]): Promise<Verdict>
}

export const conversationMatchers: ConversationMatchers = {
  async toHaveParticipants(agent, names) {
    const expected = names.toSorted()
    return sees(this, {
      name: 'toHaveParticipants',
      person: agent,
      expected,
      what: 'roster',
      read: async () => (await agent.roster()).map(seatInWords).toSorted(),
      fits: (seats) => isDeepStrictEqual(seats, expected),
      explain: (seats) => comparison(this, inAnyOrder(expected, seats, nameIn), ['expected', `seen by ${agent.name}`]),
    })
  },

  async toSeeMessagesInOrder(person, messages) {
    return sees(this, {
      name: 'toSeeMessagesInOrder',
      person,
      expected: messages,
      what: 'messages',
      read: async () => (await person.messages()).map(spoken),
      fits: (all) => isDeepStrictEqual(all, messages),
      explain: (all) => comparison(this, inOrder(messages, all), ['expected', `seen by ${person.name}`]),
    })
  },

  async toHaveSaid(person, ...texts) {
    const behind = backstageOf(person, 'toHaveSaid')
    if (texts.length === 0) return provesNothing(this, 'toHaveSaid', person, "Say what was said: toHaveSaid('Hello').")
    await behind.settled()
    const asked = (all: readonly string[]) => all.filter((text) => texts.includes(text))
    return sees(this, {
      name: 'toHaveSaid',
      person,
      expected: texts,
      what: 'transcript',
      read: () => saidBy(person, behind),
      // Not having said them is to have said none of them.
      fits: (all) => (this.isNot ? asked(all).length > 0 : isDeepStrictEqual(asked(all), texts)),
      explain: (all) => comparison(this, inOrder(texts, asked(all)), ['expected', 'in the transcript']),
    })
  },

  async toAgreeOnRoster(agents) {
    const name = 'toAgreeOnRoster'
    const subject = { name: `[${agents.map((each) => each.name).join(', ')}]` }
    const [first] = agents
    if (!first || agents.length < 2)
      return provesNothing(this, name, subject, 'It takes two agents: expect([alice, bob]).')
    const behind = backstageOf(first, name)
    const read = async (): Promise<Rosters> => {
      const seen = await Promise.all(agents.map(rosterOf))
      const state = stateAt(behind.moment())
      return state ? { seen, service: rosterInService(agents, chatsIn(state)) } : { seen }
    }
    return sees(this, {
      name,
      person: subject,
      expected: 'the same people in every roster',
      what: 'rosters',
      read,
      fits: ({ seen, service = seen[0]?.lines ?? [] }) =>
        service.length > 0 && seen.every(({ lines }) => isDeepStrictEqual(lines, service)),
      explain: (rosters) => explainRosters(rosters, agents),
    })
  },
}

/** Who is in the chat, by the service, unless that is a real one, and by each agent; sorted. */
interface Rosters {
  readonly service?: readonly string[]
  readonly seen: readonly { readonly who: string; readonly lines: readonly string[] }[]
}

async function rosterOf(agent: Agent): Promise<Rosters['seen'][number]> {
  const seats = await agent.roster()
  const shared = seats.filter(({ state }) => state !== 'listening')
  return { who: agent.name, lines: shared.map(seatInWords).toSorted() }
}

/** Of the chat that most of them are on; empty when they are on none. */
function rosterInService(agents: readonly Agent[], chats: ReturnType<typeof chatsIn>): readonly string[] {
  const of = (attending: readonly string[]) => agents.filter(({ name }) => attending.includes(name)).length
  const [chat] = chats.toSorted((one, other) => of(other.attending) - of(one.attending))
  return chat && of(chat.attending) > 0 ? chat.roster.toSorted() : []
}

function explainRosters({ service, seen }: Rosters, agents: readonly Agent[]): Explanation {
  const all = [...(service ? [{ who: 'the service', lines: service }] : []), ...seen]
  const [first] = all
  const others = seen.filter(({ lines }) => !isDeepStrictEqual(lines, first?.lines)).map(({ who }) => who)
  const names = [...new Set(all.flatMap(({ lines }) => lines.map(nameIn)))].toSorted()
  const cell = (lines: readonly string[], name: string) => {
    const of = lines.filter((line) => nameIn(line) === name)
    return of.length === 0 ? '-' : of.map((line) => line.slice(name.length + 2, -1) || 'joined').join(', ')
  }
  const isAgreed = (name: string) => new Set(all.map(({ lines }) => cell(lines, name))).size === 1
  const disputed = names.filter((name) => !isAgreed(name))
  return {
    inShort: disputed.length > 0 ? `they differ about ${disputed.join(', ')}` : 'none of them is in a chat',
    about: agents.filter(({ name }) => others.includes(name)),
    atLength: columns([
      { heading: '', cells: names.map((name) => (isAgreed(name) ? ' ' : '~')) },
      { heading: '', cells: names },
      ...all.map(({ who, lines }) => ({ heading: who, cells: names.map((name) => cell(lines, name)) })),
    ]),
  }
}

/** What the service has of somebody; a real one is asked by the customer of the chat, for its transcript. */
async function saidBy(person: Person, behind: Backstage): Promise<string[]> {
  const state = stateAt(behind.moment())
  if (state) {
    const messages = chatsIn(state).flatMap((chat) => chat.messages)
    return messages.filter(({ by }) => by === person.name).map(({ text }) => text)
  }
  const byline = `${'fullName' in person ? person.fullName : person.name}: `
  const customers = behind.people.filter((each): each is Customer => 'transcript' in each)
  const lines = (await Promise.all(customers.map((each) => each.transcript()))).flat()
  return lines.filter((line) => line.startsWith(byline)).map((line) => line.slice(byline.length))
}

function seatInWords({ name, state }: Seat): string {
  return state === 'joined' ? name : `${name} (${state})`
}

/** Whom a line of a roster is about. */
function nameIn(line: string): string {
  return line.replace(/ \((invited|listening)\)$/, '')
}

function spoken({ from, text }: SeenMessage): string {
  return `${from}: ${text}`
}
