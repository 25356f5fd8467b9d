import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { noting, readLastCatches, readTally, verdictOf, write } from './tally.mjs'

let folder: string
const file = () => join(folder, 'deep', 'tally.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roundtable-sabotage-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const outcome = (passed: boolean, test = 'cap: six') => ({ defect: 'a-defect', test, passed, duration: 2500 })
const HAPPY = { happyPath: true, seconds: 0 }

test('what is known of a version is there again, and of no other', () => {
  write(file(), { version: 'abc', control: {}, findings: { 'a-defect': HAPPY } })
  expect(readTally(file(), 'abc').findings).toEqual({ 'a-defect': HAPPY })
  expect(readTally(file(), 'abd')).toEqual({ version: 'abd', control: {}, findings: {} })
})

test('a file that is cut short, or not there, is begun anew', () => {
  expect(readLastCatches(file())).toEqual({})
  write(file(), {})
  writeFileSync(file(), '{"version":"abc","find')
  expect(readTally(file(), 'abc').findings).toEqual({})
})

test('a defect is caught by the first test that fails', () => {
  const tried = noting(HAPPY, outcome(true), false)
  expect(verdictOf(tried)).toBe('not known yet')
  const caught = noting(tried, { ...outcome(false, 'cap: seven'), line: 'await expect(...)' }, false)
  expect(caught).toEqual({ happyPath: true, seconds: 5, caughtBy: 'cap: seven', line: 'await expect(...)' })
  expect(verdictOf(caught)).toBe('caught')
  expect(noting(caught, outcome(false, 'cap: eight'), false)).toEqual(caught)
})

test('a defect that fails the happy path is too crude, whatever else it fails', () => {
  expect(verdictOf(noting(noting(undefined, outcome(false), false), outcome(false, 'happy'), true))).toBe(
    'breaks the happy path',
  )
})

test('a defect has survived once the whole suite has not noticed', () => {
  expect(verdictOf({ ...HAPPY, whole: true })).toBe('survived')
  expect(verdictOf(HAPPY)).toBe('not known yet')
  expect(verdictOf(undefined)).toBe('not known yet')
})
