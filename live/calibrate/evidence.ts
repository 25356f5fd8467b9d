import type { WireEvent } from '../../simulator/wire/events.ts'

/** Of one thing that was found, the latest. */
const MOST_LINES = 8
const LONGEST_LINE = 400

/** What went over the wire, a line each, as it was recorded: without anything that gives access. */
export function evidenceOf(events: readonly WireEvent[]): readonly string[] {
  return events.flatMap(lineOf).slice(-MOST_LINES)
}

function lineOf(event: WireEvent): string[] {
  switch (event.kind) {
    case 'request':
      return [line(`${event.who} ${event.operation}`, event.body)]
    case 'answer':
      return [line(`${event.who} ${event.operation} is answered ${event.status}`, event.body)]
    case 'frame received':
      return isHousekeeping(event.body) ? [] : [line(`${event.who} gets`, event.body)]
    case 'frame sent':
      return isHousekeeping(event.body) ? [] : [line(`${event.who} sends`, event.body)]
    case 'socket closed':
      return [`the socket of ${event.who} is closed`]
    default:
      return []
  }
}

function line(start: string, body: unknown): string {
  const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
  const whole = `${start} ${text}`.trimEnd()
  return whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE)}…` : whole
}

/** Subscribing and heartbeats. */
function isHousekeeping(body: unknown): boolean {
  return (
    JSON.stringify(body)?.startsWith('{"topic":"aws/') === true &&
    !JSON.stringify(body).startsWith('{"topic":"aws/chat"')
  )
}
