import type { Cancel } from './clock.ts'

export type Role = Participant['role'] | 'SYSTEM'

/** One person's stay in a chat. Somebody who comes back is a new participant. */
export interface Participant {
  readonly id: string
  readonly role: 'CUSTOMER' | 'AGENT' | 'CUSTOM_BOT' | 'SUPERVISOR'
  displayName: string
  readonly contactId: string
  /** Whose invitation brought the participant in: the contact it was given from. */
  readonly previousContactId?: string
  /** When it was decided that they are to come. */
  readonly expectedSince: number
  /** Of agents and supervisors only. */
  readonly userId?: string
  /** Of supervisors only. */
  readonly monitoring?: Monitoring
  /** `listening` is a silent monitor: hears everything, and nobody else knows. */
  state: 'invited' | 'listening' | 'joined' | 'left'
  since: number
  /** While they are idle: they have not sent anything for as long as their role's timer says. */
  idleSince?: number
}

/** An agent's own contact with a chat: the first agent's is the customer's, each further one has an id of its own. */
export interface AgentContact {
  readonly contactId: string
  readonly chatId: string
  readonly userId: string
  readonly participantId: string
  readonly initiationMethod: 'API' | 'TRANSFER' | 'MONITOR'
  readonly previousContactId?: string
  state: 'connecting' | 'connected' | 'missed' | 'rejected' | 'ended'
  since: number
  stopRinging: Cancel
}

/** What people say (documented, SendMessage) and, last, what a flow shows: content types as they are on the wire. */
export type MessageFormat =
  | 'text/plain'
  | 'text/markdown'
  | 'application/json'
  | 'application/vnd.amazonaws.connect.message.interactive.response'
  | 'application/vnd.amazonaws.connect.message.interactive'

/** What somebody sends besides messages. Its bytes are kept elsewhere. */
export interface Attachment {
  readonly id: string
  readonly participantId: string
  readonly name: string
  readonly contentType: string
  /** Bytes: as announced until the file is there. */
  size: number
  state: 'announced' | 'uploaded' | 'in scan' | 'approved' | 'rejected'
}

export type Happening =
  | { readonly kind: 'message'; readonly format: MessageFormat; readonly content: string }
  /** `state` is the attachment's, as far as this item tells. */
  | { readonly kind: 'attachment'; readonly attachment: Attachment; state: 'in scan' | 'approved' | 'rejected' }
  /** How the customer's signing in goes, which the flow has asked for. */
  | {
      readonly kind: 'authentication'
      readonly step: SignInStep
      readonly sessionId: string
    }
  | { readonly kind: 'invited' | 'joined' | 'left' | 'transferred' | 'transfer failed' | 'chat ended' }
  /** What happens to one participant and stands in no transcript. */
  | { readonly kind: 'idle' | 'returned' | 'disconnected for being idle' | 'renamed' }

export type SignInStep = 'initiated' | SignInOutcome
/** How a customer's signing in ends (the branches of the flow block, and ChatJS' events). */
export type SignInOutcome = 'succeeded' | 'failed' | 'timeout' | 'expired' | 'cancelled'

/** One line of the transcript, by whom it is and what it is. `time` grows strictly within a chat. */
export type Item = Happening & {
  readonly id: string
  readonly time: number
  readonly participantId: string
  readonly displayName: string
  readonly role: Role
  readonly contactId: string
}

/** What somebody has said. */
export type Message = Extract<Item, { kind: 'message' }>

/** How far one person has got with one message; times in milliseconds. */
export interface Receipt {
  readonly messageId: string
  readonly recipientId: string
  deliveredAt?: number
  readAt?: number
}

/** After how long a silent participant is idle, and after how long more all but the customer are disconnected. */
export interface RoleTimer {
  readonly role: 'CUSTOMER' | 'AGENT'
  readonly kind: 'idle' | 'disconnect'
  readonly minutes: number
}

/** How a supervisor is on a chat: unseen, or as one of those who talk. */
export type MonitorMode = 'silent' | 'barge'

/** Whom a supervisor watches, by participant id, and how they may. */
export interface Monitoring {
  readonly agentId: string
  readonly may: readonly MonitorMode[]
}

/** The whole conversation: one customer, the agents, what was said. Its id is the customer's contact id. */
export interface Chat {
  readonly id: string
  readonly customer: Participant
  readonly attributes: Readonly<Record<string, string>>
  readonly queueId: string
  readonly queuedAt: number
  /** When the chat ends by itself at the latest. */
  readonly endsAt: number
  /** What has been set for its idle and disconnect timers, one a role and kind. */
  readonly roleTimers: RoleTimer[]
  /** Everybody who was ever expected: see `seat`. */
  participants: readonly Participant[]
  /** All who hear what happens in the chat: those who are in it, and silent monitors. See `turn`. */
  audience: readonly Participant[]
  readonly transcript: Item[]
  readonly receipts: Receipt[]
  readonly attachments: Attachment[]
  /** The content types it was started with, if any were named. */
  readonly contentTypes?: readonly string[]
  /** Who the flow is when it says something: a participant id. */
  flowId?: string
  /** While the flow waits for the customer to sign in. */
  authentication?: { readonly sessionId: string; readonly since: number }
  /** The agent whose chat it is. */
  primaryId?: string
  /** The agent to whom the chat has been offered or transferred, until they accept or let it lapse. */
  successorId?: string
  state: 'waiting' | 'active' | 'ended'
}

/** Those who are in the chat now, the customer first. */
export function joined(chat: Chat): Participant[] {
  return chat.participants.filter((each) => each.state === 'joined')
}

export function agentsIn(chat: Chat): Participant[] {
  return joined(chat).filter((each) => each.role === 'AGENT')
}

/** Agents who have been asked in and have not answered yet. */
export function invited(chat: Chat): Participant[] {
  return chat.participants.filter((each) => each.state === 'invited' && each.role === 'AGENT')
}

/** The custom participant who is in the chat or has been added to it: there is one at a time. */
export function botOf(chat: Chat): Participant | undefined {
  return chat.participants.find((each) => each.role === 'CUSTOM_BOT' && each.state !== 'left')
}

/** The supervisor who has barged in, if one has. */
export function bargedSupervisor(chat: Chat): Participant | undefined {
  return joined(chat).find((each) => each.role === 'SUPERVISOR')
}
