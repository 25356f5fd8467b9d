import { findBackstage } from '../backstage.ts'
import { eventually } from './eventually.ts'
import { counted, type Row } from './rows.ts'
import { sideBySide } from './side-by-side.ts'

/**
 * What a matcher needs of Playwright: how it was called, for how long it may wait, and whether there are colours.
 *
 * @example
 * expect.extend({
 *   async toHaveAgents(this: Call, agent: Agent, count: number) {
 *     const seats = await agent.roster()
 *     const pass = seats.filter(({ role }) => role === 'agent').length === count
 *     return { pass, name: 'toHaveAgents', message: () => `There are ${this.isNot ? '' : 'not '}${count} agents.` }
 *   },
 * })
 */
export interface Call {
  readonly isNot: boolean
  /** Milliseconds. */
  readonly timeout: number
  readonly utils: { printReceived(value: unknown): string }
}

/**
 * What a matcher answers to Playwright.
 *
 * @example
 * const verdict: Verdict = { pass: false, name: 'toBeQuick', message: () => 'It took 12 s.' }
 */
export interface Verdict {
  readonly pass: boolean
  readonly name: string
  readonly message: () => string
  readonly expected?: unknown
  readonly actual?: unknown
}

/** Somebody about whom something is expected. */
export interface Subject {
  readonly name: string
}

/** What is expected of what a person sees, and how a failure explains itself. */
interface Expectation<Value> {
  readonly name: string
  readonly person: Subject
  readonly expected: unknown
  /** What of the person's is read: `notice`. */
  readonly what: string
  read(): Promise<Value> | Value
  fits(value: Value): boolean
  /** In a few words behind the matcher's name, and as much as it takes below: of what was read last. */
  explain?(value: Value): Explanation
}

export interface Explanation {
  readonly inShort: string
  readonly atLength: string
  /** Whose last wire events belong to it; the one's about whom something is expected, unless said. */
  readonly about?: readonly Subject[]
}

/** Waits for what a person sees to be as expected; explains what it was instead, with the person's last wire events. */
export async function sees<Value>(call: Call, expectation: Expectation<Value>): Promise<Verdict> {
  const { name, person, expected, what, read, fits, explain } = expectation
  const isWhatIsWanted = (value: Value) => fits(value) !== call.isNot
  const whose = `${person.name}'s ${what}`
  const { isWanted, last, problem } = await eventually(whose, read, isWhatIsWanted, call.timeout)
  const explanation = (): Explanation => {
    if (last === undefined)
      return { inShort: problem === undefined ? 'nothing to see' : inWords(problem), atLength: '' }
    const seen = (!call.isNot && explain?.(last)) || plainly(expected, last)
    if (problem === undefined) return seen
    return { ...seen, inShort: inWords(problem), atLength: `Before that there was:\n\n${seen.atLength}` }
  }
  const message = () => failure(call, name, person, explanation())
  return { pass: isWanted !== call.isNot, message, name, expected, actual: last }
}

/** The words of a failure: what failed and how in the first line, the whole below, and what went over the wire last. */
export function failure(
  { isNot }: Pick<Call, 'isNot'>,
  name: string,
  subject: Subject,
  { inShort, atLength, about = [subject] }: Explanation,
): string {
  const title = `expect(${subject.name}).${isNot ? 'not.' : ''}${name}${inShort && `: ${inShort}`}`
  return [title, atLength, ...about.map(lastEvents)].filter(Boolean).join('\n\n')
}

/** Fails, with `.not` too: as things are the expectation would hold whatever the service and the UI do. */
export function provesNothing(call: Call, name: string, subject: Subject, why: string): Verdict {
  const explanation = { inShort: 'proves nothing as it is', atLength: why }
  return { pass: call.isNot, name, message: () => failure(call, name, subject, explanation) }
}

/** Expected and actual side by side, as an explanation. */
export function comparison(call: Call, rows: readonly Row[], headings: readonly [string, string]): Explanation {
  return { inShort: counted(rows), atLength: sideBySide(rows, headings, inColours(call)) }
}

/** Whether the runner has colours: its own way of printing tells. */
export function inColours({ utils }: Pick<Call, 'utils'>): boolean {
  return utils.printReceived('').includes('\u001b')
}

/** What went wrong, for the first line of a failure. */
export function inWords(problem: unknown): string {
  return problem instanceof Error ? problem.message : String(problem)
}

function plainly(expected: unknown, actual: unknown): Explanation {
  return { inShort: '', atLength: `Expected: ${inspect(expected)}\nReceived: ${inspect(actual)}` }
}

function inspect(value: unknown): string {
  return value instanceof RegExp ? String(value) : JSON.stringify(value)
}

function lastEvents(person: Subject): string {
  const lines = findBackstage(person)?.wire.lastOf(person.name) ?? []
  if (lines.length === 0) return ''
  return [`Last on the wire of ${person.name}:`, ...lines.map((each) => `  ${each}`)].join('\n')
}
