import { type Audience, openAudience } from './audience.ts'
import type { Part, Plan } from './plan.ts'
import { percent, type Row, whole } from './report.ts'
import { median } from './statistics.ts'

const CHATS = 10
const LEAST = 0.8
/** Messages that a server and the clients have had before anything is measured. */
const WARM_UP = 5_000

interface Side {
  readonly part: Part
  readonly audience: Audience
  /** Messages a second, a number for each round. */
  readonly alone: number[]
  readonly together: number[]
  /** Microseconds of the server's processor time a message. */
  readonly costs: number[]
}

/**
 * From a SendMessage to its last delivery, over HTTP and WebSocket on this machine: the simulator beside a server that
 * only reads the body and sends as long a frame to as many sockets. Clients are in this process, servers in their own.
 */
export async function sockets({ rounds, messages, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  const count = Math.ceil(messages / 5)
  const simulator = await opened(startRole('simulator', [CHATS, recordedByServe]))
  await simulator.audience.says(CHATS, CHATS)
  const { frameLength, answerLength } = simulator.audience
  const least = await opened(startRole('floor', [CHATS, frameLength, answerLength]))
  say('sockets: warming up')
  for (const { audience } of [simulator, least]) await audience.says(WARM_UP, CHATS)
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of [simulator, least]) await measure(side, count)
    say(`sockets: round ${round} of ${rounds}`)
  }
  for (const { audience, part } of [simulator, least]) {
    audience.close()
    part.end()
  }
  return [
    row('Over sockets, one message at a time', simulator.alone, least.alone),
    row(`Over sockets, ${CHATS} chats at once`, simulator.together, least.together),
    {
      what: '  processor time of the server a message',
      measured: micros(median(simulator.costs)),
      floor: micros(median(least.costs)),
      ratio: percent(median(simulator.costs) / median(least.costs)),
    },
  ]
}

async function opened(part: Part): Promise<Side> {
  const audience = await openAudience(await part.ask('open'))
  return { part, audience, alone: [], together: [], costs: [] }
}

async function measure({ part, audience, alone, together, costs }: Side, count: number): Promise<void> {
  const rateOf = async (atOnce: number) => {
    const before = performance.now()
    await audience.says(count, atOnce)
    return count / ((performance.now() - before) / 1000)
  }
  alone.push(await rateOf(1))
  await part.ask('cost')
  together.push(await rateOf(CHATS))
  costs.push((await part.ask<number>('cost')) / count)
}

function row(what: string, rates: readonly number[], floors: readonly number[]): Row {
  // Of rounds that came one after the other: the machine was about as busy.
  const ratio = median(rates.map((rate, round) => rate / (floors[round] ?? Number.NaN)))
  return {
    what,
    measured: `${whole(median(rates))} /s`,
    floor: `${whole(median(floors))} /s`,
    ratio: percent(ratio),
    target: `at least ${percent(LEAST)}`,
    isMet: ratio >= LEAST,
  }
}

function micros(value: number): string {
  return `${Math.round(value)} µs`
}
