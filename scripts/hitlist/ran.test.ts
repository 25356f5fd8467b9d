import { expect, test } from 'vitest'
import { ranOfPlaywright, ranOfVitest } from './ran.mjs'

test('Vitest: files from the root, own titles, tags; skipped and todo did not run', () => {
  const assertionResults = [
    { title: 'one', status: 'passed', tags: ['H1', 'slow'] },
    { title: 'two', status: 'failed', tags: [] },
    { title: 'three', status: 'skipped', tags: [] },
    { title: 'four', status: 'todo' },
  ]
  const report = { testResults: [{ name: '/repository/simulator/cap.test.ts', assertionResults }] }
  const file = 'simulator/cap.test.ts'
  expect(ranOfVitest(report, '/repository/')).toEqual([
    { file, title: 'one', covers: ['H1'], ran: true },
    { file, title: 'two', covers: [], ran: true },
    { file, title: 'three', covers: [], ran: false },
    { file, title: 'four', covers: [], ran: false },
  ])
})

test('Playwright: specs of nested groups; one that is skipped in every project did not run', () => {
  const spec = { file: 'cap.spec.ts', tags: ['H1', 'smoke'] }
  const report = {
    suites: [
      {
        specs: [{ ...spec, title: 'one', tests: [{ status: 'skipped' }, { status: 'expected' }] }],
        suites: [{ specs: [{ ...spec, title: 'two', tests: [{ status: 'skipped' }] }] }],
      },
    ],
  }
  const file = 'specs/cap.spec.ts'
  expect(ranOfPlaywright(report, 'specs/')).toEqual([
    { file, title: 'one', covers: ['H1'], ran: true },
    { file, title: 'two', covers: ['H1'], ran: false },
  ])
})
