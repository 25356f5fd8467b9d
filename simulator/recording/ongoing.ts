import type { Mark, Person } from '../diagram/index.ts'
import { type Recorded, type RecordedMark, Recorder, recordingText } from './index.ts'

interface Clocks {
  /** The simulator's time, milliseconds since the epoch. */
  readonly now: () => number
  /** The machine's, likewise. */
  readonly realNow: () => number
}

interface Counted {
  readonly count: number
}

/** What goes on in a simulator, from now on, and what is marked in it; of the wire also what was before. */
export class OngoingRecording {
  readonly #wire: Counted
  readonly #clocks: Clocks
  readonly #title: string
  readonly #recorder: Recorder
  readonly #marks: RecordedMark[] = []

  /** @param title what it is of */
  constructor(title: string, recorded: Recorded & { readonly wire: Counted }, clocks: Clocks) {
    this.#wire = recorded.wire
    this.#clocks = clocks
    this.#title = title
    this.#recorder = new Recorder(recorded)
  }

  /** Those whose full name is known. */
  get people(): readonly Person[] {
    return this.#recorder.people
  }

  /** Something that does not go over the wire happens now. */
  mark(text: string, tone: Mark['tone'] = 'note'): Mark {
    const mark: Mark = { tone, text, at: this.#clocks.now(), real: this.#clocks.realNow() }
    this.#marks.push({ ...mark, after: this.#wire.count })
    return mark
  }

  /** A file, without anything that gives access. */
  text(): string {
    return this.written().text
  }

  /** The same, and how many events it has: less than the wire has had, as polls that brought nothing are left out. */
  written(): { readonly text: string; readonly events: number } {
    const recording = this.#recorder.recording(this.#title, this.#marks)
    return { text: recordingText(recording), events: recording.events.length }
  }

  close(): void {
    this.#recorder.close()
  }
}
