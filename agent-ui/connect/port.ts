/**
 * What the page knows of Amazon Connect: plain data in, plain commands out.
 *
 * Streams and ChatJS hand out live objects that change under the reader's feet; a machine that kept one in its
 * context would change state without an event. So everything here is a copy, and every change is an event.
 */

/** A state an agent can choose, such as Available, Lunch or Offline. */
export interface AgentStateChoice {
  arn: string
  name: string
  type: string
}

/** The signed-in agent, as of the last snapshot. */
export interface AgentSnapshot {
  name: string
  state: { name: string; type: string }
  /** The state that comes once the last chat has been closed. */
  next?: string
  choices: AgentStateChoice[]
}

export type PersonRole = 'customer' | 'agent' | 'supervisor'
/** `listening` is this agent themselves as a silent monitor. */
export type PersonState = 'invited' | 'listening' | 'joined' | 'gone'

/** One connection of a contact. Its id is also the participant id in the transcript. */
export interface Person {
  connectionId: string
  name: string
  role: PersonRole
  self: boolean
  state: PersonState
}

export type MonitorMode = 'silent' | 'barge'

/** How this agent is on a chat that they supervise, and how they may be. */
export interface Monitoring {
  mode: MonitorMode
  may: MonitorMode[]
}

export type ContactPhase = 'incoming' | 'connected' | 'ended' | 'missed' | 'rejected' | 'failed'

/** One chat of this agent, as of the last snapshot. */
export interface ContactSnapshot {
  contactId: string
  phase: ContactPhase
  queue: string
  customer: string
  people: Person[]
  /** Missing on a chat of the agent's own. */
  monitoring?: Monitoring
}

/** Whom a chat can be offered to. */
export interface QuickConnect {
  arn: string
  type: 'agent' | 'queue' | 'phone_number'
  name: string
}

export type MessageFormat = 'text/plain' | 'text/markdown'

export type ItemKind = 'message' | 'attachment' | 'event' | 'other'

/** When the other side got and read a message; missing until known. */
export interface Marks {
  delivered?: string
  read?: string
}

/** One item of a transcript. */
export interface ChatItem {
  id: string
  at: string
  kind: ItemKind
  contentType: string
  content: string
  participantId: string
  name: string
  role: string
  marks: Marks
}

export type ReceiptKind = 'delivered' | 'read'

export interface Receipt extends Marks {
  messageId: string
}

/** Events of the sign-in and of the agent. */
export type SessionEvent =
  | { type: 'session.ready' }
  | { type: 'session.needed' }
  | { type: 'session.lost' }
  | { type: 'session.denied' }
  | { type: 'session.gaveUp' }
  /** Another CCP has loaded in place of the one that answered before. */
  | { type: 'session.replaced' }
  /** The CCP asks for no more news: its token was refused too often. */
  | { type: 'session.stalled' }
  | { type: 'agent.changed'; agent: AgentSnapshot }

/** Events of the agent's socket, which is one for all chats. */
export type LinkEvent =
  | { type: 'link.lost' }
  | { type: 'link.back' }
  /** From here on nothing that is said passes the page by. */
  | { type: 'link.listening' }

/** Events of a contact in the agent's snapshot. */
export type ContactEvent =
  | { type: 'contact.changed'; contactId: string; contact: ContactSnapshot }
  | { type: 'contact.gone'; contactId: string }

/** Events of a conversation: what ChatJS reports for one contact. */
export type ChatEvent =
  | { type: 'chat.item'; contactId: string; item: ChatItem }
  | { type: 'chat.typing'; contactId: string; participantId: string; name: string }
  | { type: 'chat.receipt'; contactId: string; receipt: Receipt }
  | { type: 'chat.lost'; contactId: string }
  | { type: 'chat.back'; contactId: string }
  | { type: 'chat.ended'; contactId: string }

export type ConnectEvent = SessionEvent | LinkEvent | ContactEvent | ChatEvent

/** What a refused command is rejected with: Connect's own words, fit to be shown. */
export class Refusal extends Error {
  readonly kind: string
  readonly status: number | undefined

  constructor(kind: string, message: string, status?: number) {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
    this.status = status
  }
}

export interface TranscriptPage {
  /** In transcript order, oldest first. */
  items: ChatItem[]
  /** Leads to the page before this one; missing on the last. */
  older?: string
}

export interface OutgoingMessage {
  content: string
  format: MessageFormat
  /** The same token again means the same message: Connect posts it once. */
  clientToken: string
}

export type LoginWindow = 'open' | 'closed' | 'blocked'

/** Amazon Connect as the machines see it. Commands are rejected with a {@link Refusal}. */
export interface ConnectPort {
  subscribe(listener: (event: ConnectEvent) => void): () => void

  /** How the sign-in window fares that the CCP asked for. */
  loginWindow(): LoginWindow
  /** Opens the sign-in window; only a click may do that without being blocked. */
  openLoginWindow(): LoginWindow
  /** Loads the page anew. */
  startAfresh(): void
  setAgentState(arn: string): Promise<void>
  quickConnects(): Promise<QuickConnect[]>

  accept(contactId: string): Promise<void>
  reject(contactId: string): Promise<void>
  /** Ends after-contact work, or puts away a missed or rejected contact. */
  clear(contactId: string): Promise<void>
  invite(contactId: string, quickConnect: QuickConnect): Promise<void>
  transfer(contactId: string, quickConnect: QuickConnect): Promise<void>
  /** As a supervisor: barges into the chat, or goes back to listening. */
  monitor(contactId: string, mode: MonitorMode): Promise<void>
  /** Ends one connection: an invitation, another participant, or the agent's own. */
  disconnect(contactId: string, connectionId: string): Promise<void>

  /** Starts the chat events of a contact; resolves to the own participant id. Once given up, the next try is a new one. */
  join(contactId: string, givenUp: AbortSignal): Promise<string>
  transcript(contactId: string, older?: string): Promise<TranscriptPage>
  say(contactId: string, message: OutgoingMessage): Promise<{ id: string; at: string }>
  typing(contactId: string): Promise<void>
  receipt(contactId: string, kind: ReceiptKind, messageId: string): Promise<void>
}

/** What it takes to talk in a chat, whichever side of it somebody is on. */
export type ChatPort = Pick<ConnectPort, 'join' | 'transcript' | 'say' | 'typing'>
