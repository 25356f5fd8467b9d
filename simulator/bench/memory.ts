import { arrivals, openHall, send } from './in-process.ts'
import { answerAsPart } from './part.ts'
import type { Plan } from './plan.ts'
import { type Row, whole } from './report.ts'
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
export interface Taken {
  readonly resident: number
  readonly peak: number
  readonly heap: number
}

/** What 10,000 chats of six with 100 messages each take; or in a short run, what fewer do. */
export async function memory({ chats, recordedByServe, say, startRole }: Plan): Promise<Row[]> {
  say(`memory: ${chats} chats with ${MESSAGES_A_CHAT} messages each`)
  const part = startRole('memory', [chats, recordedByServe], [`--max-old-space-size=${HEAP_LIMIT_MIB}`])
  const taken = await part.ask<Taken>('fill').catch((error: Error) => error)
  part.end()
  if (taken instanceof Error) say(`memory: ${taken.message}`)
  return memoryRows(chats, taken)
}

/**
 * The target is about 10,000 chats, and fewer are not held against it: what is taken besides the heap without garbage does not grow
 * as they do (measured: 118 of 195 MiB with 1,000 chats, 273 of 923 MiB with 10,000).
 */
export function memoryRows(chats: number, taken: Taken | Error): Row[] {
  const what = `${whole(chats)} chats of ${MESSAGES_A_CHAT} messages`
  const target = `at most ${MOST_MIB} MiB`
  if (taken instanceof Error) return [{ what, measured: `failed: ${taken.message}`, target, isMet: false }]
  const { resident, peak, heap } = taken
  const judged = chats >= CHATS
  return [
    {
      what: `${what}, most memory${judged ? '' : ` (the target is about ${whole(CHATS)})`}`,
      measured: mib(peak),
      ...(judged && { target, isMet: peak <= MOST_MIB * MIB }),
    },
    { what: '  in the end', measured: mib(resident) },
    { what: '  its heap without garbage', measured: mib(heap) },
  ]
}

/** The role. */
export function beFilled(chats: number, recorded: number): void {
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
      return { resident, peak, heap: process.memoryUsage().heapUsed }
    },
  })
}

function mib(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`
}
