import type { ContactPhase, ContactSnapshot, Monitoring, MonitorMode, Person, PersonRole, PersonState } from './port.ts'

/** The part of a Streams connection that is read here; Streams' own `ChatConnection` fits. */
export interface LiveConnection {
  getConnectionId(): string
  getType(): string
  getState(): { type: string }
  getEndpoint(): { name: string | null } | null
  isInitialConnection(): boolean
  getParticipantName?(): string | null
  /** Of chats, in Streams since 2.4.2; nothing for those who monitor nothing. */
  isBarge?(): boolean
  isSilentMonitor?(): boolean
  isBargeEnabled?(): boolean | undefined
  isSilentMonitorEnabled?(): boolean | undefined
}

/** The part of a Streams contact that is read here; Streams' own `Contact` fits. */
export interface LiveContact {
  getContactId(): string
  getState(): { type: string }
  getQueue(): { name: string } | null
  getConnections(): LiveConnection[]
  /** The agent's own, of whichever type. */
  getAgentConnection(): LiveConnection | undefined
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
  const own = contact.getAgentConnection()
  const ownId = own?.getConnectionId()
  const people = contact.getConnections().map((each) => person(each, each.getConnectionId() === ownId))
  const monitoring = own && monitoringOf(own)
  return {
    contactId: contact.getContactId(),
    phase: phases[contact.getState().type] ?? 'failed',
    queue: contact.getQueue()?.name ?? '',
    customer: people.find((one) => one.role === 'customer')?.name ?? 'Customer',
    people,
    ...(monitoring && { monitoring }),
  }
}

function person(connection: LiveConnection, self: boolean): Person {
  const role = roleOf(connection)
  return {
    connectionId: connection.getConnectionId(),
    name: nameOf(connection, self) ?? (role === 'customer' ? 'Customer' : 'Agent'),
    role,
    self,
    state: stateOf(connection.getState().type, self),
  }
}

function roleOf(connection: LiveConnection): PersonRole {
  if (connection.getType() === 'monitoring' || modeOf(connection)) return 'supervisor'
  if (connection.getType() === 'agent') return 'agent'
  return connection.isInitialConnection() || connection.getType() === 'inbound' ? 'customer' : 'agent'
}

function stateOf(type: string, self: boolean): PersonState {
  if (type === 'init' || type === 'connecting') return 'invited'
  // A silent monitor is not part of the chat: nobody else sees them and they take no seat.
  if (type === 'silent_monitor') return self ? 'listening' : 'gone'
  return type === 'disconnected' ? 'gone' : 'joined'
}

function modeOf(connection: LiveConnection): MonitorMode | undefined {
  if (connection.isBarge?.()) return 'barge'
  return connection.isSilentMonitor?.() ? 'silent' : undefined
}

function monitoringOf(own: LiveConnection): Monitoring | undefined {
  const mode = modeOf(own)
  if (!mode) return undefined
  const may: MonitorMode[] = []
  if (own.isSilentMonitorEnabled?.()) may.push('silent')
  if (own.isBargeEnabled?.()) may.push('barge')
  return { mode, may }
}

/**
 * Streams throws for a connection without media info, which is how a ringing one looks; and gives another's monitoring
 * connection the name of the agent whose page it is (measured).
 */
function nameOf(connection: LiveConnection, self: boolean): string | null {
  const misnamed = !self && connection.getType() === 'monitoring'
  return (!misnamed && chatName(connection)) || connection.getEndpoint()?.name || null
}

function chatName(connection: LiveConnection): string | null {
  try {
    return connection.getParticipantName?.() ?? null
  } catch {
    return null
  }
}
