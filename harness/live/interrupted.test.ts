import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { leftOn, NOTHING } from '../../live/test-support/left.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { asked, gone } from '../../live/test-support/wire-events.ts'
import { runLive } from './test-support/twin-run.ts'

const SLOW_MS = 240_000
const COMMAND = fileURLToPath(new URL('../../cli/roundtable.mjs', import.meta.url))

describe('a live run that is interrupted, on what it takes for AWS, with real pages', { timeout: SLOW_MS }, () => {
  test('Ctrl-C in the middle: the chat is ended, agents are offline and given back', async () => {
    await using sandbox = await Sandbox.opens()
    const run = await runLive(sandbox, { args: ['-g', 'invites another'] })
    await gone(sandbox, asked('SendMessage'))
    run.process.kill('SIGINT')
    await run.ended
    expect(run.output()).toContain('Cleaned up: 1 contact ended, 2 agents offline.')
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })

  test('killed in the middle: what is left is found and ended', { tags: ['H60'] }, async () => {
    await using sandbox = await Sandbox.opens()
    const run = await runLive(sandbox, { args: ['-g', 'invites another'] })
    await gone(sandbox, asked('SendMessage'))
    run.process.kill('SIGKILL')
    await run.ended
    expect(leftOn(sandbox)).toMatchObject({ chats: 1 })
    await promisify(execFile)(process.execPath, [COMMAND, 'sweep'], { env: sandbox.env, cwd: sandbox.folder })
    expect(leftOn(sandbox)).toEqual(NOTHING)
  })
})
