/** As much of an agent's snapshot as probes look at; Streams has it of the CTI API (CONTRACT section 4). */
export interface ProbedSnapshot {
  readonly state: { readonly name: string; readonly type: string }
  readonly contacts: readonly ProbedContact[]
}

export interface ProbedContact {
  readonly contactId: string
  readonly initialContactId: string
  readonly state: { readonly type: string }
  /** None of one that is monitored. */
  readonly queue?: { readonly queueARN: string }
  readonly connections: readonly ProbedConnection[]
}

export interface ProbedConnection {
  readonly connectionId: string
  readonly type: string
  readonly state: { readonly type: string }
}

/** The methods of Streams' client that probes call. */
export type CtiMethod =
  | 'getAgentSnapshot'
  | 'putAgentState'
  | 'getAgentStates'
  | 'getAgentConfiguration'
  | 'getRoutingProfileQueues'
  | 'getEndpoints'
  | 'acceptContact'
  | 'rejectContact'
  | 'clearContact'
  | 'destroyConnection'
  | 'createTransport'
  | 'addNewConnection'
  | 'createAdditionalConnection'
  | 'transferContact'
  | 'updateMonitorParticipantState'

/** What Streams hands a page's callbacks. */
export type CtiAnswer =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly status: number; readonly type: string; readonly message: string }

/** An agent who is signed in to the CCP, on whatever edge there is. */
export interface ProbeAgent {
  readonly username: string
  /** The newest there is. */
  readonly snapshot: ProbedSnapshot
  /** Calls back at each new snapshot until it is told to stop. */
  onSnapshot(listener: () => void): () => void
  /** Calls a method of Streams' client. */
  call(method: CtiMethod, parameters: object): Promise<CtiAnswer>
  /** The operation that the CTI API was last asked for by this method; undefined where that cannot be seen. */
  operationOf(method: CtiMethod): string | undefined
  /** Closes what the agent's edge has open; the agent's state is left as it is. */
  close(): Promise<void>
}
