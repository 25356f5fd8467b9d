import type { Outcome, RunReport, TestReport } from './run.ts'

/** A line of a hit list: something that can go wrong, and what covers it. */
export interface HitListLine {
  /** By which tests name it: the tag `@H12` of a spec. */
  readonly id: string
  readonly text: string
  /** The tests that are to cover it, by file and title. */
  readonly tests: readonly { readonly file: string; readonly title: string }[]
  /** Why no test covers it; empty where one does. */
  readonly reason: string
  /** Whether it can only be tried on a live instance. */
  readonly live: boolean
}

/** A test of another runner, and which lines it says it covers. */
export interface OtherTest {
  readonly file: string
  readonly title: string
  readonly covers: readonly string[]
  readonly ran: boolean
}

export interface HitList {
  readonly lines: readonly HitListLine[]
  /** What the unit tests reported, if they have run. */
  readonly unit?: readonly OtherTest[] | undefined
}

/**
 * `covered`: a test of it ran, and none failed; `failed`: one has; `by unit tests`: it has no others, and they are not of this
 * run; `not run`: its tests were not in this run; `live`: only a live instance can show it; `not covered`: it says why.
 */
export type CoverageVerdict = 'covered' | 'failed' | 'by unit tests' | 'not run' | 'live' | 'not covered'

/** A line, and what this run says of it. */
export interface Coverage {
  readonly line: HitListLine
  readonly verdict: CoverageVerdict
  readonly tests: readonly TestReport[]
  /** Unit tests: whether they ran, where that is known. */
  readonly unit: readonly { readonly file: string; readonly title: string; readonly outcome: Outcome | 'unknown' }[]
}

/** Of a run that has nothing to do with the list there is nothing to tell. */
export function coverageIn({ tests }: Pick<RunReport, 'tests'>, { lines, unit }: HitList = { lines: [] }): Coverage[] {
  const ids = new Set(lines.map(({ id }) => id))
  if (!tests.some(({ covers }) => covers.some((id) => ids.has(id)))) return []
  return lines.map((line) => {
    const own = tests.filter(({ covers, outcome }) => covers.includes(line.id) && outcome !== 'skipped')
    const others = unitTestsOf(line, unit)
    return { line, tests: own, unit: others, verdict: verdictOf(line, own, others) }
  })
}

/** Their report names each by itself; without it there are the names in the list, which may stand for several. */
function unitTestsOf({ id, tests }: HitListLine, unit: HitList['unit']): Coverage['unit'] {
  if (!unit) {
    const named = tests.filter(({ file }) => !isSpec(file))
    return named.map(({ file, title }) => ({ file, title, outcome: 'unknown' }))
  }
  const own = unit.filter(({ covers }) => covers.includes(id))
  return own.map(({ file, title, ran }) => ({ file, title, outcome: ran ? 'passed' : 'skipped' }))
}

function isSpec(file: string): boolean {
  return /\.spec\.[cm]?[jt]sx?$/.test(file)
}

function verdictOf(
  { live, reason }: HitListLine,
  tests: readonly TestReport[],
  unit: Coverage['unit'],
): CoverageVerdict {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failed'
  if (tests.length > 0 || unit.some(({ outcome }) => outcome === 'passed')) return 'covered'
  if (live) return 'live'
  if (reason !== '') return 'not covered'
  return unit.some(({ outcome }) => outcome === 'unknown') ? 'by unit tests' : 'not run'
}

/** `118 of 129 lines covered in this run`. */
export function coverageCount(coverage: readonly Coverage[]): string {
  const count = (verdict: CoverageVerdict) => coverage.filter((each) => each.verdict === verdict).length
  const rest = (['failed', 'by unit tests', 'not run', 'not covered', 'live'] as const).flatMap((verdict) =>
    count(verdict) > 0 ? [`${count(verdict)} ${verdict}`] : [],
  )
  return [`${count('covered')} of ${coverage.length} lines covered`, ...rest].join(', ')
}
