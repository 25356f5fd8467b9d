import { Story } from '../../diagram/index.ts'
import type { RecordedEvent, RecordedMark, Recording } from '../../recording/recording.ts'
import { momentAt } from '../../recording/stage.ts'
import type { AssumptionView } from '../protocol.ts'
import type { World } from './world.ts'

/** A recording as it is served: what was assumed comes with the register's words. */
export interface Replayed extends Omit<Recording, 'assumptions'> {
  readonly assumptions: readonly AssumptionView[]
}

/** A moment that can be looked at: before everything, after an event, or after a mark. */
export interface Position {
  /** Number of the last event on the wire by then; 0 for none. */
  readonly n: number
  readonly at: number
  readonly real: number | undefined
  readonly event?: RecordedEvent
  readonly mark?: RecordedMark
}

/** By what is stepped: from event to event, or by a second of the simulator's or of the machine's time. */
export type Scale = 'event' | 'simulated' | 'real'

const SECOND_MS = 1000
/** The diagram shows no more rows than in a simulator that runs. */
const MOST_ROWS = 1000

/** A recording, looked at from moment to moment. */
export class Replay {
  readonly positions: readonly Position[]
  readonly #recording: Replayed

  constructor(recording: Replayed) {
    this.#recording = recording
    this.positions = positionsOf(recording)
  }

  get title(): string {
    return this.#recording.title
  }

  get center(): Recording['center'] {
    return this.#recording.center
  }

  get last(): number {
    return this.positions.length - 1
  }

  /** Where it went wrong; undefined where it did not. */
  get failure(): number | undefined {
    const found = this.positions.findIndex(({ mark }) => mark?.tone === 'failure')
    return found < 0 ? undefined : found
  }

  /** What is known at a position, as of a simulator that runs. */
  worldAt(index: number): World {
    const story = new Story(this.#recording.people)
    for (const { event, mark } of this.positions.slice(0, index + 1)) {
      if (event) story.leavesOut(event.folded ?? 0).add(event, event.real)
      if (mark) story.mark(mark)
    }
    const { n, at } = this.#at(index)
    const { agents, chats } = momentAt(this.#recording, n)
    return {
      connection: 'live',
      view: {
        now: at,
        center: this.#recording.center,
        agents,
        chatIds: chats.map(({ id }) => id),
        chatCount: chats.length,
        assumptions: this.#recording.assumptions,
        people: story.people,
        wireCount: n,
      },
      chats: new Map(chats.map((chat) => [chat.id, chat])),
      rows: story.rows.slice(-MOST_ROWS),
    }
  }

  /** Milliseconds since the first position. */
  timeOf(index: number, scale: Exclude<Scale, 'event'>): number {
    return timeAt(this.#at(index), scale) - timeAt(this.#at(0), scale)
  }

  /** The last position by a time, in milliseconds since the first. */
  indexBy(time: number, scale: Exclude<Scale, 'event'>): number {
    const found = this.positions.findLastIndex((_, index) => this.timeOf(index, scale) <= time)
    return Math.max(0, found)
  }

  /** One on, or back: an event, or to the next second in which anything happens. */
  step(index: number, by: 1 | -1, scale: Scale): number {
    if (scale === 'event') return Math.min(this.last, Math.max(0, index + by))
    const secondOf = (each: number) => Math.floor(this.timeOf(each, scale) / SECOND_MS)
    const here = secondOf(index)
    if (by < 0)
      return Math.max(
        0,
        this.positions.findLastIndex((_, each) => secondOf(each) < here),
      )
    const next = this.positions.findIndex((_, each) => secondOf(each) > here)
    if (next < 0) return this.last
    return this.positions.findLastIndex((_, each) => secondOf(each) === secondOf(next))
  }

  #at(index: number): Position {
    return this.positions[index] ?? { n: 0, at: 0, real: undefined }
  }
}

function timeAt({ at, real = at }: Position, scale: Exclude<Scale, 'event'>): number {
  return scale === 'real' ? real : at
}

function positionsOf({ events, marks }: Pick<Recording, 'events' | 'marks'>): Position[] {
  const start = (events[0]?.n ?? 1) - 1
  // The event that a mark stands behind may be left out, such as a heartbeat.
  const placed = marks.map((mark) => ({ mark, n: events.findLast(({ n }) => n <= mark.after)?.n ?? start }))
  const marksBehind = (place: number): Position[] =>
    placed.flatMap(({ mark, n }) => (n === place ? [{ n, at: mark.at, real: mark.real, mark }] : []))
  const all = [
    ...marksBehind(start),
    ...events.flatMap((event) => [{ n: event.n, at: event.at, real: event.real, event }, ...marksBehind(event.n)]),
  ]
  const [first] = all
  return [{ n: start, at: first?.at ?? 0, real: first?.real }, ...all]
}

/** What has happened at a position, in words: `alice asks for AcceptContact`. */
export function momentWords(position: Position | undefined): string {
  if (position?.mark) return position.mark.text
  const event = position?.event
  if (!event) return 'Before anything has happened'
  switch (event.kind) {
    case 'request':
      return `${event.who} asks for ${event.operation}`
    case 'answer':
      return `${event.who} is answered ${event.status}: ${event.operation}`
    case 'frame sent':
      return `${event.who} sends a frame`
    case 'frame received':
      return `${event.who} gets a frame`
    case 'refused':
      return `${event.url} is refused: nothing is simulated there`
    case 'fault':
      return `The simulator fails: ${event.operation}, ${event.message}`
    default:
      return `${event.who}: ${event.kind}`
  }
}
