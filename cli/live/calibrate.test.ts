import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ConnectClient } from '@aws-sdk/client-connect'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { fullNames } from '../../fixtures/people.ts'
import { planFor } from '../../live/calibrate/calibrate.ts'
import { assumptionsIn, readCalibration, writeCalibration } from '../../live/calibrate/file.ts'
import { entriesOf } from '../../live/calibrate/scene.ts'
import { shapesOf } from '../../live/calibrate/shapes.ts'
import { idFor } from '../instance-file/entries.ts'
import { folder, run, runIn, serve } from '../test-support/command.ts'
import { type Drawn, drawn, findable } from './test-support/proof/drawn.ts'
import { playedOn, valuesIn } from './test-support/proof/played.ts'

const people = Object.entries(fullNames).map(([username, fullName]) => {
  return { part: username, username, userId: idFor('user', username), fullName, quickConnect: fullName }
})
const supervisor = { username: 'grace', userId: idFor('user', 'grace'), fullName: 'Grace Garcia' }
const everybody = { people, supervisor }
const cast = { agents: people.length, isSupervised: true }
const whole = planFor(cast, { mayChangeSettings: true })
const withoutAgents = { ...whole, scenes: whole.scenes.filter(({ agents }) => agents === 0), agents: 0 }
const withAgents = { ...whole, scenes: whole.scenes.filter(({ agents }) => agents > 0) }
const seeds = Array.from({ length: 10 }, (_, index) => index + 1)
const AT_THE_SAME_TIME = 3

const dryRun = {
  PATH: process.env.PATH ?? '',
  ROUNDTABLE_LIVE_INSTANCE_ID: contactCenter.instanceId,
  ROUNDTABLE_LIVE_ALIAS: 'sandbox',
  ROUNDTABLE_LIVE_REGION: 'us-west-2',
  ROUNDTABLE_LIVE_CONTACT_FLOW: contactCenter.contactFlow.id,
  ROUNDTABLE_LIVE_QUEUE: 'Chat support',
  ROUNDTABLE_LIVE_ORIGIN: 'http://localhost:8080',
  ROUNDTABLE_LIVE_AGENTS: Object.keys(fullNames).join(', '),
  ROUNDTABLE_LIVE_ALLOWED_INSTANCES: contactCenter.instanceId,
}

/** Those of a draw that these scenes are about. */
function of(values: object, { scenes }: typeof whole): object {
  const names = scenes.flatMap(entriesOf)
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.some((each) => each === name)))
}

describe('every assumption that shows is found, of a simulator in another process', { timeout: 120_000 }, () => {
  test('without agents, under ten draws', async () => {
    const left = [...seeds]
    const work = async () => {
      for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
        const assumed = drawn(seed)
        const { findings } = await playedOn(assumed, withoutAgents, everybody)
        expect(valuesIn(findings), `seed ${seed}`).toMatchObject(of(findable(assumed), withoutAgents))
      }
    }
    await Promise.all(Array.from({ length: AT_THE_SAME_TIME }, work))
  })

  test('with agents, who need no page here', async () => {
    const assumed = drawn(1)
    const { findings, troubles } = await playedOn(assumed, withAgents, everybody)
    expect(troubles).toEqual([])
    expect(valuesIn(findings)).toMatchObject(of(findable(assumed), withAgents))
  })
})

describe('timers of minutes, on a simulator whose time is moved on', { timeout: 60_000 }, () => {
  const plan = planFor(cast, { only: ['autoDisconnected'] })

  test.each([
    { autoDisconnected: 'all but the customer', customerTimerAtLaterAgent: 'starts again' },
    { autoDisconnected: 'the idle agent', customerTimerAtLaterAgent: 'runs on' },
  ] as const)('are found: $autoDisconnected, $customerTimerAtLaterAgent', async (assumed) => {
    const lines: string[] = []
    const onProgress = (line: string) => lines.push(line)
    const { findings, troubles } = await playedOn(assumed, plan, everybody, { onProgress })
    expect(troubles).toEqual([])
    expect(valuesIn(findings)).toMatchObject(assumed)
    expect(lines[0]).toBe('timers: takes 3 minutes, as the timers of the service cannot be set to less')
    // How much time passes by itself besides is up to the machine.
    const told = [30, 60, 90].map((passed) => `timers: ${passed} s of about 180 s have passed`)
    expect(lines.slice(1, 4)).toEqual(told)
    expect(lines.at(-1)).toBe('1 of 1: timers')
  })

  test('are not waited for by whoever may not set them', async () => {
    const lines: string[] = []
    const onProgress = (line: string) => lines.push(line)
    const denied = 'connect:UpdateParticipantRoleConfig'
    const { findings } = await playedOn({}, plan, everybody, { denied, onProgress })
    const notProbed = 'there is no permission connect:UpdateParticipantRoleConfig'
    expect(valuesIn(findings)).toMatchObject({
      autoDisconnected: { notProbed },
      customerTimerAtLaterAgent: { notProbed },
    })
    expect(lines).toEqual(['1 of 1: timers'])
  })
})

test('a switch that cannot be turned back is told as a trouble', { timeout: 120_000 }, async () => {
  let isOff = false
  const onClient = (client: ConnectClient) =>
    client.middlewareStack.add(
      (next, { commandName }) =>
        (given) => {
          if (commandName !== 'UpdateInstanceAttributeCommand') return next(given)
          // As when the credentials run out meanwhile.
          if (isOff)
            throw Object.assign(new Error('Too late.'), { name: 'Expired', $metadata: { httpStatusCode: 403 } })
          isOff = (given.input as { readonly Value: string }).Value === 'false'
          return next(given)
        },
      { step: 'initialize' },
    )
  const only = ['pendingInvitationsTakeSeats', 'invitedBeforeSwitchOff'] as const
  const { troubles } = await playedOn({}, planFor(cast, { mayChangeSettings: true, only }), everybody, { onClient })
  expect(troubles).toEqual([
    expect.stringContaining('MULTI_PARTY_CHAT_CONFERENCE is still off: 403 Expired: Too late. "npx roundtable sweep"'),
  ])
})

describe('a calibration file', { timeout: 120_000 }, () => {
  test('makes a simulator the twin of what was calibrated, and shows when it is none any more', async () => {
    const only = [
      'receiptsAmongMoreThanTwo',
      'repeatedClientToken',
      'supervisorConnection',
      'autoDisconnected',
    ] as const
    const plan = planFor(cast, { only })
    const assumed: Drawn = { ...of(drawn(2), plan), receiptsAmongMoreThanTwo: 'dropped' }
    const { findings, events, at } = await playedOn(assumed, plan, everybody)
    const file = join(folder, 'calibration.yaml')
    const scenes = plan.scenes.map(({ name }) => name)
    const instance = { instanceId: 'sandbox', alias: 'sandbox', region: 'us-west-2' }
    writeCalibration(file, { instance, at, findings, scenes, shapes: shapesOf(events) })
    expect(readCalibration(file).findings).toEqual(findings)
    expect(assumptionsIn(readCalibration(file))).toMatchObject({ receiptsAmongMoreThanTwo: 'dropped' })

    const { settings } = await serve('--calibration', file, '--assume', 'receiptsAmongMoreThanTwo=refused')
    expect(settings).toContain(`repeatedClientToken: ${assumed.repeatedClientToken}`)
    expect(settings).toContain('receiptsAmongMoreThanTwo: refused')

    const same = await run('calibrate', '--check', file)
    expect(same).toMatchObject({ code: 0, stdout: expect.stringMatching(/^The simulator is as the instance was on/) })

    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace(/(participant SendMessage 200:\n +AbsoluteTime: )string/, '$1number'))
    const other = await run('calibrate', '--check', file)
    expect(other.code).toBe(1)
    expect(other.stdout).toContain(
      'participant SendMessage 200, AbsoluteTime: number on the instance, string on the simulator',
    )
  })
})

describe('roundtable calibrate', () => {
  test('says beforehand what it would play, what that would cost, and where it would wait', async () => {
    const { code, stdout } = await runIn({ cwd: folder, env: dryRun }, 'calibrate', '--dry-run')
    expect(code).toBe(0)
    expect(stdout).toContain('  timers: 2 entries, 1 contact, some 3 minutes of waiting\n')
    expect(stdout.match(/waiting/g)).toHaveLength(1)
    expect(stdout).toMatch(/At most \d+ contacts and \d+ messages/)
    expect(stdout).toMatch(
      /To calibrate takes up to \d+ contacts, and a run may have 10\. Raise limits\.contacts in the live settings/,
    )
  })

  test('says nothing of a budget that is large enough', async () => {
    const env = { ...dryRun, ROUNDTABLE_LIVE_MAX_CONTACTS: '1000', ROUNDTABLE_LIVE_MAX_MESSAGES: '1000' }
    const { code, stdout } = await runIn({ cwd: folder, env }, 'calibrate', '--dry-run')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.not.stringContaining('Raise limits') })
  })

  test('a name that --only may not have is told of before settings that are not there', async () => {
    const { code, stderr } = await runIn({ cwd: folder, env: { PATH: dryRun.PATH } }, 'calibrate', '--only', 'nope')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'roundtable: There is no assumption "nope". "roundtable assumptions" lists them.\n',
    })
  })

  test('begins nothing where its file could not be written', async () => {
    const out = join(folder, 'no-such-folder', 'calibration.yaml')
    const { code, stdout, stderr } = await runIn({ cwd: folder, env: dryRun }, 'calibrate', '--out', out)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^roundtable: The calibration cannot be written to \S+calibration\.yaml: ENOENT.*--out\.\n$/)
  })

  test('names an assumption that there is not, and one that may have been meant', async () => {
    const file = join(folder, 'wrong.yaml')
    writeFileSync(file, 'calibration: 1\nassumptions:\n  blankMesage: { notProbed: no }\n')
    const { code, stderr } = await run('serve', '--calibration', file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/wrong\.yaml:3:3 .*blankMesage/)
    expect(stderr).not.toMatch(/\n +at /)
  })
})
