import type { ContactPhase, ContactSnapshot, Person, PersonRole, PersonState } from './port.ts'

/** The part of a Streams connection that is read here; Streams' own `ChatConnection` fits. */
export interface LiveConnection {
  getConnectionId(): string
  getType(): string
  getState(): { type: string }
  getEndpoint(): { name: string | null } | null
  isInitialConnection(): boolean
  getParticipantName?(): string | null
}

/** The part of a Streams contact that is read here; Streams' own `Contact` fits. */
export interface LiveContact {
  getContactId(): string
  getState(): { type: string }
  getQueue(): { name: string } | null
  getConnections(): LiveConnection[]
}

const phases: Record<string, ContactPhase> = {
  init: 'incoming',
  incoming: 'incoming',
  pending: 'incoming',
  connecting: 'incoming',
  connected: 'connected',
  paused: 'connected',
  ended: 'ended',
  missed: 'missed',
  rejected: 'rejected',
  error: 'failed',
}

/** Copies what the page needs out of a live contact. */
export function contactSnapshot(contact: LiveContact): ContactSnapshot {
  const people = contact.getConnections().map(person)
  return {
    contactId: contact.getContactId(),
    phase: phases[contact.getState().type] ?? 'failed',
    queue: contact.getQueue()?.name ?? '',
    customer: people.find((one) => one.role === 'customer')?.name ?? 'Customer',
    people,
  }
}

function person(connection: LiveConnection): Person {
  const self = connection.getType() === 'agent'
  const role = roleOf(connection)
  return {
    connectionId: connection.getConnectionId(),
    name: nameOf(connection) ?? (role === 'customer' ? 'Customer' : 'Agent'),
    role,
    self,
    state: stateOf(connection.getState().type),
  }
}

function roleOf(connection: LiveConnection): PersonRole {
  if (connection.getType() === 'monitoring') return 'supervisor'
  if (connection.getType() === 'agent') return 'agent'
  return connection.isInitialConnection() || connection.getType() === 'inbound' ? 'customer' : 'agent'
}

function stateOf(type: string): PersonState {
  if (type === 'init' || type === 'connecting') return 'invited'
  // A silent monitor is not part of the chat: nobody sees them and they take no seat.
  return type === 'disconnected' || type === 'silent_monitor' ? 'gone' : 'joined'
}

/** Streams throws for a connection without media info, which is how a ringing one looks. */
function nameOf(connection: LiveConnection): string | null {
  return chatName(connection) || connection.getEndpoint()?.name || null
}

function chatName(connection: LiveConnection): string | null {
  try {
    return connection.getParticipantName?.() ?? null
  } catch {
    return null
  }
}
