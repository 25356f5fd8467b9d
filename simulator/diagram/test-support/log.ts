import type { ServiceName, WireEvent } from '../../wire/events.ts'

type Unplaced<Event> = Event extends unknown ? Omit<Event, 'n' | 'at'> : never

const START = Date.UTC(2026, 0, 5, 9, 30)

/** A wire log written by hand, one second from event to event. */
export class Log {
  readonly events: WireEvent[] = []
  #exchanges = 0

  /** A request and its answer. */
  asks(
    who: string,
    operation: string,
    body: unknown = {},
    { status = 200, answer = {} }: { status?: number; answer?: unknown } = {},
  ): this {
    const exchange = this.requests(who, operation, body)
    return this.add({ kind: 'answer', exchange, who, service: serviceOf(operation), operation, status, body: answer })
  }

  /** A request that has no answer yet. @returns its exchange */
  requests(who: string, operation: string, body: unknown = {}): number {
    const exchange = ++this.#exchanges
    this.add({ kind: 'request', exchange, who, service: serviceOf(operation), operation, body })
    return exchange
  }

  /** The same item to the sockets of these people. */
  pushes(item: { readonly Id: string } & Record<string, unknown>, ...to: readonly string[]): this {
    for (const who of to) {
      const body = { topic: 'aws/chat', content: { Type: 'MESSAGE', ContentType: 'text/plain', ...item } }
      this.add({ kind: 'frame received', who, service: 'socket', socket: 1, body })
    }
    return this
  }

  add(event: Unplaced<WireEvent>): this {
    const n = this.events.length + 1
    this.events.push({ n, at: START + n * 1000, ...event })
    return this
  }
}

function serviceOf(operation: string): ServiceName {
  if (operation.includes('/')) return 'ccp'
  if (operation === 'StartChatContact') return 'control-plane'
  return /^(Send|CreateParticipant|DisconnectParticipant|GetTranscript|StartAttachment)/.test(operation)
    ? 'participant'
    : 'cti'
}

export const PEOPLE = [
  { who: 'Maya', name: 'Maya', role: 'customer' },
  { who: 'alice', name: 'Alice Adams', role: 'agent' },
  { who: 'bob', name: 'Bob Bianchi', role: 'agent' },
  { who: 'carol', name: 'Carol Chen', role: 'agent' },
  { who: 'dave', name: 'Dave Diallo', role: 'agent' },
  { who: 'erin', name: 'Erin Eriksen', role: 'agent' },
] as const

/** Six people at one table who say `count` things, every tenth of which is refused. */
export function busyTable(count: number, text = (index: number) => `Message ${index}`): Log {
  const log = new Log()
  const everybody = PEOPLE.map(({ who }) => who)
  for (const who of everybody) log.add({ kind: 'socket opened', who, service: 'socket', socket: 1 })
  for (let index = 0; index < count; index += 1) {
    const { who, name } = PEOPLE[index % PEOPLE.length] ?? PEOPLE[0]
    const body = { ContentType: 'text/plain', Content: text(index) }
    if (index % 10 === 9)
      log.asks(who, 'SendMessage', body, { status: 429, answer: { message: `Rate exceeded. ${text(index)}` } })
    else
      log
        .asks(who, 'SendMessage', body)
        .pushes({ Id: `item-${index}`, DisplayName: name, Content: text(index) }, ...everybody)
  }
  for (const who of everybody) log.add({ kind: 'socket closed', who, service: 'socket', socket: 1 })
  return log
}
