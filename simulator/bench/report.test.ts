import { expect, test } from 'vitest'
import { percent, tableOf, verdictOf, whole } from './report.ts'

const rows = [
  { what: 'Rate', measured: '90,000 /s', floor: '300,000 /s', ratio: '30 %', target: '100,000 /s', isMet: false },
  { what: 'Start', measured: '120 ms', target: 'at most 300 ms', isMet: true },
  { what: 'For comparison', measured: '1 s' },
]

test('the table has a column for everything and says what was missed', () => {
  expect(tableOf(rows).split('\n')).toEqual([
    'Figure          Measured   Floor       Ratio  Target',
    '--------------  ---------  ----------  -----  --------------  ------',
    'Rate            90,000 /s  300,000 /s  30 %   100,000 /s      MISSED',
    'Start           120 ms                        at most 300 ms  met',
    'For comparison  1 s',
  ])
})

test('the verdict names every target that was missed', () => {
  expect(verdictOf(rows)).toBe('1 of 2 targets MISSED:\n  Rate: 30 %, not 100,000 /s')
  expect(verdictOf(rows.slice(1))).toBe('All 1 targets are met.')
  expect(verdictOf(rows.slice(2))).toBe('No target was looked at.')
})

test('numbers are written for people', () => {
  expect(whole(123456.7)).toBe('123,457')
  expect(percent(0.804)).toBe('80 %')
})
