import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARY } from './test-support/canary.ts'
import { SmallRun } from './test-support/small-run.ts'

const folder = mkdtempSync(join(tmpdir(), 'roundtable-report-'))
const written = (file: string) => readFileSync(join(folder, file), 'utf8')
let errors: string
let page: string

beforeAll(async () => {
  const run = await new SmallRun(folder).tests([], { GITHUB_STEP_SUMMARY: join(folder, 'summary.md') })
  errors = run.errors
  page = written('index.html')
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true }))

test('the diagram of who failed ends with a mark, behind the last thing on the wire', () => {
  const failed = diagramIn('fails on purpose')
  const lastSaid = failed.lastIndexOf('The last that is said')
  const mark = failed.indexOf('Error: on purpose: alice sees nobody &#60;credential&#62; (on-purpose.ts:14)')
  expect(lastSaid).toBeGreaterThan(0)
  expect(mark).toBeGreaterThan(lastSaid)
  expect(failed.slice(mark)).not.toContain('data-wire')
  expect(failed).not.toContain('Never said')
})

test('the diagram of who passed has no mark, and what people are called', () => {
  const passed = diagramIn('six take part @six')
  expect(passed).toContain('Hello from the sixth')
  expect(passed).toContain('Erin Eriksen')
  expect(passed).not.toContain('rt-failure"')
})

test('what failed is open, what passed is folded', () => {
  expect(page.match(/<details class="test"[^>]*>/g)?.map((each) => each.includes(' open'))).toEqual([false, true])
})

test('rules stand with their tests, and those that a failed test is about as broken', () => {
  expect(page).toMatch(/id="rule-six-at-most".*title="proved".*six take part/)
  expect(page).toMatch(/id="rule-all-see-all".*title="broken".*fails on purpose/)
  expect(page).toMatch(/id="rule-transfer-empties".*no test ran/)
})

test('a whole run that leaves a rule out is told which', () => {
  expect(errors).toContain('No test ran for the rule transfer-empties')
  expect(errors).not.toContain('No test ran for the rule six-at-most')
})

test('the summary of the CI step says what failed, and each rule', () => {
  const summary = written('summary.md')
  expect(summary).toContain('## Roundtable: 1 passed, 1 failed')
  expect(summary).toMatch(/\*\*fails on purpose\*\* .*on purpose: alice sees nobody/)
  expect(summary).toMatch(/\| Every agent sees every party\. \| ❌ broken \| 1 \|/)
})

test('every test has its diagram and its wire log attached', () => {
  const attached = attachmentsOf('six take part @six').map(({ name, contentType }) => ({ name, contentType }))
  expect(attached).toEqual([
    { name: 'diagram.svg', contentType: 'image/svg+xml' },
    { name: 'wire.json', contentType: 'application/json' },
  ])
  expect(attachmentsOf('fails on purpose').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['diagram.svg', 'wire.json']),
  )
})

test('who failed leaves a folder with the log, who passed none', () => {
  const left = readdirSync(join(folder, 'results')).filter((name) => !name.startsWith('.'))
  expect(left).toEqual([expect.stringContaining('fails-on-purpose')])
  expect(readdirSync(join(folder, 'results', left[0] ?? ''))).toContain('wire.json')
})

test('nothing of it gives access: tokens of the run, one that is said, one in an error, passwords', () => {
  const attached = attachmentsOf('fails on purpose').filter(
    ({ name }) => name === 'diagram.svg' || name === 'wire.json',
  )
  const all = [page, written('summary.md'), ...attached.map(contentOf)]
  // They were there: in the page from what was said and from the error, in the log from the run besides.
  expect(all.map((text) => /<credential>|&#60;credential&#62;|&lt;credential>/.test(text))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(all.at(-1)).toContain('"participantToken":"<credential>"')
  expect(all.at(-1)).toContain('password=<password>')
  for (const text of all) {
    expect(text.includes(CANARY)).toBe(false)
    expect(text.match(/[0-9a-f]{64}/)).toBeNull()
    expect(text.match(/password=(?!<password>)/)).toBeNull()
  }
})

interface Attached {
  readonly name: string
  readonly contentType: string
  /** Base64; the log of a test that failed is a file. */
  readonly body?: string
  readonly path?: string
}

function contentOf({ body, path }: Attached): string {
  return path ? readFileSync(path, 'utf8') : Buffer.from(body ?? '', 'base64').toString()
}

function attachmentsOf(title: string): Attached[] {
  const { suites } = JSON.parse(written('report.json'))
  const spec = suites[0].specs.find((each: { title: string }) => each.title === title)
  return spec.tests[0].results[0].attachments
}

function diagramIn(title: string): string {
  const section = page.slice(page.indexOf(`class="what">${title}<`))
  return section.slice(section.indexOf('<svg'), section.indexOf('</svg>'))
}
