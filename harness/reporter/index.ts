/**
 * A reporter for Playwright: one page about a run.
 * @module connect-roundtable/reporter
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter'
import { rulesIn } from '../contract/rules.ts'
import { DIAGRAM, LOG } from '../evidence/evidence.ts'
import { legible } from '../evidence/failure.ts'
import type { HitList } from './hit-list.ts'
import { liveReport } from './live-report.ts'
import { pageOf } from './page.ts'
import { timesInLines } from './project-times.ts'
import { proofsIn } from './proof.ts'
import type { RunReport, TestReport } from './run.ts'
import { summaryOf } from './summary.ts'
import { whereToLook } from './where-to-look.ts'
import { whyWithoutWorld, withoutDiagram } from './without-diagram.ts'

/**
 * What the reporter is told in the Playwright config.
 *
 * @example
 * const options: RoundtableReporterOptions = { outputFolder: 'roundtable-report', everyRule: true }
 */
export interface RoundtableReporterOptions {
  /** Folder of the page, from the config's; `roundtable-report` unless said. */
  readonly outputFolder?: string
  /** Whether the run is of all specs, so that a rule without a test that ran fails it. */
  readonly everyRule?: boolean
  /**
   * What can go wrong, each line with the tests that are to cover it: the page and the summary tell which of them this run has
   * covered, if any of its tests is tagged with a line (`@H12`).
   */
  readonly hitList?: HitList
  /** Playwright gives it: the folder of the config. */
  readonly configDir?: string
}

/**
 * A reporter for Playwright: `reporter: [['./harness/reporter/index.ts']]`. Writes one page about the run, with the diagram
 * of every test and the rules that they prove; and its summary, where CI says in GITHUB_STEP_SUMMARY that it wants one. Prints how long each
 * project took, and where to look when something has failed.
 *
 * @example
 * // playwright.config.ts
 * export default defineConfig({
 *   reporter: [['html'], ['connect-roundtable/reporter', { outputFolder: 'roundtable-report' }]],
 * })
 */
export default class RoundtableReporter implements Reporter {
  readonly #options: RoundtableReporterOptions
  readonly #errors: string[] = []
  #config: FullConfig | undefined
  #suite: Suite | undefined

  constructor(options: RoundtableReporterOptions = {}) {
    this.#options = options
  }

  printsToStdio(): boolean {
    return false
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#config = config
    this.#suite = suite
  }

  onError(error: TestError): void {
    this.#errors.push(wordsOf(error))
  }

  async onEnd({ startTime, duration }: FullResult): Promise<{ status: 'failed' } | undefined> {
    const tests = (this.#suite?.allTests() ?? []).flatMap((test) => this.#reportOf(test))
    const told: RunReport = {
      startedAt: startTime.getTime(),
      ms: duration,
      tests,
      errors: this.#errors,
      live: liveReport(),
    }
    const missing = this.#missing(told)
    const run = { ...told, errors: [...told.errors, ...missing] }
    const page = this.#write(run)
    const lines = [...timesInLines(run.tests), ...withoutDiagram(run.tests), ...whereToLook(run.tests, fromHere(page))]
    for (const line of lines) console.log(`  ${line}`)
    if (missing.length === 0) return undefined
    console.error(missing.join('\n'))
    return { status: 'failed' }
  }

  /** A rule that no test of a whole run has been about. */
  #missing(run: RunReport): string[] {
    if (!this.#options.everyRule) return []
    return proofsIn(run)
      .filter(({ verdict }) => verdict === 'not run')
      .map(({ id }) => `No test ran for the rule ${id}: name it in a spec with proves('${id}').`)
  }

  /** @returns the path of the page */
  #write(run: RunReport): string {
    const { configDir = '.', outputFolder = 'roundtable-report' } = this.#options
    const folder = resolve(configDir, outputFolder)
    mkdirSync(folder, { recursive: true })
    const html = this.#config?.reporter.find(([name]) => name === 'html')
    const playwrightFolder = resolve(configDir, html?.[1]?.outputFolder ?? 'playwright-report')
    const playwrightReport = html && addressOf(relative(folder, playwrightFolder))
    const page = resolve(folder, 'index.html')
    writeFileSync(page, pageOf(run, { playwrightReport, hitList: this.#options.hitList }))
    const summary = process.env.GITHUB_STEP_SUMMARY
    if (summary) appendFileSync(summary, summaryOf(run, this.#options.hitList))
    return page
  }

  /** None for a test that was not begun: the run was cut short. */
  #reportOf(test: TestCase): TestReport[] {
    const result = test.results.at(-1)
    if (!result) return []
    const outcome = test.outcome()
    const [, project = '', , ...titles] = test.titlePath()
    return [
      {
        id: test.id,
        file: relative(this.#config?.rootDir ?? dirname(test.location.file), test.location.file)
          .split(sep)
          .join('/'),
        line: test.location.line,
        project,
        title: titles.join(' › '),
        outcome: outcome === 'skipped' ? 'skipped' : outcome === 'unexpected' ? 'failed' : 'passed',
        flaky: outcome === 'flaky',
        ms: result.duration,
        begunAt: Math.min(...test.results.map(({ startTime }) => startTime.getTime())),
        endedAt: result.startTime.getTime() + result.duration,
        proves: rulesIn(result.annotations),
        covers: test.tags.map((tag) => tag.replace(/^@/, '')),
        errors: outcome === 'unexpected' ? result.errors.map(wordsOf) : [],
        diagrams: diagramsOf(result),
        wireLog: wireLogOf(result),
        withoutWorld: whyWithoutWorld(result.annotations),
      },
    ]
  }
}

function addressOf(folder: string): string {
  return `${folder.split(sep).map(encodeURIComponent).join('/')}/index.html`
}

function diagramsOf({ attachments }: TestResult): string[] {
  return attachments.flatMap(({ name, body, path }) => {
    if (name !== DIAGRAM) return []
    if (body) return [body.toString('utf8')]
    return path ? [readFileSync(path, 'utf8')] : []
  })
}

function wireLogOf({ attachments }: TestResult): string | undefined {
  const path = attachments.find((each) => each.name === LOG && each.path)?.path
  return path && fromHere(path)
}

/** As whoever stands in the folder of the run would write it. */
function fromHere(path: string): string {
  return relative('', path)
}

function wordsOf({ message, value, snippet }: TestError): string {
  const words = legible(message ?? value ?? 'An error without words')
  return snippet ? `${words}\n\n${legible(snippet)}` : words
}
