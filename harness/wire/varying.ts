import { serialised, type WireEvent } from '../../simulator/index.ts'

/** Something in the wire log of pages that is not the same in every run with the same seed. */
interface Varying {
  readonly what: string
  readonly reason: string
  /** The event without it; undefined when the whole event is left out. */
  without(event: WireEvent): WireEvent | undefined
}

/**
 * All that differs between two runs with the same seed of a spec that lets everything settle (`world.passes('500ms')`) before
 * the next thing is done. Browsers decide who comes first, and pages live in the machine's time; whatever else differs is a
 * fault. Of headers the log holds none.
 */
const VARYING: readonly Varying[] = [
  {
    what: 'polls for the agent’s snapshot',
    reason: 'How many changes one answer tells depends on when the page asked.',
    without: (event) => (operationOf(event) === 'GetAgentSnapshot' ? undefined : event),
  },
  {
    what: 'heartbeats and pings',
    reason: 'How many there are depends on how long the run takes.',
    without: (event) => (/^aws\/(heartbeat|ping)$/.test(String(topicOf(event))) ? undefined : event),
  },
  {
    what: 'numbers of events, exchanges and sockets',
    reason: 'They are counted for everybody together.',
    without: (event) => ({
      ...event,
      n: 0,
      ...('exchange' in event && { exchange: 0 }),
      ...('socket' in event && { socket: 0 }),
    }),
  },
  {
    what: 'times',
    reason: 'Pages live in the machine’s time.',
    without: (event) => replaced({ ...event, at: 0 }, /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, '<time>'),
  },
  {
    what: 'ids',
    reason: 'The service gives them out in the order in which it is asked, and libraries in pages make up their own.',
    without: (event) => replaced(event, /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>'),
  },
]

/**
 * What went over each person's wire, service by service, as text and without what varies: equal for equal runs. The order
 * between services varies too: a page does several things at the same time.
 */
export function comparableLogs(events: readonly WireEvent[]): Record<string, string> {
  const lines = [...new Set(events.map(lineOf))].sort()
  return Object.fromEntries(
    lines.map((line) => [line, serialised(events.filter((each) => lineOf(each) === line).flatMap(comparable))]),
  )
}

/** Whose line to which service: `alice, socket`. */
function lineOf({ who, service }: WireEvent): string {
  return `${who}, ${service}`
}

function comparable(event: WireEvent): WireEvent[] {
  let rest: WireEvent | undefined = event
  for (const { without } of VARYING) rest = rest && without(rest)
  return rest ? [rest] : []
}

function replaced(event: WireEvent, pattern: RegExp, by: string): WireEvent {
  return JSON.parse(JSON.stringify(event).replace(pattern, by))
}

function operationOf(event: WireEvent): string | undefined {
  return 'operation' in event ? event.operation : undefined
}

function topicOf(event: WireEvent): unknown {
  const body = 'body' in event ? event.body : undefined
  return typeof body === 'object' && body !== null && 'topic' in body ? body.topic : undefined
}
