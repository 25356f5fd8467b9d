import type { LiveReport } from '../../live/run/live-report.ts'
import type { RuleId } from '../contract/rules.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'

/** A test as it ended. */
export interface TestReport {
  readonly id: string
  /** Path from the folder of the specs. */
  readonly file: string
  readonly line: number
  readonly project: string
  /** With the groups it is in: `at most six › a seventh person is refused`. */
  readonly title: string
  readonly outcome: Outcome
  /** It did as expected, and only after a retry. */
  readonly flaky: boolean
  /** How long its last try took. */
  readonly ms: number
  /** Milliseconds since the epoch: when its first try began, and when its last one ended. */
  readonly begunAt: number
  readonly endedAt: number
  readonly proves: readonly RuleId[]
  /** Lines of a hit list that it covers, by its tags: `H12`. */
  readonly covers: readonly string[]
  /** The words of each error of its last try. */
  readonly errors: readonly string[]
  /** SVG, one a world; of its last try. */
  readonly diagrams: readonly string[]
  /** Path of a log of what went over its wire, where it is a file: of its last try. */
  readonly wireLog?: string | undefined
  /** Why it has no world to draw, if it says so. */
  readonly withoutWorld?: string | undefined
}

/** A run as it ended, in plain data. */
export interface RunReport {
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly ms: number
  readonly tests: readonly TestReport[]
  /** Errors outside any test. */
  readonly errors: readonly string[]
  /** Where it was on a real instance: what it has cost there, and what was put back. */
  readonly live?: LiveReport | undefined
}

export function countOf(tests: readonly TestReport[], outcome: Outcome): number {
  return tests.filter((each) => each.outcome === outcome).length
}

/** `3 passed, 1 failed`, and skipped where any were. */
export function countsIn(tests: readonly TestReport[]): string {
  const skipped = countOf(tests, 'skipped')
  const flaky = tests.filter((each) => each.flaky).length
  return [
    `${countOf(tests, 'passed')} passed`,
    `${countOf(tests, 'failed')} failed`,
    ...(skipped ? [`${skipped} skipped`] : []),
    ...(flaky ? [`${flaky} only after a retry`] : []),
  ].join(', ')
}

/** `850 ms`, `12.3 s`, `2 min 5 s`. */
export function lasting(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
