import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import RoundtableReporter from './index.ts'

let outputFolder: string
beforeEach(() => {
  outputFolder = mkdtempSync(join(tmpdir(), 'roundtable-report-'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  rmSync(outputFolder, { recursive: true })
})

test.each([
  ['a whole run fails where a rule has no test', true, { status: 'failed' }],
  ['a run of a few specs does not', false, undefined],
] as const)('%s', async (_, everyRule, ending) => {
  const reporter = new RoundtableReporter({ outputFolder, everyRule })
  const result = { status: 'passed', startTime: new Date(0), duration: 1 } as const
  expect(await reporter.onEnd(result)).toEqual(ending)
})
