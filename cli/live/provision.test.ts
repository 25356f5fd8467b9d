import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { endOf, type Outcome, runIn, start } from '../test-support/command.ts'

const [toAlice] = contactCenter.quickConnects
if (!toAlice) throw new Error('The default contact center has quick connects.')
const BARE = {
  ...contactCenter,
  features: { ...contactCenter.features, multiPartyChat: false },
  approvedOrigins: [],
  quickConnects: [{ ...toAlice, queueIds: [] }],
}
/** The switch, the origin, an association, and a quick connect with another. */
const CHANGES = 5

let sandbox: Sandbox
let before: unknown

beforeEach(async () => {
  sandbox = await Sandbox.opens({ center: BARE })
  before = settings()
})
afterEach(() => sandbox[Symbol.asyncDispose]())

const settings = () => structuredClone(sandbox.simulator.instance.directory.settings)
const place = () => ({ env: { ...sandbox.env, ROUNDTABLE_LIVE_AGENTS: 'alice, bob' }, cwd: sandbox.folder })
const provision = (...args: string[]): Promise<Outcome> => runIn(place(), 'provision', ...args)
const stateFile = () => join(sandbox.folder, '.roundtable', 'provisioned', `${BARE.instanceId}.json`)

/** Several processes one after the other. */
const SEVERAL_PROCESSES = { timeout: 60_000 }

describe('roundtable provision', SEVERAL_PROCESSES, () => {
  test('asks, so that it needs a terminal or --yes', async () => {
    const outcome = await provision()
    expect(outcome).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/no terminal to ask on\. Say --yes/),
    })
    expect(settings()).toEqual(before)
  })

  test('says that there are no settings before it asks for a terminal', async () => {
    const { code, stderr } = await runIn({ env: { PATH: process.env.PATH ?? '' }, cwd: sandbox.folder }, 'provision')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^roundtable: The settings for the live instance are not complete:\n/)
  })

  test('shows what it would make, makes it, and takes it back', async () => {
    const shown = await provision('--dry-run')
    expect(shown).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/To be made\n.*MULTI_PARTY_CHAT_CONFERENCE/),
    })
    expect(settings()).toEqual(before)
    const made = await provision('--yes')
    expect(made).toMatchObject({ code: 0, stderr: '' })
    expect(made.stdout.match(/^ {2}done /gm)).toHaveLength(CHANGES)
    expect(existsSync(stateFile())).toBe(true)
    expect(await runIn(place(), 'doctor')).toMatchObject({ code: 0 })
    const undone = await provision('--undo', '--yes')
    expect(undone).toMatchObject({ code: 0, stderr: '' })
    expect(settings()).toEqual(before)
    expect(existsSync(stateFile())).toBe(false)
  })

  test.each([1, 3])(
    'killed after its change %i: what it has begun is finished by the next, and undone as a whole',
    async (changes) => {
      const child = start(['provision', '--yes'], 'pipe', place())
      let told = ''
      for await (const chunk of child.stdout ?? []) {
        told += chunk
        if ((told.match(/^ {2}done /gm)?.length ?? 0) >= changes) break
      }
      child.kill('SIGKILL')
      await endOf(child)
      expect(existsSync(stateFile())).toBe(true)
      expect(settings()).not.toEqual(before)
      expect(await provision('--yes')).toMatchObject({ code: 0 })
      expect(await provision('--undo', '--yes')).toMatchObject({ code: 0 })
      expect(settings()).toEqual(before)
    },
  )

  test('a state file that is no such file is left alone', async () => {
    const file = join(sandbox.folder, 'notes.txt')
    writeFileSync(file, 'to do')
    expect(await provision('--yes', '--state', file)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^roundtable: .*notes\.txt is no state file of "roundtable provision"/),
    })
    expect(settings()).toEqual(before)
  })
})
