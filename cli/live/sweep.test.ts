import { describe, expect, test } from 'vitest'
import { leftOn, NOTHING } from '../../live/test-support/left.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { answered, asked, gone } from '../../live/test-support/wire-events.ts'
import type { WireEvent } from '../../simulator/wire/events.ts'
import { runIn } from '../test-support/command.ts'
import { type Played, play } from './test-support/played.ts'

const SLOW_MS = 60_000

/** Two agents are as good as six, and sooner taken. */
const AGENTS = { ROUNDTABLE_LIVE_AGENTS: 'alice, bob' }

const sweeps = (sandbox: Sandbox) => runIn({ env: { ...sandbox.env, ...AGENTS }, cwd: sandbox.folder }, 'sweep')

/** Kills the player when so many events of a kind have gone over the wire. */
async function killedAt(sandbox: Sandbox, isIt: (event: WireEvent) => boolean, nth: number): Promise<Played> {
  const { child, played } = play(sandbox, AGENTS)
  let count = 0
  const stop = sandbox.simulator.wire.subscribe((event) => {
    if (isIt(event) && ++count === nth) child.kill('SIGKILL')
  })
  return played.finally(stop)
}

describe('a run that is killed leaves nothing that a sweep does not find and end', {
  timeout: SLOW_MS,
}, () => {
  test.each<[string, (event: WireEvent) => boolean, number]>([
    ['while it takes the first agent', asked('CreateQuickConnect'), 1],
    ['when it has taken the last', answered('CreateQuickConnect'), 2],
    ['when an agent has begun to work', answered('PutUserStatus'), 1],
    ['while a chat is started', asked('StartChatContact'), 1],
    ['when a chat has been started', answered('StartChatContact'), 1],
    ['when the customer has connected', answered('CreateParticipantConnection'), 1],
    ['when the customer’s socket is open', ({ kind, who }) => kind === 'socket opened' && who === 'Maya', 1],
    ['while a message is sent', asked('SendMessage'), 1],
    ['when the last message is sent', answered('SendMessage'), 2],
    ['while it ends the chat', asked('StopContact'), 1],
    ['when it has ended the chat', answered('StopContact'), 1],
    ['while it gives the first agent back', asked('DeleteQuickConnect'), 1],
  ])('killed %s: all of it is found and ended', { tags: ['H60'] }, async (_, isIt, nth) => {
    await using sandbox = await Sandbox.opens()
    const { code: killed, output } = await killedAt(sandbox, isIt, nth)
    expect(killed, output).toBe(null)
    // What was asked in the last moment is done all the same.
    await sandbox.simulator.time.settled()
    const before = leftOn(sandbox)
    expect(before).not.toEqual(NOTHING)
    const { code, stdout, stderr } = await sweeps(sandbox)
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(leftOn(sandbox)).toEqual(NOTHING)
    expect(stdout).not.toContain('Nothing was left')
  })
})

describe('a run that goes on', { timeout: SLOW_MS }, () => {
  test('is left alone by a sweep; and another run is told who has its agents, and until when', {
    tags: ['H59'],
  }, async () => {
    await using sandbox = await Sandbox.opens()
    const hanging = sandbox.simulator.impose(['Maya'], { kind: 'hanging', operation: 'SendMessage' })
    const { child, played } = play(sandbox, AGENTS)
    await gone(sandbox, asked('SendMessage'))
    const { stdout } = await sweeps(sandbox)
    expect(stdout).toMatch(/The run \S+ goes on, and is left alone\./)
    expect(leftOn(sandbox)).toMatchObject({ chats: 1, atWork: ['alice'], leases: { length: 2 } })

    const other = await play(sandbox, AGENTS).played
    expect(other.code).not.toBe(0)
    expect(other.output).toMatch(/The agent alice is taken: held by \S+@\S+, run \S+, until \S+Z\. Nothing was started/)
    expect(leftOn(sandbox)).toMatchObject({ chats: 1, leases: { length: 2 } })
    child.kill('SIGKILL')
    await played
    hanging.lift()
    await sweeps(sandbox)
    expect(leftOn(sandbox)).toEqual(NOTHING)
    expect((await sweeps(sandbox)).stdout).toContain('Nothing was left')
  })
})
