import { writeFile } from 'node:fs/promises'
import type { TestInfo } from '@playwright/test'
import { type Recorder, recordingText } from '../../simulator/recording/index.ts'
import { inOneLine } from './failure.ts'
import { pictureOf } from './picture.ts'
import type { Timeline } from './timeline.ts'

/** The attachments of every test, by name. */
export const DIAGRAM = 'diagram.svg'
export const LOG = 'wire.json'

/** What a service is remembered by: as it goes on, or when it is over. */
export interface Witness {
  readonly recorder: Pick<Recorder, 'wire' | 'people' | 'recording'>
  readonly timeline: Pick<Timeline, 'marks' | 'mark'>
  /** Takes out of the words of a failure what nobody is to read. */
  readonly scrub?: (text: string) => string
}

/**
 * What a world leaves to be read when its test has ended, well or not: take it then, attach it when the world is gone. The
 * diagram ends where the test does (how people are sent home is of no interest); the log has everything.
 */
export class Evidence {
  readonly #recorder: Witness['recorder']
  readonly #timeline: Witness['timeline']
  readonly #title: string
  readonly #picture: string
  readonly #failed: boolean

  /** @param problem what the test has failed with, if it has: it is marked behind the last thing on the wire */
  constructor(
    { recorder, timeline, scrub = (text) => text }: Witness,
    { titlePath, file }: Pick<TestInfo, 'titlePath' | 'file'>,
    problem?: unknown,
  ) {
    this.#failed = problem !== undefined
    if (this.#failed) timeline.mark('failure', scrub(inOneLine(problem, file)))
    this.#recorder = recorder
    this.#timeline = timeline
    this.#title = titlePath.slice(1).join(' › ')
    this.#picture = pictureOf({
      title: titlePath.at(-1) ?? '',
      wire: recorder.wire,
      people: recorder.people,
      marks: timeline.marks,
    })
  }

  /**
   * Of a test that has failed the log is a file, which `roundtable replay` shows; the rest stays in the report alone. Not with
   * `attach`, which makes the test a folder even for what is no file, and of a file a copy under a name of its own.
   */
  async attachTo(test: Pick<TestInfo, 'attachments' | 'outputPath'>): Promise<void> {
    test.attachments.push({ name: DIAGRAM, body: Buffer.from(this.#picture), contentType: 'image/svg+xml' })
    const log = recordingText(this.#recorder.recording(this.#title, this.#timeline.marks))
    const kept = { name: LOG, contentType: 'application/json' }
    if (!this.#failed) {
      test.attachments.push({ ...kept, body: Buffer.from(log) })
      return
    }
    const earlier = test.attachments.filter(({ name }) => name === LOG).length
    const path = test.outputPath(earlier === 0 ? LOG : `wire-${earlier + 1}.json`)
    await writeFile(path, log)
    test.attachments.push({ ...kept, path })
  }
}
