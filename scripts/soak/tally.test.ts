import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { passOf, readTally, sums, writeTally } from './tally.mjs'

let folder: string
const file = () => join(folder, 'deep', 'tally.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roundtable-soak-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const PASS = { executions: 60, failures: [], seconds: 100 }

test('what is known of a version is there again, and of no other', () => {
  writeTally(file(), { version: 'abc', passes: [PASS] })
  expect(readTally(file(), 'abc').passes).toEqual([PASS])
  expect(readTally(file(), 'abd')).toEqual({ version: 'abd', passes: [] })
})

test('a file cut short is begun anew', () => {
  writeTally(file(), { version: 'abc', passes: [PASS] })
  writeFileSync(file(), '{"version":"abc","pass')
  expect(readTally(file(), 'abc').passes).toEqual([])
})

test('passes add up, and a failure says in which it was', () => {
  const passes = [PASS, { ...PASS, failures: ['cap.spec.ts: six'] }]
  expect(sums({ version: 'abc', passes })).toEqual({
    executions: 120,
    failures: ['pass 2: cap.spec.ts: six'],
    seconds: 200,
  })
})

test('a pass counts what ran, however deep it stands, and names what did not pass', () => {
  const spec = (title: string, status: string) => ({ title, file: 'cap.spec.ts', tests: [{ results: [{ status }] }] })
  const suites = [
    {
      specs: [spec('one', 'passed')],
      suites: [
        { specs: [spec('two', 'timedOut'), spec('three', 'skipped')], suites: [{ specs: [spec('four', 'passed')] }] },
      ],
    },
  ]
  expect(passOf({ stats: { duration: 12_345 }, errors: [{ message: 'No server\nat once' }], suites })).toEqual({
    executions: 3,
    failures: ['cap.spec.ts: two', 'No server'],
    seconds: 12,
  })
})
