import { billInWords } from '../../live/run/bill.ts'
import { type Coverage, type CoverageVerdict, coverageCount, coverageIn, type HitList } from './hit-list.ts'
import { timesInLines } from './project-times.ts'
import { proofsIn, type Verdict } from './proof.ts'
import { countsIn, lasting, type RunReport } from './run.ts'

const SIGN: Readonly<Record<Verdict, string>> = {
  proved: '✅ proved',
  broken: '❌ broken',
  'not run': '➖ no test ran',
  'by unit tests': '◦ unit tests, not of this run',
}

/** The run in Markdown, for the summary of a CI step: counts, the rules, what failed. */
export function summaryOf(run: RunReport, hitList?: HitList): string {
  const failed = run.tests.filter(({ outcome }) => outcome === 'failed')
  const times = timesInLines(run.tests)
  const rows = proofsIn(run).map(
    ({ rule, verdict, tests }) => `| ${plain(rule.text)} | ${SIGN[verdict]} | ${tests.length || ''} |`,
  )
  return [
    `## Roundtable: ${countsIn(run.tests)}`,
    `In ${lasting(run.ms)}.`,
    ...(times.length > 1 ? [times.map((line) => `- ${plain(line)}`).join('\n')] : []),
    ...(run.live
      ? [`On ${plain(run.live.alias)}: ${billInWords(run.live.bill)} (an estimate). ${run.live.cleanedUp.join(' ')}`]
      : []),
    ...run.errors.map((error) => `Outside any test: ${plain(firstLine(error))}`),
    ...(failed.length > 0 ? ['### Failed', failed.map(failure).join('\n')] : []),
    '### The rules of a multi-party chat',
    ['| Rule | In this run | Tests |', '| --- | --- | --- |', ...rows].join('\n'),
    ...hitListTable(coverageIn(run, hitList)),
    '',
  ].join('\n\n')
}

const COVERAGE: Readonly<Record<CoverageVerdict, string>> = {
  covered: '✅ covered',
  failed: '❌ failed',
  'by unit tests': '◦ unit tests, not of this run',
  'not run': '➖ no test ran',
  live: '➖ needs a live instance',
  'not covered': '➖ not covered',
}

/** Folded: it is long. */
function hitListTable(coverage: readonly Coverage[]): string[] {
  if (coverage.length === 0) return []
  const rows = coverage.map(({ line: { id, text, reason }, verdict, tests, unit }) => {
    const why = reason === '' ? '' : `: ${plain(reason)}`
    return `| ${id} | ${plain(text)} | ${COVERAGE[verdict]}${why} | ${tests.length + unit.length || ''} |`
  })
  return [
    '### The hit list',
    coverageCount(coverage),
    [
      '<details><summary>Every line</summary>',
      '',
      '| | What can go wrong | In this run | Tests |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
      '</details>',
    ].join('\n'),
  ]
}

function failure({ file, line, project, title, errors: [error = ''] }: RunReport['tests'][number]): string {
  return `- **${plain(title)}** (${project && `${plain(project)}, `}${plain(file)}:${line}): ${plain(firstLine(error))}`
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}

/** As words only: nothing of it is a table, a link or a tag. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]|#~]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
}
