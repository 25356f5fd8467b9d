import type { Mark, Person } from '../diagram/index.ts'
import { type Recorded, type RecordedMark, Recorder, recordingText } from './index.ts'

interface Clocks {
  /** The simulator's time, milliseconds since the epoch. */
  readonly now: () => number
  /** The machine's, likewise. */
  readonly realNow: () => number
}

/** What is done at an inspector, from when it was first asked for; of the wire also what was before. */
export class OngoingRecording {
  readonly #wire: Recorded['wire']
  readonly #clocks: Clocks
  readonly #title: string
  readonly #recorder: Recorder
  readonly #marks: RecordedMark[] = []

  constructor(recorded: Recorded, clocks: Clocks) {
    this.#wire = recorded.wire
    this.#clocks = clocks
    this.#title = `What was done at ${recorded.center.alias}`
    this.#recorder = new Recorder(recorded)
  }

  /** Those whose full name is known. */
  get people(): readonly Person[] {
    return this.#recorder.people
  }

  /** Something that does not go over the wire happens now. */
  mark(text: string): Mark {
    const mark: Mark = { tone: 'note', text, at: this.#clocks.now(), real: this.#clocks.realNow() }
    this.#marks.push({ ...mark, after: this.#wire.count ?? this.#wire.events.at(-1)?.n ?? 0 })
    return mark
  }

  /** A file, without anything that gives access. */
  text(): string {
    return recordingText(this.#recorder.recording(this.#title, this.#marks))
  }

  close(): void {
    this.#recorder.close()
  }
}
