import type { TestInfo } from '@playwright/test'
import type { Person } from '../../simulator/diagram/index.ts'
import type { ContactCenter, WireEvent } from '../../simulator/index.ts'
import { inOneLine } from './failure.ts'
import { logFile } from './log-file.ts'
import { pictureOf } from './picture.ts'
import type { Timeline } from './timeline.ts'

/** The attachments of every test, by name. */
export const DIAGRAM = 'diagram.svg'
const LOG = 'wire.json'

interface Wire {
  readonly events: readonly WireEvent[]
}

/**
 * What a world leaves to be read when its test has ended, well or not: take it then, attach it when the world is gone. The
 * diagram ends where the test does (how people are sent home is of no interest); the log has everything.
 */
export class Evidence {
  readonly #wire: Wire
  readonly #picture: string

  /** @param problem what the test has failed with, if it has: it is marked behind the last thing on the wire */
  constructor(
    { wire, timeline, center }: { wire: Wire; timeline: Timeline; center: ContactCenter },
    { title, file }: Pick<TestInfo, 'title' | 'file'>,
    problem?: unknown,
  ) {
    if (problem !== undefined) timeline.mark('failure', inOneLine(problem, file))
    this.#wire = wire
    this.#picture = pictureOf({ title, people: peopleOf(center), events: wire.events, marks: timeline.marks })
  }

  async attachTo(test: Pick<TestInfo, 'attach'>): Promise<void> {
    await test.attach(DIAGRAM, { body: this.#picture, contentType: 'image/svg+xml' })
    await test.attach(LOG, { body: logFile(this.#wire.events), contentType: 'application/json' })
  }
}

/** Customers are on the wire by the name that people know. */
function peopleOf({ users }: ContactCenter): Person[] {
  return users.map(({ username, name }) => ({ who: username, name, role: 'agent' }))
}
