import { costOf } from './cost.ts'
import { arrivals, openHall, send } from './in-process.ts'
import { answerAsPart } from './part.ts'
import type { Part, Plan } from './plan.ts'
import { percent, type Row } from './report.ts'
import { bodyOf } from './sink.ts'
import { median } from './statistics.ts'

const SIZES = [10, 100, 1_000, 10_000]
/** How much more a message may cost among the most chats than among the fewest. */
const MOST = 1.2

/** What a message costs among few chats and among many, each crowd in a process of its own, a round each in turn. */
export async function flat({ rounds, messages, chats, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  const sizes = SIZES.filter((size) => size <= chats)
  const crowds: { size: number; part: Part; costs: number[] }[] = []
  for (const size of sizes) {
    say(`flat: ${size} chats come together`)
    const part = startRole('crowd', [size, messages, recordedByServe])
    await part.ask('open')
    // For the compiler.
    await part.ask('round')
    crowds.push({ size, part, costs: [] })
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const { part, costs } of crowds) costs.push(await part.ask<number>('round'))
    say(`flat: round ${round} of ${rounds}`)
  }
  for (const { part } of crowds) part.end()
  const [fewest, ...more] = crowds.map(({ size, costs }) => ({ size, cost: median(costs) }))
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
  ]
}

/** The role: so many chats, and rounds of messages into them. */
export async function beCrowd(chats: number, messages: number, recorded: number): Promise<void> {
  const hall = openHall(chats, recorded)
  let sent = 0
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
  })
}

function numbered(n: number, chats: number): Buffer {
  return bodyOf(n % chats, Math.floor(n / chats))
}

function micros(value: number): string {
  return `${value.toFixed(1)} µs`
}
