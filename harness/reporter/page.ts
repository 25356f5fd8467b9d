import { billInWords } from '../../live/run/bill.ts'
import type { LiveReport } from '../../live/run/live-report.ts'
import { type Coverage, type CoverageVerdict, coverageCount, coverageIn, type HitList } from './hit-list.ts'
import { projectTimes } from './project-times.ts'
import { type Proof, proofsIn, type Verdict } from './proof.ts'
import { countOf, countsIn, lasting, type RunReport, type TestReport } from './run.ts'
import { STYLE } from './style.ts'

export interface PageOptions {
  /** What can go wrong, to tell what of it this run has covered. */
  readonly hitList?: HitList | undefined
  /** Address of Playwright's own report, seen from the page, where there is one. */
  readonly playwrightReport?: string | undefined
}

/** The run as one HTML document that needs nothing besides: no script, no network. Folded but for what failed. */
export function pageOf(run: RunReport, options: PageOptions = {}): string {
  const failed = countOf(run.tests, 'failed') > 0 || run.errors.length > 0
  const headline = countsIn(run.tests)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Roundtable: ${escaped(headline)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<p class="name">Roundtable</p>
<h1 class="${failed ? 'failed' : 'passed'}">${escaped(headline)}</h1>
<p>${lasting(run.ms)}, begun ${new Date(run.startedAt).toISOString().replace('T', ' ').slice(0, 19)} UTC${projectsIn(run)}</p>
</header>
<main>
${run.errors.map((error) => `<pre class="error">${escaped(error)}</pre>`).join('\n')}
${failures(run.tests.filter(({ outcome }) => outcome === 'failed'))}
${run.live ? liveRun(run.live) : ''}
<section>
<h2>The rules of a multi-party chat</h2>
<ul class="rules">
${proofsIn(run).map(proof).join('\n')}
</ul>
</section>
${hitListOf(coverageIn(run, options.hitList))}
<section>
<h2>The tests</h2>
${byFile(run.tests)
  .map(([file, tests]) => fileOf(file, tests, options))
  .join('\n')}
</section>
</main>
</body>
</html>
`
}

type Sign = Verdict | CoverageVerdict | TestReport['outcome']

function liveRun({ run, alias, instanceId, region, bill, cleanedUp, left }: LiveReport): string {
  const lines = [`Spent: ${billInWords(bill)} (an estimate).`, ...cleanedUp]
  return `<section>
<h2>The live run</h2>
<p>On ${escaped(`${alias} (${instanceId}, ${region})`)}, as <code>${escaped(run)}</code>.</p>
<ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>
${left.map((line) => `<pre class="error">${escaped(line)}</pre>`).join('\n')}
</section>`
}

const SIGN: Readonly<Record<Sign, string>> = {
  covered: '✓',
  'not covered': '–',
  live: '–',
  proved: '✓',
  passed: '✓',
  broken: '✗',
  failed: '✗',
  skipped: '–',
  'not run': '–',
  'by unit tests': '◦',
}

/** The verdict in words too, for whoever does not see the sign and its colour. */
function sign(verdict: Sign): string {
  return `<span class="sign ${verdict.replaceAll(' ', '-')}" title="${verdict}"><span aria-hidden="true">${SIGN[verdict]}</span><span class="words">${verdict}</span></span>`
}

/** Straight to what matters, past the rules. */
function failures(failed: readonly TestReport[]): string {
  if (failed.length === 0) return ''
  const links = failed.map((each) => `<li>${sign('failed')} ${link(each)}</li>`)
  return `<nav aria-label="Failed tests"><ul>${links.join('')}</ul></nav>`
}

function link(test: TestReport): string {
  return `<a href="#${anchor(test)}">${escaped(test.title)}</a>`
}

function proof({ id, rule, verdict, tests }: Proof): string {
  const seen = tests.map((test) => `<li>${sign(test.outcome)} ${link(test)}</li>`)
  const unit = (rule.unit ?? []).map(({ file, name }) => `<li>${escaped(name)} <code>${escaped(file)}</code></li>`)
  const count = seen.length + unit.length
  const said = verdict === 'not run' ? 'no test ran' : `${count} ${count === 1 ? 'test' : 'tests'}`
  const kind = verdict === 'by unit tests' ? 'unit tests, not of this run: ' : ''
  const assumed = rule.kind === 'assumed' ? ' <span class="assumed">assumed</span>' : ''
  return `<li id="rule-${id}"><details${verdict === 'broken' ? ' open' : ''}><summary>${sign(verdict)}<span class="what">${escaped(rule.text)}${assumed}</span><span class="aside">${kind}${said}</span></summary><ul>${[...seen, ...unit].join('')}</ul></details></li>`
}

/** Nothing where the run has nothing to do with it. */
function hitListOf(coverage: readonly Coverage[]): string {
  if (coverage.length === 0) return ''
  return `<section>
<h2>The hit list <span class="aside">${coverageCount(coverage)}</span></h2>
<ul class="rules">
${coverage.map(lineOf).join('\n')}
</ul>
</section>`
}

function lineOf({ line: { id, text, reason }, verdict, tests, unit }: Coverage): string {
  const seen = tests.map((test) => `<li>${sign(test.outcome)} ${link(test)}</li>`)
  const others = unit.map(
    ({ file, title, outcome }) =>
      `<li>${sign(outcome === 'unknown' ? 'by unit tests' : outcome)} ${escaped(title)} <code>${escaped(file)}</code> <span class="aside">unit test</span></li>`,
  )
  const why = reason === '' ? [] : [`<li>${escaped(reason)}</li>`]
  const count = seen.length + others.length
  const said = count === 0 ? verdict : `${count} ${count === 1 ? 'test' : 'tests'}`
  return `<li id="line-${escaped(id)}"><details${verdict === 'failed' ? ' open' : ''}><summary>${sign(verdict)}<span class="what">${escaped(text)} <span class="name-of-line">${escaped(id)}</span></span><span class="aside">${said}</span></summary><ul>${[...seen, ...others, ...why].join('')}</ul></details></li>`
}

function fileOf(file: string, tests: readonly TestReport[], options: PageOptions): string {
  return `<h3>${escaped(file)} <span class="aside">${countsIn(tests)}</span></h3>\n${tests.map((each) => test(each, options)).join('\n')}`
}

function test(report: TestReport, { playwrightReport }: PageOptions): string {
  const { outcome, title, project, ms, errors, diagrams, withoutWorld, id, file, line } = report
  const more = playwrightReport
    ? ` <a href="${escaped(playwrightReport)}#?testId=${encodeURIComponent(id)}">Trace and wire log</a>`
    : ''
  const pictures = diagrams.map(
    (svg) => `<div class="picture" tabindex="0" role="group" aria-label="Diagram">${svg}</div>`,
  )
  const flaky = report.flaky ? ' <span class="assumed">only after a retry</span>' : ''
  return `<details class="test" id="${anchor(report)}"${outcome === 'failed' ? ' open' : ''}>
<summary>${sign(outcome)}<span class="what">${escaped(title)}${flaky}</span><span class="aside">${project && `${escaped(project)}, `}${lasting(ms)}</span></summary>
<div class="inside">
<p class="aside"><code>${escaped(file)}:${line}</code>${more}</p>
${errors.map((error) => `<pre class="error">${escaped(error)}</pre>`).join('\n')}
${pictures.length > 0 ? pictures.join('\n') : `<p class="aside">No diagram: ${escaped(withoutWorld ?? 'nobody talked through the harness here')}.</p>`}
</div>
</details>`
}

function anchor({ id }: TestReport): string {
  return `test-${id.replace(/[^\w-]/g, '')}`
}

function byFile(tests: readonly TestReport[]): [string, TestReport[]][] {
  const files = new Map<string, TestReport[]>()
  for (const each of tests) files.set(each.file, [...(files.get(each.file) ?? []), each])
  return [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function projectsIn({ tests }: RunReport): string {
  const times = projectTimes(tests)
  return times.length > 1 ? `; ${times.map(({ project, ms }) => `${escaped(project)} ${lasting(ms)}`).join(', ')}` : ''
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)
}
