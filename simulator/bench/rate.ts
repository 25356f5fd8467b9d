import type { Plan } from './plan.ts'
import { percent, type Row, whole } from './report.ts'
import { median } from './statistics.ts'

const CHATS = 100
const TARGET = 100_000
/** The first of them are for the compiler. */
const WARM_UP = 3

/**
 * How many messages a second one core takes into chats of six, with the wire log and without it: each in a process of its own,
 * a round in turn. In one process that forms the chats anew each time V8 throws its code away with those of before, for it
 * depends on their shapes, and compiles 190 functions a round again (measured; here it is ten).
 */
export async function rate({ rounds, messages, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  const crowdThat = (recorded: number) => startRole('crowd', [CHATS, messages, recorded])
  const parts = {
    whole: { part: crowdThat(Number.POSITIVE_INFINITY), question: 'round' },
    latest: { part: crowdThat(recordedByServe), question: 'round' },
    none: { part: crowdThat(0), question: 'round' },
    floor: { part: crowdThat(0), question: 'least' },
  }
  const costs: Record<keyof typeof parts, number[]> = { whole: [], latest: [], none: [], floor: [] }
  for (const { part } of Object.values(parts)) await part.ask('open')
  for (let round = 1 - WARM_UP; round <= rounds; round += 1) {
    for (const [name, { part, question }] of Object.entries(parts) as [keyof typeof parts, typeof parts.floor][]) {
      const cost = await part.ask<number>(question)
      if (round > 0) costs[name].push(cost)
    }
    if (round > 0) say(`rate: round ${round} of ${rounds}`)
  }
  for (const { part } of Object.values(parts)) part.end()
  const perSecond = (taken: readonly number[]) => 1e6 / median(taken)
  const row = (what: string, taken: readonly number[]): Row => ({
    what,
    measured: `${whole(perSecond(taken))} /s`,
    floor: `${whole(perSecond(costs.floor))} /s`,
    ratio: percent(median(costs.floor) / median(taken)),
  })
  const judged = { target: `${whole(TARGET)} /s`, isMet: perSecond(costs.whole) >= TARGET }
  return [
    { ...row('Messages in process, all of the wire recorded', costs.whole), ...judged },
    row(`  the latest ${whole(recordedByServe)} events recorded, as serve does`, costs.latest),
    row('  nothing recorded', costs.none),
  ]
}
