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
