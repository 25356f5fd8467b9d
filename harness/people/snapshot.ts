/** The part of an agent's snapshot that a client without a page works with (CONTRACT section 4). */
export interface AgentSnapshot {
  readonly state: { readonly name: string }
  readonly nextState: { readonly name: string } | null
  readonly contacts: readonly SnapshotContact[]
}

export interface SnapshotContact {
  readonly contactId: string
  readonly initialContactId: string
  readonly state: { readonly type: 'connecting' | 'connected' | 'missed' | 'ended' }
  readonly connections: readonly SnapshotConnection[]
}

export interface SnapshotConnection {
  readonly connectionId: string
  readonly type: 'inbound' | 'agent' | 'outbound' | 'monitoring'
  readonly state: { readonly type: 'connecting' | 'connected' | 'disconnected' | 'silent_monitor' | 'barge' }
  readonly monitorStatus?: 'SILENT_MONITOR' | 'BARGE' | null
  readonly chatMediaInfo?: { readonly customerName?: string; readonly agentName?: string }
}

/** The one that Streams takes for the agent's own. */
export function ownConnection(contact: SnapshotContact): SnapshotConnection {
  const own = contact.connections.find((each) => each.type === 'agent' || each.type === 'monitoring')
  if (!own) throw new Error(`The contact ${contact.contactId} has no connection of the agent's own.`)
  return own
}

export function customerOf(contact: SnapshotContact): string {
  return contact.connections.find((each) => each.type === 'inbound')?.chatMediaInfo?.customerName ?? ''
}
