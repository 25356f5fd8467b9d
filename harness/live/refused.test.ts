import { expect, test } from 'vitest'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { runLive } from './test-support/twin-run.ts'

test.each([
  [['--trace', 'on'], 'trace is on'],
  [['--ui', '--ui-port=0'], 'UI mode, which takes them, is asked for'],
])(
  'a live run with %j is refused before anything is asked of the instance',
  { timeout: 120_000 },
  async (args, why) => {
    await using sandbox = await Sandbox.opens()
    const run = await runLive(sandbox, { args })
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain(`A live run takes no traces, pictures or films, and ${why}. Nothing was started.`)
    expect(run.output()).not.toMatch(/\n +at /)
    expect(sandbox.simulator.wire.events).toEqual([])
  },
)
