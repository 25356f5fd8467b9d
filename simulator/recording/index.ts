import type { Person } from '../diagram/index.ts'
import { assumptionViews, centerView } from '../inspector/view.ts'
import type { ContactCenter } from '../instance/directory.ts'
import type { Instance } from '../instance/instance.ts'
import type { WireEvent } from '../wire/events.ts'
import { keptEvents } from './kept.ts'
import type { RecordedMark, Recording } from './recording.ts'
import { Scenes } from './scenes.ts'
import { scenesAtTheirCause, scenesFrom } from './stage.ts'

export type { RecordedMark, Recording } from './recording.ts'
export { recordingText } from './text.ts'

interface Wire {
  readonly events: readonly WireEvent[]
  /** How many events there have been, where that is known without reading them. */
  readonly count?: number
  /** When an event was recorded by the machine's clock, where that is known. */
  realTimeOf?(event: WireEvent): number | undefined
}

export interface Recorded {
  readonly wire: Wire
  readonly center: Pick<ContactCenter, 'alias' | 'region'> & {
    readonly users: readonly Pick<ContactCenter['users'][number], 'username' | 'name'>[]
  }
  /** Undefined where it is a real one: into that nobody can look. */
  readonly instance: Instance | undefined
}

/** Remembers a service from now on. */
export class Recorder {
  readonly wire: Wire
  readonly #center: Recorded['center']
  readonly #instance: Instance | undefined
  readonly #scenes: Scenes | undefined

  constructor({ wire, center, instance }: Recorded) {
    this.wire = wire
    this.#center = center
    this.#instance = instance
    this.#scenes = instance && new Scenes(instance, wire)
  }

  /** Those whose full name is known: customers are on the wire by the name that people know. */
  get people(): readonly Person[] {
    return this.#center.users.map(({ username, name }) => ({ who: username, name, role: 'agent' }))
  }

  /**
   * All that was until now.
   * @param title what the recording is of
   * @param marks what did not go over the wire
   */
  recording(title: string, marks: readonly RecordedMark[] = []): Recording {
    const events = keptEvents(this.wire.events, (event) => this.wire.realTimeOf?.(event))
    const { alias, region } = this.#center
    const assumptions = this.#instance ? assumptionViews(this.#instance) : []
    return {
      title,
      center: this.#instance ? centerView(this.#instance) : { alias, region, agentStates: [], queue: '' },
      people: this.people,
      assumptions: Object.fromEntries(assumptions.map(({ name, value }) => [name, value])),
      marks,
      scenes: scenesFrom(scenesAtTheirCause(this.#scenes?.all ?? [], events), events[0]?.n ?? 1),
      events,
    }
  }

  close(): void {
    this.#scenes?.close()
  }
}
