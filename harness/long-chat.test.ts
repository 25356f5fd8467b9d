import { expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { createSimulator, type WireEvent } from '../simulator/index.ts'
import { Customer } from './people/customer.ts'
import { HeadlessAgent } from './people/headless-agent.ts'
import { routedPlace } from './transports/routed.ts'
import { describe } from './wire/wire.ts'

const [alice] = contactCenter.users
if (!alice) throw new Error('The default contact center has agents.')
const user = alice

const MINUTE = 60
const END = 25 * 60 * MINUTE
const HEARTBEAT = 10
const HELD_POLL = 30
/** A customer asks for a new socket a minute before the old one expires; an agent's is closed when it does. */
const CUSTOMERS_SOCKET = 58 * MINUTE
const AGENTS_SOCKET = 59 * MINUTE
const CHAT_TOKEN = 24 * 60 * MINUTE

/** By then every token has expired once. */
const TALK = 24.5 * 60 * MINUTE
const SAID = ['A whole day', 'And a half hour']

async function talk(customer: Customer, agent: HeadlessAgent): Promise<void> {
  await customer.says(SAID[0] ?? '')
  await agent.says(SAID[1] ?? '')
}

/** Every `step` seconds after `from`, up to the end without it. */
function every(step: number, { from = 0, to = END } = {}): number[] {
  return Array.from({ length: Math.ceil((to - from) / step) - 1 }, (_, n) => from + (n + 1) * step)
}

/** A heart beats from the moment that a socket is open, until another takes its place. */
function heartbeats(socket: number): number[] {
  return [0, ...every(socket)].flatMap((from) => every(HEARTBEAT, { from, to: Math.min(from + socket, END) }))
}

/** All that is due in a chat, whatever is said, by what goes over the wire first: seconds, then what. */
const DUE: [number, string][] = [
  [5 * MINUTE, 'nothing: the customer has connected in time'],
  ...heartbeats(CUSTOMERS_SOCKET).map((at): [number, string] => [at, 'Maya -> frame aws/heartbeat']),
  ...every(CUSTOMERS_SOCKET).map((at): [number, string] => [at, 'Maya -> CreateParticipantConnection']),
  ...heartbeats(AGENTS_SOCKET).map((at): [number, string] => [at, 'alice -> frame aws/heartbeat']),
  ...every(AGENTS_SOCKET).map((at): [number, string] => [at, 'alice socket closed']),
  ...every(HELD_POLL).map((at): [number, string] => [at, 'alice <- GetAgentSnapshot 200']),
  // Her sign-in has expired by then: the first answer is that she has to sign in again.
  [CHAT_TOKEN, 'somebody -> CreateTransport'],
  [END, 'Maya <- frame application/vnd.amazonaws.connect.event.chat.ended'],
]

test('a chat of 25 hours ends by itself: every timer fires, in order, and what it triggers is done before the next', async () => {
  await using simulator = createSimulator({ clock: 'manual' })
  simulator.listen()
  const { time, wire } = simulator
  await using agent = await HeadlessAgent.signsIn(user, routedPlace(simulator))
  await agent.goesAvailable()
  await using customer = await Customer.startsChat('Maya', routedPlace(simulator))
  await agent.accepts()
  await time.settled()

  const start = time.now()
  const moments: Moment[] = []
  while (!(await customer.sawTheEnd())) {
    const from = wire.count
    const at = await time.step()
    moments.push({ at: ((at ?? 0) - start) / 1000, from, to: wire.count })
    if (at === start + TALK * 1000 && !(await customer.messages()).length) await talk(customer, agent)
  }

  // The log is made readable when it is read: after the chat, which would take half as long again.
  const { events } = wire
  const triggered = moments.map(({ at, from, to }) => ({ at, events: events.slice(from, to) }))
  const leftOver = triggered.flatMap((each) => unanswered(each.events))
  const happened = triggered.map((each): [number, string] => [each.at, firstOf(each.events)])
  expect(leftOver).toEqual([])
  expect(happened.map(([at]) => at)).toEqual(DUE.map(([at]) => at).sort((a, b) => a - b))
  expect(happened.map(inWords).sort()).toEqual(DUE.map(inWords).sort())
  expect(await agent.sawTheEnd()).toBe(true)
  for (const person of [customer, agent]) expect((await person.messages()).map(({ text }) => text)).toEqual(SAID)
  expect(await customer.transcript().catch((error: Error) => error.message)).toMatch(/403/)
}, 30_000)

/** A step: seconds after the start, and the events of the wire that it triggered. */
interface Moment {
  readonly at: number
  readonly from: number
  readonly to: number
}

function firstOf([first]: readonly WireEvent[]): string {
  return first ? describe(first).replace(/^#\d+ /, '') : 'nothing: the customer has connected in time'
}

/** What was asked and not answered at that moment; the poll is held until there is something to tell. */
function unanswered(events: readonly WireEvent[]): string[] {
  const answered = events.flatMap((each) => (each.kind === 'answer' ? [each.exchange] : []))
  const requests = events.flatMap((each) =>
    each.kind === 'request' && !answered.includes(each.exchange) ? [each] : [],
  )
  return requests.map((each) => each.operation).filter((operation) => operation !== 'GetAgentSnapshot')
}

function inWords([at, what]: [number, string]): string {
  return `${at} s: ${what}`
}
