import { describe, expect, test } from 'vitest'
import type { LiveSettings } from '../settings/index.ts'
import type { Examination } from './doctor.ts'
import { exitCodeOf, type State } from './finding.ts'
import { reportJson, reportText } from './report.ts'

const settings = { alias: 'sandbox', instanceId: 'i-1', region: 'us-west-2', file: 'live.config.yaml' } as LiveSettings
const examination: Examination = {
  findings: [
    { check: 'reach', group: 'Connection', state: 'ok', words: 'the instance i-1 answers' },
    {
      check: 'approved origin',
      group: 'Page',
      state: 'wrong',
      words: 'a is no approved origin.',
      mend: { steps: 'Add it.', command: 'aws connect x', provision: [{ kind: 'origin', origin: 'a' }] },
    },
    { check: 'queue', group: 'Queue and flow', state: 'cannot tell', words: 'a queue called \u001b[31mred' },
  ],
}
const file = { isTTY: false, hasColors: () => false }
const terminal = { isTTY: true, hasColors: () => true }

describe('the report', () => {
  test('has a line a check, by group, and what mends it under what is wrong', () => {
    expect(reportText(examination, settings, file)).toBe(
      `sandbox, i-1 in us-west-2, as live.config.yaml says

Connection
  ok           the instance i-1 answers

Queue and flow
  cannot tell  a queue called \\u001b[31mred

Page
  wrong        a is no approved origin.
               Add it.
               $ aws connect x

1 ok, 1 wrong, 1 cannot tell.
"npx roundtable provision" mends one of these.`,
    )
  })

  test('is coloured on a terminal with colours, and nowhere else', () => {
    expect(reportText(examination, settings, terminal)).toContain('\u001b[31mwrong      \u001b[39m')
    for (const output of [file, { ...terminal, isTTY: false }, { ...terminal, hasColors: () => false }]) {
      expect(reportText(examination, settings, output)).not.toContain('\u001b')
    }
  })

  test('for programs says the same, and how the command ends', () => {
    expect(JSON.parse(reportJson(examination, settings))).toEqual({
      instance: { instanceId: 'i-1', alias: 'sandbox', region: 'us-west-2' },
      settings: 'live.config.yaml',
      exitCode: 1,
      count: { ok: 1, wrong: 1, 'cannot tell': 1 },
      findings: examination.findings,
    })
  })
})

test.each<[State[], number]>([
  [['ok', 'ok'], 0],
  [['ok', 'cannot tell'], 2],
  [['cannot tell', 'wrong'], 1],
])('of %j the exit code is %i', (states, code) => {
  expect(exitCodeOf(states.map((state) => ({ check: 'a', group: 'Page', state, words: 'b' })))).toBe(code)
})
