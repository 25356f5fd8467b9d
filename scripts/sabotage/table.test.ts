import { expect, test } from 'vitest'
import { summary, table } from './table.mjs'

const entries = [
  { name: 'seats-for-all', group: 'cap', is: 'Everybody finds a seat.', inUi: false },
  { name: 'roster-stuck', group: 'roster', is: 'The roster does not change.', inUi: true },
  { name: 'roster-empty', group: 'roster', is: 'Nobody is listed.', inUi: true },
  { name: 'seats-for-none', group: 'cap', is: 'Nobody finds a seat.', inUi: false },
]
const findings = {
  'seats-for-all': { happyPath: true, seconds: 3.21, caughtBy: 'cap: a seventh person', line: 'await expect(alice)' },
  'roster-stuck': { happyPath: true, seconds: 200, whole: true },
  'roster-empty': { happyPath: false, seconds: 1 },
}

test('the table has a line for each defect, by group, and says what has caught it', () => {
  expect(table(entries, findings)).toBe(
    [
      '',
      'cap',
      '  seats-for-all     3.2 s  cap: a seventh person',
      '                           await expect(alice)',
      '  seats-for-none           NOT KNOWN YET: Nobody finds a seat.',
      '',
      'roster',
      '  roster-stuck    200.0 s  SURVIVED: The roster does not change.',
      '  roster-empty      1.0 s  BREAKS THE HAPPY PATH: Nobody is listed.',
    ].join('\n'),
  )
})

test('the summary counts verdicts and groups, and names the slowest', () => {
  expect(summary(entries, findings)).toBe(
    [
      '4 defects (cap 2, roster 2; 2 of them in the agent UI):',
      '1 caught, 1 survived, 1 break the happy path, 1 not known yet.',
      'The slowest: roster-stuck, after 200.0 s.',
    ].join('\n'),
  )
})
