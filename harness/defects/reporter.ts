import { readFileSync } from 'node:fs'
import type { FullConfig, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter'

/** What became of one test in a run with defects. */
export interface Outcome {
  readonly defect: string
  /** `cap: a seventh person is refused, and nothing changes` */
  readonly test: string
  readonly passed: boolean
  /** Milliseconds. */
  readonly duration: number
  /** Of a test that failed: the line of the spec. */
  readonly line?: string
}

/** Before what it says, each in a line of its own. */
export const MARK = 'sabotage '

/** Says what became of each test as soon as it is known, for whoever runs Playwright. */
export default class Telling implements Reporter {
  #specs = ''

  onBegin({ rootDir }: FullConfig): void {
    this.#specs = rootDir
  }

  onTestEnd(test: TestCase, { status, duration, errors }: TestResult): void {
    if (status === 'skipped' || status === 'interrupted') return
    const file = test.location.file.slice(this.#specs.length + 1).replace(/\.spec\.ts$/, '')
    const line = errors.flatMap((each) => this.#lineOf(each))[0]
    const outcome: Outcome = {
      defect: test.parent.project()?.name ?? '',
      test: `${file}: ${test.title}`,
      passed: status === 'passed',
      duration,
      ...(line && { line }),
    }
    process.stdout.write(`${MARK}${JSON.stringify(outcome)}\n`)
  }

  onError({ message }: TestError): void {
    process.stdout.write(`${message}\n`)
  }

  printsToStdio(): boolean {
    return true
  }

  #lineOf({ location, stack = '' }: TestError): string[] {
    const inSpec = stack.match(/\((\S+\.spec\.ts):(\d+):\d+\)/)
    const file = inSpec?.[1] ?? location?.file
    const line = Number(inSpec?.[2] ?? location?.line)
    if (!file) return []
    return [readFileSync(file, 'utf8').split('\n')[line - 1]?.trim() ?? '']
  }
}
