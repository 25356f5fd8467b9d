import { expect, test } from 'vitest'
import { coverageCount, coverageIn, type HitListLine } from './hit-list.ts'
import { pageOf } from './page.ts'
import { summaryOf } from './summary.ts'
import { report, run } from './test-support/reports.ts'

const line = (id: string, more: Partial<HitListLine> = {}): HitListLine => ({
  id,
  text: `What ${id} is about`,
  tests: [],
  reason: '',
  live: false,
  ...more,
})
const unitTest = { file: 'simulator/cap.test.ts', title: 'six at most, …' }
const lines = [
  line('H1', { tests: [{ file: 'specs/cap.spec.ts', title: 'a seventh is refused' }, unitTest] }),
  line('H2', { tests: [unitTest] }),
  line('H3', { tests: [{ file: 'specs/cap.spec.ts', title: 'another' }] }),
  line('H4', { reason: 'Nobody can see it.' }),
  line('H5', { reason: 'It needs two Regions.', live: true }),
]
const passed = report({ covers: ['H1'] })
const verdicts = (tests: Parameters<typeof run>[0], unit?: Parameters<typeof coverageIn>[1]) =>
  coverageIn(run(tests), unit ?? { lines }).map(({ verdict }) => verdict)

test('each line, with what this run says of it', () => {
  expect(verdicts([passed])).toEqual(['covered', 'by unit tests', 'not run', 'not covered', 'live'])
  expect(verdicts([passed, report({ covers: ['H1', 'H3'], outcome: 'failed' })]).slice(0, 3)).toEqual([
    'failed',
    'by unit tests',
    'failed',
  ])
  expect(verdicts([passed, report({ covers: ['H3'], outcome: 'skipped' })])[2]).toBe('not run')
})

test('what the unit tests reported counts, each test by itself', () => {
  const unit = [
    { file: 'simulator/cap.test.ts', title: 'six at most, with pages', covers: ['H2'], ran: true },
    { file: 'simulator/cap.test.ts', title: 'six at most, without', covers: ['H2'], ran: false },
  ]
  const [, second, third] = coverageIn(run([passed]), { lines, unit })
  expect(second).toMatchObject({
    verdict: 'covered',
    unit: [
      { title: 'six at most, with pages', outcome: 'passed' },
      { title: 'six at most, without', outcome: 'skipped' },
    ],
  })
  expect(third).toMatchObject({ verdict: 'not run', unit: [] })
})

test('a run that has nothing to do with the list says nothing of it', () => {
  const others = run([report({ covers: [] }), report({ covers: ['H99'] })])
  expect(coverageIn(others, { lines })).toEqual([])
  expect(coverageIn(run([passed]))).toEqual([])
  for (const text of [pageOf(others, { hitList: { lines } }), summaryOf(others, { lines })]) {
    expect(text.toLowerCase()).not.toContain('hit list')
  }
})

test('the page has every line with its tests, and why one has none', () => {
  const page = pageOf(run([passed]), { hitList: { lines } })
  expect(page).toContain('1 of 5 lines covered, 1 by unit tests, 1 not run, 1 not covered, 1 live')
  expect(page).toMatch(/id="line-H1".*title="covered".*What H1 is about.*<a href="#test-a-1">.*six at most, …/)
  expect(page).toMatch(/id="line-H4".*title="not covered".*Nobody can see it\./)
})

test('the summary of the CI step has the same table', () => {
  const summary = summaryOf(run([passed]), { lines })
  expect(summary).toContain('### The hit list\n\n1 of 5 lines covered')
  expect(summary).toContain('| H1 | What H1 is about | ✅ covered | 2 |')
  expect(summary).toContain('| H4 | What H4 is about | ➖ not covered: Nobody can see it. |  |')
})

test('lines are counted by what is said of them', () => {
  expect(coverageCount(coverageIn(run([passed]), { lines: lines.slice(0, 1) }))).toBe('1 of 1 lines covered')
})
