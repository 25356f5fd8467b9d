import type { Mark, Person, Row } from '../diagram/index.ts'

/*
 * What the inspector page and its service say to each other: plain data, without tokens and passwords. Times are the simulator's,
 * in milliseconds since the epoch.
 */

export interface CenterView {
  readonly alias: string
  readonly region: string
  /** What an agent can choose to be. */
  readonly agentStates: readonly { readonly id: string; readonly name: string; readonly type: string }[]
  readonly queue: string
}

/** How somebody is reached over the chat socket. */
export interface Reach {
  readonly isOnline: boolean
  readonly isCutOff: boolean
  /** Whether their client is the inspector's own, which does nothing by itself; or a page or program elsewhere. */
  readonly isPlayedHere: boolean
}

export interface ContactView {
  readonly contactId: string
  readonly chatId: string
  readonly customer: string
  readonly state: string
  readonly since: number
}

export interface AgentView extends Reach {
  readonly username: string
  readonly name: string
  readonly state: { readonly id: string; readonly name: string; readonly type: string }
  readonly since: number
  readonly contacts: readonly ContactView[]
  /** What the agent has chosen to be after their contacts. */
  readonly next?: string | undefined
  /** Whether they may monitor chats. */
  readonly maySupervise: boolean
  readonly quickConnects: readonly { readonly id: string; readonly name: string }[]
}

/** Somebody in a chat, or asked into it. */
export interface SeatView extends Reach {
  readonly participantId: string
  /** As in the wire log: user name or display name. */
  readonly who: string
  readonly name: string
  readonly role: string
  /** `listening`: a supervisor whom the others do not see. */
  readonly state: 'invited' | 'listening' | 'joined'
  readonly isPrimary: boolean
  /** Of an agent: their own contact with the chat. */
  readonly contactId: string
}

export interface LineView {
  readonly id: string
  readonly at: number
  readonly kind: string
  readonly name: string
  readonly role: string
  readonly text: string
}

export interface ChatView {
  readonly id: string
  readonly customer: string
  readonly state: string
  readonly startedAt: number
  readonly endsAt: number
  /** How many people there is room for, and how many of these places are taken. */
  readonly places: number
  readonly taken: number
  readonly seats: readonly SeatView[]
  /** Everybody who is or was in it, as in the wire log. */
  readonly everybody: readonly string[]
  /** The last lines of the transcript, and how many there are. */
  readonly lines: readonly LineView[]
  readonly lineCount: number
}

export interface AssumptionView {
  readonly name: string
  readonly value: string
  readonly standard: string
  readonly alternatives: readonly string[]
  readonly reason: string
}

/** Everything that is shown, in the parts in which it is sent: a part comes again when something in it has changed. */
export interface WorldView {
  readonly now: number
  readonly center: CenterView
  readonly agents: readonly AgentView[]
  /** The chats that are shown: those that run, then those that have ended, the newest first. */
  readonly chatIds: readonly string[]
  readonly chatCount: number
  readonly assumptions: readonly AssumptionView[]
  readonly people: readonly Person[]
  readonly wireCount: number
}

/** What the stream sends: parts of the view, chats, and rows of the diagram, as far as they are new or have changed. */
export interface Update {
  readonly view?: Partial<WorldView>
  readonly chats?: readonly ChatView[]
  readonly rows?: readonly Row[]
  /** There were more rows than are sent: what the page has is to be forgotten. */
  readonly startsAnew?: boolean
}

/** How large a file can be that is sent from the page, in bytes: enough to try it out. */
export const MOST_FILE_BYTES = 700_000

export interface FileToSend {
  readonly name: string
  readonly contentType: string
  /** Its bytes, in base64. */
  readonly content: string
}

/** What a person can do. `who` is a name as in the wire log. */
export type Action =
  | { readonly action: 'start chat'; readonly name: string }
  | { readonly action: 'say'; readonly participantId: string; readonly text: string }
  | { readonly action: 'type' | 'leave'; readonly participantId: string }
  | { readonly action: 'send file'; readonly participantId: string; readonly file: FileToSend }
  | { readonly action: 'choose state'; readonly agent: string; readonly stateId: string }
  | { readonly action: 'accept' | 'reject' | 'close'; readonly agent: string; readonly contactId: string }
  | {
      readonly action: 'invite' | 'transfer'
      readonly agent: string
      readonly contactId: string
      readonly quickConnectId: string
    }
  | { readonly action: 'remove'; readonly agent: string; readonly contactId: string; readonly participantId: string }
  | { readonly action: 'monitor'; readonly agent: string; readonly contactId: string }
  | { readonly action: 'barge in' | 'go back'; readonly agent: string; readonly contactId: string }
  | { readonly action: 'drop' | 'cut off' | 'restore' | 'reconnect'; readonly who: string }
  | { readonly action: 'advance'; readonly seconds: number }

/** What came of an action: done, or refused in words. */
export type Outcome = { readonly done: true; readonly chatId?: string } | { readonly refused: string }

export type { Mark, Person, Row }
