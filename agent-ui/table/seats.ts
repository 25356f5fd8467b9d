/** Who sits at the table and where, as the server of the table tells it. */
export interface Seats {
  /** Address of the customer's page. */
  readonly customer: string
  readonly agents: readonly AgentSeat[]
  /** Address of the simulated service, where its inspector is. */
  readonly simulator: string
}

export interface AgentSeat {
  /** As people see them: `Alice Adams`. */
  readonly name: string
  /** Address of the agent's own UI, which works in a tab of its own too. */
  readonly url: string
}

/** A chat that the server of the table has started for a customer, with what ChatJS needs to connect to it. */
export interface StartedChat {
  readonly contactId: string
  readonly participantId: string
  /** A secret. */
  readonly participantToken: string
  readonly region: string
  /** Where the Participant Service is. */
  readonly endpoint: string
}

/** Paths on the server of the table. */
export const paths = {
  table: '/table/',
  customer: '/table/customer.html',
  seats: '/table/seats.json',
  chats: '/table/chats',
} as const
