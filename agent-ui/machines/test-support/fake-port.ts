import { eventTypes } from '../../connect/content-types.ts'
import type {
  ChatItem,
  ConnectEvent,
  ConnectPort,
  ContactPhase,
  ContactSnapshot,
  LoginWindow,
  Monitoring,
  MonitorMode,
  OutgoingMessage,
  Person,
  QuickConnect,
  ReceiptKind,
  TranscriptPage,
} from '../../connect/port.ts'

type Answer = { resolve(value?: unknown): void; reject(reason: unknown): void }

/** One command as it reached the port, with the means to answer it. */
export interface Call extends Answer {
  name: keyof ConnectPort
  args: unknown[]
}

/** A {@link ConnectPort} for tests: records the commands, answers when told to, says what it is told to say. */
export class FakePort implements ConnectPort {
  readonly calls: Call[] = []
  login: LoginWindow = 'open'
  private readonly listeners = new Set<(event: ConnectEvent) => void>()

  emit(event: ConnectEvent): void {
    for (const listener of this.listeners) listener(event)
  }

  /** The commands of one kind, in order. */
  called(name: keyof ConnectPort): Call[] {
    return this.calls.filter((call) => call.name === name)
  }

  /** Answers the latest command of a kind, and lets the machines take it in. */
  async answer(name: keyof ConnectPort, value?: unknown): Promise<void> {
    this.last(name).resolve(value)
    await settled()
  }

  async refuse(name: keyof ConnectPort, reason: unknown): Promise<void> {
    this.last(name).reject(reason)
    await settled()
  }

  private last(name: keyof ConnectPort): Call {
    const call = this.called(name).at(-1)
    if (!call) throw new Error(`${name} was not called`)
    return call
  }

  private record<T>(name: keyof ConnectPort, ...args: unknown[]): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.calls.push({ name, args, resolve: (value) => resolve(value as T), reject })
    })
  }

  subscribe(listener: (event: ConnectEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  loginWindow(): LoginWindow {
    return this.login
  }
  openLoginWindow(): LoginWindow {
    this.calls.push({ name: 'openLoginWindow', args: [], resolve: () => undefined, reject: () => undefined })
    this.login = 'open'
    return this.login
  }
  startAfresh(): void {
    this.calls.push({ name: 'startAfresh', args: [], resolve: () => undefined, reject: () => undefined })
  }
  setAgentState = (arn: string) => this.record<void>('setAgentState', arn)
  quickConnects = () => this.record<QuickConnect[]>('quickConnects')
  accept = (contactId: string) => this.record<void>('accept', contactId)
  reject = (contactId: string) => this.record<void>('reject', contactId)
  clear = (contactId: string) => this.record<void>('clear', contactId)
  invite = (contactId: string, one: QuickConnect) => this.record<void>('invite', contactId, one)
  transfer = (contactId: string, one: QuickConnect) => this.record<void>('transfer', contactId, one)
  monitor = (contactId: string, mode: MonitorMode) => this.record<void>('monitor', contactId, mode)
  disconnect = (contactId: string, connectionId: string) => this.record<void>('disconnect', contactId, connectionId)
  join = (contactId: string, givenUp: AbortSignal) => this.record<string>('join', contactId, givenUp)
  transcript = (contactId: string, older?: string) => this.record<TranscriptPage>('transcript', contactId, older)
  say = (contactId: string, message: OutgoingMessage) =>
    this.record<{ id: string; at: string }>('say', contactId, message)
  typing = (contactId: string) => this.record<void>('typing', contactId)
  receipt = (contactId: string, kind: ReceiptKind, messageId: string) =>
    this.record<void>('receipt', contactId, kind, messageId)
}

/** Lets every answered promise reach the machine that waits for it. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

export const maya: Person = { connectionId: 'maya', name: 'Maya', role: 'customer', self: false, state: 'joined' }
export const alice: Person = { connectionId: 'alice', name: 'Alice', role: 'agent', self: true, state: 'joined' }

export function agent(name: string, state: Person['state'] = 'joined'): Person {
  return { connectionId: name.toLowerCase(), name, role: 'agent', self: false, state }
}

export function grace(state: Person['state']): Person {
  return { connectionId: 'grace', name: 'Grace', role: 'supervisor', self: false, state }
}

export function contact(phase: ContactPhase, people: Person[] = [maya, alice], contactId = 'chat'): ContactSnapshot {
  return { contactId, phase, queue: 'Support', customer: 'Maya', people }
}

/** The chat of Maya and Alice as it is to the supervisor who monitors it. */
export function monitored(monitoring: Monitoring): ContactSnapshot {
  const self = { ...grace(monitoring.mode === 'barge' ? 'joined' : 'listening'), self: true }
  return { ...contact('connected', [maya, { ...alice, self: false }, self]), monitoring }
}

/** A message of somebody, one second of the chat apart for each number. */
export function said(second: number, by: Person, content = `message ${second}`): ChatItem {
  return {
    id: `m${second}`,
    at: `2026-01-01T10:00:${String(second).padStart(2, '0')}.000Z`,
    kind: 'message',
    contentType: 'text/plain',
    content,
    participantId: by.connectionId,
    name: by.name,
    role: by.role.toUpperCase(),
    marks: {},
  }
}

/** What is said last to an agent who has handed the chat over. */
export const handedOver: ChatItem = { ...said(59, maya), kind: 'event', contentType: eventTypes.transferSucceeded }
