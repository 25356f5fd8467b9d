import type { Mark, Person } from '../diagram/index.ts'
import type { AgentView, CenterView, ChatView, Reach, SeatView } from '../inspector/protocol.ts'
import type { WireEvent } from '../wire/events.ts'

/*
 * What a simulator is remembered by: all that went over its wire, and what its instance looked like meanwhile. Plain data,
 * without anything that gives access. Times are in milliseconds since the epoch: `at` the simulator's, `real` the machine's.
 */

/** Says in a file that it is a recording. */
export const FORMAT = 'roundtable-recording'

/** Grows when a reader that knows the one before could not make sense of the file. */
export const VERSION = 1

export type RecordedEvent = WireEvent & {
  readonly real?: number | undefined
  /** How many events before this one are left out. */
  readonly folded?: number | undefined
}

/** What did not go over the wire: it stands behind the event with the number `after`. */
export interface RecordedMark extends Mark {
  readonly after: number
}

/** An agent as a recording knows them: how they are reached follows from the wire. */
export type RecordedAgent = Omit<AgentView, keyof Reach | 'quickConnects' | 'maySupervise'>

export type RecordedSeat = Omit<SeatView, keyof Reach>

/** A chat; of its lines those that are new, or have changed, since it was last told of. */
export type RecordedChat = Omit<ChatView, 'seats'> & { readonly seats: readonly RecordedSeat[] }

/** What was different in the instance from the wire event `n` on: whom and what it does not name is as before. */
export interface Scene {
  readonly n: number
  readonly agents?: readonly RecordedAgent[] | undefined
  readonly chats?: readonly RecordedChat[] | undefined
}

export interface Recording {
  /** What it is of: a test, a page. */
  readonly title: string
  readonly center: CenterView
  /** Everybody whose full name is known. */
  readonly people: readonly Person[]
  /** What was assumed where AWS says nothing, by name. */
  readonly assumptions: Readonly<Record<string, string>>
  readonly marks: readonly RecordedMark[]
  readonly scenes: readonly Scene[]
  readonly events: readonly RecordedEvent[]
}
