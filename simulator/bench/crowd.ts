import { costOf } from './cost.ts'
import { arrivals, openHall, send } from './in-process.ts'
import { Least } from './least.ts'
import { answerAsPart } from './part.ts'
import type { Part, Plan } from './plan.ts'
import { percent, type Row } from './report.ts'
import { bodyOf } from './sink.ts'
import { median } from './statistics.ts'

const SIZES = [10, 100, 1_000, 10_000]
/** How much more a message may cost among the most chats than among the fewest. */
const MOST = 1.2
/** Of each chat, before anything is measured: everybody's first message makes room for those that follow. */
const WARM_UP = 12

/**
 * What a message costs among few chats and among many, each crowd in a process of its own, a round each in turn. What the floor
 * costs among as many tells how much of the difference is the machine's memory.
 */
export async function flat({ rounds, messages, chats, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  const sizes = SIZES.filter((size) => size <= chats)
  const crowds: { size: number; part: Part; costs: number[]; floors: number[] }[] = []
  for (const size of sizes) {
    say(`flat: ${size} chats come together`)
    const part = startRole('crowd', [size, messages, recordedByServe])
    await part.ask('open')
    for (let sent = 0; sent < Math.max(messages, WARM_UP * size); sent += messages) {
      await part.ask('round')
      await part.ask('least')
    }
    crowds.push({ size, part, costs: [], floors: [] })
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const { part, costs, floors } of crowds) {
      costs.push(await part.ask<number>('round'))
      floors.push(await part.ask<number>('least'))
    }
    say(`flat: round ${round} of ${rounds}`)
  }
  for (const { part } of crowds) part.end()
  const [fewest, ...more] = crowds.map(({ size, costs, floors }) => ({
    size,
    cost: median(costs),
    floor: median(floors),
  }))
  if (!fewest) return []
  return [
    { what: `A message among ${fewest.size} chats`, measured: micros(fewest.cost) },
    ...more.map(({ size, cost }) => ({
      what: `  among ${size.toLocaleString('en-US')}`,
      measured: micros(cost),
      floor: micros(fewest.cost),
      ratio: percent(cost / fewest.cost),
      target: `at most ${percent(MOST)}`,
      isMet: cost / fewest.cost <= MOST,
    })),
    { what: `What must be done, among ${fewest.size} chats`, measured: micros(fewest.floor) },
    ...more.map(({ size, floor }) => ({
      what: `  among ${size.toLocaleString('en-US')}`,
      measured: micros(floor),
      floor: micros(fewest.floor),
      ratio: percent(floor / fewest.floor),
    })),
  ]
}

/** The role: so many chats, and rounds of messages into them. */
export async function beCrowd(chats: number, messages: number, recorded: number): Promise<void> {
  const hall = openHall(chats, recorded)
  const least = new Least(chats)
  let sent = 0
  let taken = 0
  answerAsPart({
    open: async () => {
      await hall
    },
    round: async () => {
      const bodies = Array.from({ length: messages }, (_, n) => numbered(sent + n, chats))
      const requests = arrivals(await hall, bodies, sent)
      sent += messages
      return (await costOf(async () => send(await hall, requests))) / messages
    },
    least: async () => {
      const bodies = Array.from({ length: messages }, (_, n) => numbered(taken + n, chats))
      const before = taken
      taken += messages
      return (await costOf(() => least.takes(bodies, before))) / messages
    },
  })
}

function numbered(n: number, chats: number): Buffer {
  return bodyOf(n % chats, Math.floor(n / chats))
}

function micros(value: number): string {
  return `${value.toFixed(1)} µs`
}
