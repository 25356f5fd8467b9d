import { expect, test } from 'vitest'
import { pageOf } from './page.ts'
import { report, run } from './test-support/reports.ts'

const passed = report({ diagrams: ['<svg>one</svg>'] })
const failed = report({ id: 'b-2', title: 'two <b>', outcome: 'failed', errors: ['Wrong <i>'] })

test('what failed is open with its words, what passed is folded with its diagram', () => {
  const page = pageOf(run([passed, failed]))
  expect(page).toContain('<details class="test" id="test-a-1">')
  expect(page).toContain('<details class="test" id="test-b-2" open>')
  expect(page).toContain('<svg>one</svg>')
  expect(page).toContain('Wrong &#60;i&#62;')
  expect(page).toContain('two &#60;b&#62;')
  expect(page).toMatch(/<h1 class="failed">1 passed, 1 failed</)
})

test('a project without a name, as a config has it that has no projects, is not named', () => {
  expect(pageOf(run([passed]))).toContain('<span class="aside">simulated, 850 ms</span>')
  expect(pageOf(run([report({ project: '' })]))).toContain('<span class="aside">850 ms</span>')
})

test('what failed is named before all else, and one click away; a run without failures has no such list', () => {
  const page = pageOf(run([passed, failed]))
  expect(page.indexOf('<a href="#test-b-2">')).toBeLessThan(page.indexOf('<h2>'))
  expect(pageOf(run([passed]))).not.toContain('<nav')
})

test('it needs nothing besides: no script, no address but places in itself', () => {
  const page = pageOf(run([passed, failed]))
  expect(page).not.toMatch(/<script|src=|url\(|@import|https?:/)
  expect(page.match(/href="[^#][^"]*"/g)).toBeNull()
})

test('where there is Playwright’s report each test leads there', () => {
  const page = pageOf(run([passed]), { playwrightReport: '../playwright-report/index.html' })
  expect(page).toContain('href="../playwright-report/index.html#?testId=a-1"')
})

test('an error outside any test makes the run a failed one', () => {
  const page = pageOf(run([passed], ['No browser']))
  expect(page).toMatch(/<h1 class="failed">/)
  expect(page).toContain('No browser')
})

test('of a live run it tells where it was, what it cost, what was put back, and what could not be', () => {
  const bill = { contacts: 6, messages: 12, estimate: 0.048 }
  const live = {
    ...{ run: '20261126-193341-a1b2c3', alias: 'demo <1>', instanceId: 'i-1', region: 'us-west-2', bill },
    cleanedUp: ['Cleaned up: 6 contacts ended, 3 agents offline.', 'All agents are given back.'],
    left: ['The agent alice could not be set offline & "npx roundtable sweep" tries again.'],
  }
  const page = pageOf({ ...run([passed]), live })
  const [section = ''] = /<h2>The live run<.*?<.section>/s.exec(page) ?? []
  expect(section).toContain('On demo &#60;1&#62; (i-1, us-west-2), as <code>20261126-193341-a1b2c3</code>.')
  expect(section.match(/<li>.*?<.li>/g)).toEqual([
    '<li>Spent: 6 contacts and 12 messages, about $0.05 (an estimate).</li>',
    '<li>Cleaned up: 6 contacts ended, 3 agents offline.</li>',
    '<li>All agents are given back.</li>',
  ])
  expect(section).toMatch(/<pre class="error">The agent alice could not be set offline &#38; /)
  expect(pageOf(run([passed]))).not.toContain('The live run')
})

test('where no diagram is the reason stands that the test gives, or the usual one', () => {
  const bare = (withoutWorld?: string) => pageOf(run([report({ diagrams: [], withoutWorld })]))
  expect(bare('a table is <read>')).toContain('No diagram: a table is &#60;read&#62;.')
  expect(bare()).toContain('No diagram: nobody talked through the harness here.')
})
