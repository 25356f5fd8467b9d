import { costOf } from './cost.ts'
import { arrivals, openHall, send } from './in-process.ts'
import { Least } from './least.ts'
import type { Plan } from './plan.ts'
import { percent, type Row, whole } from './report.ts'
import { bodyOf, PEOPLE } from './sink.ts'
import { median } from './statistics.ts'

const CHATS = 100
const TARGET = 100_000

/** How many messages a second one core takes into chats of six, with the wire log and without it. */
export async function rate({ rounds, messages, recordedByServe, say }: Plan): Promise<Row[]> {
  const bodies = Array.from({ length: messages }, (_, n) => bodyOf(n % CHATS, Math.floor(n / CHATS)))
  const variants = {
    whole: () => costOfSimulator(bodies),
    latest: () => costOfSimulator(bodies, recordedByServe),
    none: () => costOfSimulator(bodies, 0),
    floor: () => costOf(() => new Least(CHATS).takes(bodies)),
  }
  const costs: Record<keyof typeof variants, number[]> = { whole: [], latest: [], none: [], floor: [] }
  // The first round is for the compiler.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, measure] of Object.entries(variants) as [keyof typeof variants, () => Promise<number>][]) {
      const cost = await measure()
      if (round > 0) costs[name].push(messages / (cost / 1e6))
    }
    say(`rate: round ${round} of ${rounds}`)
  }
  const floor = median(costs.floor)
  const row = (what: string, rates: readonly number[]): Row => ({
    what,
    measured: `${whole(median(rates))} /s`,
    floor: `${whole(floor)} /s`,
    ratio: percent(median(rates) / floor),
  })
  const judged = { target: `${whole(TARGET)} /s`, isMet: median(costs.whole) >= TARGET }
  return [
    { ...row('Messages in process, all of the wire recorded', costs.whole), ...judged },
    row(`  the latest ${whole(recordedByServe)} events recorded, as serve does`, costs.latest),
    row('  nothing recorded', costs.none),
  ]
}

async function costOfSimulator(bodies: readonly Buffer[], recorded?: number): Promise<number> {
  const hall = await openHall(CHATS, recorded)
  const requests = arrivals(hall, bodies)
  const cost = await costOf(() => send(hall, requests))
  hall.close()
  const heard = hall.sinks.reduce((sum, { count }) => sum + count, 0)
  if (heard !== PEOPLE * bodies.length) throw new Error(`${heard} frames came of ${bodies.length} messages.`)
  return cost
}
