import type { Name } from './finding.ts'
import type { Stage } from './stage.ts'

/** Several probes that have the same people in the same chats. */
export interface Scene {
  readonly name: string
  /** The entries of the register that it is about. */
  readonly finds: readonly Name[]
  /** The entries that it is about besides, where there is a supervisor to play them with. */
  readonly supervised?: readonly Name[]
  /** How many agents it needs. */
  readonly agents: number
  /** What it costs at most. */
  readonly contacts: number
  readonly messages: number
  /** How long it waits for timers of the service, where it does: they cannot be set to less. */
  readonly minutes?: number
  /** Whether it changes what is set up on the instance, for a moment. */
  readonly changesSettings?: true
  play(stage: Stage): Promise<void>
}

/** All entries that a scene is about. */
export function entriesOf({ finds, supervised = [] }: Scene): readonly Name[] {
  return [...finds, ...supervised]
}
