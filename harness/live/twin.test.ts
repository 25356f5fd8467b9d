import { expect, test } from 'vitest'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { THROTTLED } from './test-support/throttled.ts'
import { runLive } from './test-support/twin-run.ts'

test('the smoke specs on what they take for AWS, with real pages', async () => {
  await using sandbox = await Sandbox.opens(THROTTLED)
  const run = await runLive(sandbox)
  const code = await run.ended
  expect(run.output()).toContain('6 passed')
  expect(code).toBe(0)
}, 180_000)
