import type { Cancel } from './clock.ts'

export type Role = 'CUSTOMER' | 'AGENT' | 'SYSTEM'

/** One person's stay in a chat. Somebody who comes back is a new participant. */
export interface Participant {
  readonly id: string
  readonly role: 'CUSTOMER' | 'AGENT'
  readonly displayName: string
  readonly contactId: string
  /** Of agents only. */
  readonly userId?: string
  state: 'invited' | 'joined' | 'left'
  since: number
}

/** An agent's own contact with a chat: the first agent's is the customer's, each further one has an id of its own. */
export interface AgentContact {
  readonly contactId: string
  readonly chatId: string
  readonly userId: string
  readonly participantId: string
  readonly initiationMethod: 'API' | 'TRANSFER'
  readonly previousContactId?: string
  state: 'connecting' | 'connected' | 'missed' | 'ended'
  since: number
  stopRinging: Cancel
}

export type MessageFormat = 'text/plain' | 'text/markdown' | 'application/json'

export type Happening =
  | { readonly kind: 'message'; readonly format: MessageFormat; readonly content: string }
  | { readonly kind: 'invited' | 'joined' | 'left' | 'transferred' | 'chat ended' }

/** One line of the transcript, by whom it is and what it is. `time` grows strictly within a chat. */
export type Item = Happening & {
  readonly id: string
  readonly time: number
  readonly participantId: string
  readonly displayName: string
  readonly role: Role
  readonly contactId: string
}

/** How far one person has got with one message; times in milliseconds. */
export interface Receipt {
  readonly messageId: string
  readonly recipientId: string
  deliveredAt?: number
  readAt?: number
}

/** The whole conversation: one customer, the agents, what was said. Its id is the customer's contact id. */
export interface Chat {
  readonly id: string
  readonly customer: Participant
  readonly attributes: Readonly<Record<string, string>>
  readonly queueId: string
  readonly queuedAt: number
  readonly participants: Participant[]
  readonly transcript: Item[]
  readonly receipts: Receipt[]
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
