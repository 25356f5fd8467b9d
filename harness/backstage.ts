import type { Recorder } from '../simulator/recording/index.ts'
import type { Moment } from './moment.ts'
import type { Act } from './people/acting.ts'
import type { Person } from './people/person.ts'
import type { Wire } from './wire/wire.ts'

/** What matchers may know of the world that a person is in. */
export interface Backstage {
  readonly wire: Wire
  readonly people: readonly Person[]
  /** All of it, for the log of the test. */
  readonly recorder: Recorder
  /** Passwords and keys of the world, word for word, and what was taken out of its log: nothing that a test leaves behind is to have them. */
  secrets(): readonly string[]
  /** What its page driver says of the UI under test. */
  readonly postsReceiptsRegardless: boolean
  /** Whether `passes` is time for everybody in the world: moved on in everybody's, or waited for. */
  livesThroughTime(): boolean
  moment(): Moment
  /** What somebody has done last, by name, or anybody; undefined before anything was done. */
  lastAct(who?: string): Act | undefined
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
  passes(seconds: number): Promise<void>
}

const backstages = new WeakMap<object, Backstage>()

/** Remembers what is behind a world and everybody in it. */
export function isBackstageOf(subject: object, backstage: Backstage): void {
  backstages.set(subject, backstage)
}

/** Undefined for people who are in no world, as at the table of `npm run dev`. */
export function findBackstage(subject: object): Backstage | undefined {
  return backstages.get(subject)
}

/** @throws Error for people who are in no world: what the service holds can not be known of them. */
export function backstageOf(subject: object, matcher: string): Backstage {
  const found = backstages.get(subject)
  if (found) return found
  throw new Error(`${matcher} is about people in a \`world\`: it has to know what went over the wire there.`)
}
