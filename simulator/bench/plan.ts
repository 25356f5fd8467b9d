/** How much is measured, and by what means. */
export interface Plan {
  readonly rounds: number
  /** In each round. */
  readonly messages: number
  /** In the largest of the crowds whose cost a message and whose memory are measured. */
  readonly chats: number
  /** Of each kind of start. */
  readonly starts: number
  /** Of what is measured in pages. */
  readonly pageRounds: number
  /** How many events of the wire `roundtable serve` keeps. */
  readonly recordedByServe: number
  /** Tells those who wait how far it is. */
  readonly say: (progress: string) => void
  readonly startRole: StartRole
}

/** Runs a part in a process of its own, with the numbers it needs to know and Node's options. */
export type StartRole = (role: string, numbers: readonly number[], nodeOptions?: readonly string[]) => Part

export interface Part {
  /** Asks it for something, and resolves to its answer. */
  ask<Answer>(question: string): Promise<Answer>
  end(): void
}
