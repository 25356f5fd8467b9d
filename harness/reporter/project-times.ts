import { lasting, type TestReport } from './run.ts'

export interface ProjectTime {
  readonly project: string
  /** How many of its tests ran. */
  readonly tests: number
  /** Milliseconds that went by from the start of its first test to the end of its last. */
  readonly ms: number
}

/** How long each project took, in the order of the config. Projects whose tests run side by side take that long together. */
export function projectTimes(tests: readonly TestReport[]): ProjectTime[] {
  const ran = tests.filter(({ outcome }) => outcome !== 'skipped')
  return [...new Set(ran.map(({ project }) => project))].map((project) => {
    const own = ran.filter((each) => each.project === project)
    const begun = Math.min(...own.map(({ begunAt }) => begunAt))
    const ended = Math.max(...own.map(({ endedAt }) => endedAt))
    return { project, tests: own.length, ms: ended - begun }
  })
}

/** A line for each project that has a name: `simulated  150 tests  2 min 31 s`. */
export function timesInLines(tests: readonly TestReport[]): string[] {
  const times = projectTimes(tests).filter(({ project }) => project !== '')
  const columns = times.map((each) => [each.project, counted(each.tests), lasting(each.ms)])
  const widths = [0, 1].map((column) => Math.max(...columns.map((each) => each[column]?.length ?? 0)))
  return columns.map(([project = '', count = '', time = '']) =>
    [project.padEnd(widths[0] ?? 0), count.padStart(widths[1] ?? 0), time].join('  '),
  )
}

function counted(tests: number): string {
  return tests === 1 ? '1 test' : `${tests} tests`
}
