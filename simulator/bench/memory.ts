import { arrivals, openHall, send } from './in-process.ts'
import { answerAsPart } from './part.ts'
import type { Plan } from './plan.ts'
import type { Row } from './report.ts'
import { bodyOf } from './sink.ts'

const CHATS = 10_000
const MESSAGES_A_CHAT = 100
const MOST_MIB = 1024
const MIB = 2 ** 20

/**
 * What Node is told to keep its heap below, as a machine with a GiB would tell it: where there is more, it leaves garbage
 * lying about.
 */
const HEAP_LIMIT_MIB = 930

/** In bytes. */
interface Taken {
  readonly before: number
  readonly resident: number
  readonly peak: number
  readonly heap: number
}

/** What 10,000 chats of six with 100 messages each take. Fewer are measured in a short run, and the rest reckoned. */
export async function memory({ chats, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  say(`memory: ${chats} chats with ${MESSAGES_A_CHAT} messages each`)
  const part = startRole('memory', [chats, recordedByServe], [`--max-old-space-size=${HEAP_LIMIT_MIB}`])
  const target = `at most ${MOST_MIB} MiB`
  const taken = await part.ask<Taken>('fill').catch((error: Error) => error)
  part.end()
  const all = `${CHATS.toLocaleString('en-US')} chats of ${MESSAGES_A_CHAT} messages`
  if (taken instanceof Error) {
    say(`memory: ${taken.message}`)
    return [{ what: all, measured: `failed: ${taken.message}`, target, isMet: false }]
  }
  const { before, resident, peak, heap } = taken
  const scaled = (bytes: number) => (before + ((bytes - before) * CHATS) / chats) / MIB
  const reckoned = chats < CHATS ? `, reckoned from ${chats}` : ''
  return [
    {
      what: `${all}, most memory${reckoned}`,
      measured: mib(scaled(peak)),
      target,
      isMet: scaled(peak) <= MOST_MIB,
    },
    { what: '  in the end', measured: mib(scaled(resident)) },
    { what: '  its heap without garbage', measured: mib((heap / MIB) * (CHATS / chats)) },
  ]
}

/** The role. */
export function beFilled(chats: number, recorded: number): void {
  const before = process.memoryUsage().rss
  answerAsPart({
    async fill(): Promise<Taken> {
      const hall = await openHall(chats, recorded)
      for (let n = 0; n < MESSAGES_A_CHAT; n += 1) {
        const bodies = Array.from({ length: chats }, (_, chat) => bodyOf(chat, n))
        await send(hall, arrivals(hall, bodies, n * chats))
      }
      const resident = process.memoryUsage().rss
      const peak = process.resourceUsage().maxRSS * 1024
      globalThis.gc?.()
      return { before, resident, peak, heap: process.memoryUsage().heapUsed }
    },
  })
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`
}
