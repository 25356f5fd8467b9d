import type { WireEvent } from '../wire/events.ts'
import type { RecordedEvent } from './recording.ts'

/** A test has a few hundred; what is over this, a day long, nobody reads, and it would make reports slow. */
export const MOST_EVENTS = 5_000

const BEAT = /^aws\/(heartbeat|ping)$/

/**
 * The events of a wire log that a recording has. Left out are heartbeats and polls that brought nothing new, and of what
 * remains all but the latest `MOST_EVENTS`. `folded` tells how many are left out before an event, and an event's number is its
 * place in the whole log.
 * @param realTimeOf when an event was recorded by the machine's clock
 */
export function keptEvents(
  events: readonly WireEvent[],
  realTimeOf: (event: WireEvent) => number | undefined = () => undefined,
): RecordedEvent[] {
  const idle = idlePolls(events)
  const told = events.filter((each) => !isBeat(each) && !('exchange' in each && idle.has(each.exchange)))
  let before = 0
  return told.slice(-MOST_EVENTS).map((event) => {
    const folded = event.n - before - 1
    before = event.n
    const real = realTimeOf(event)
    return { ...event, ...(real !== undefined && { real }), ...(folded > 0 && { folded }) }
  })
}

function isBeat(event: WireEvent): boolean {
  if (event.kind !== 'frame sent' && event.kind !== 'frame received' && event.kind !== 'frame lost') return false
  const topic = member(event.body, 'topic')
  return typeof topic === 'string' && BEAT.test(topic)
}

/** Exchanges of polls that were held until they had to be answered: the token of what is known is the same as before. */
function idlePolls(events: readonly WireEvent[]): ReadonlySet<number> {
  const known = new Map<number, unknown>()
  const idle = new Set<number>()
  for (const event of events) {
    if (event.kind !== 'request' && event.kind !== 'answer') continue
    if (event.operation !== 'GetAgentSnapshot') continue
    const token = member(event.body, 'nextToken')
    if (event.kind === 'request') known.set(event.exchange, token)
    else if (event.status === 200 && token !== undefined && known.get(event.exchange) === token)
      idle.add(event.exchange)
  }
  return idle
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
