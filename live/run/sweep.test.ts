import { DescribeInstanceAttributeCommand } from '@aws-sdk/client-connect'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MULTI_PARTY } from '../control-plane/switches.ts'
import { Sandbox } from '../test-support/sandbox.ts'
import { sweptInWords } from './begin.ts'
import { type Entry, Journal } from './journal.ts'
import { runFolder } from './run-folder.ts'
import { sweep } from './sweep.ts'

/** A process that there is not. */
const GONE = { kind: 'begun', pid: 2 ** 22 - 3, host: 'gone' } as const
const NOBODY = '11111111-1111-4111-8111-111111111111'

let sandbox: Sandbox
beforeEach(async () => {
  sandbox = await Sandbox.opens()
  // Journals of this machine are looked for there.
  vi.stubEnv('HOME', sandbox.folder)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await sandbox[Symbol.asyncDispose]()
})

const instanceId = () => sandbox.settings().instanceId

/** What a killed run has written down. */
function left(run: string, ...entries: readonly Entry[]): Journal {
  const journal = new Journal(runFolder(instanceId(), run))
  for (const entry of [GONE, ...entries]) journal.add(entry)
  return journal
}

async function sweeps(): Promise<string[]> {
  const options = { client: sandbox.client(), instanceId: instanceId(), offlineStatusId: 'offline' }
  return sweptInWords(await sweep(options))
}

test('a user who has been deleted since works no more', async () => {
  left('20260101-000000-aaaaaa', { kind: 'agent taken', username: 'zoe', userId: NOBODY })
  expect(await sweeps()).toEqual([
    'Left by the run 20260101-000000-aaaaaa: 0 contacts ended, 1 agent set offline, 0 leases given back.',
  ])
  expect(await sweeps()).toEqual([])
})

test('a chat whose flow has been deleted since cannot have been started', async () => {
  const asked = { InstanceId: instanceId(), ContactFlowId: NOBODY, ParticipantDetails: { DisplayName: 'Maya' } }
  const journal = left('20260101-000000-aaaaaa', { kind: 'contact wanted', token: 'one', asked })
  expect(await sweeps()).toEqual([])
  expect(journal.of('contact refused')).toMatchObject([{ token: 'one' }])
})

test('a switch that a run has turned is turned back', async () => {
  sandbox.simulator.instance.administration.setFeature('multiPartyChat', false)
  left('20260101-000000-aaaaaa', { kind: 'switch turned', attribute: MULTI_PARTY, from: 'true' })
  expect(await sweeps()).toEqual([
    'Left by the run 20260101-000000-aaaaaa: 0 contacts ended, 0 agents set offline, 0 leases given back, ' +
      'MULTI_PARTY_CHAT_CONFERENCE as it was before.',
  ])
  const asked = new DescribeInstanceAttributeCommand({ InstanceId: instanceId(), AttributeType: MULTI_PARTY })
  expect((await sandbox.client().send(asked)).Attribute?.Value).toBe('true')
  expect(await sweeps()).toEqual([])
})

test('a run that cannot be tidied keeps the others from nothing, and is told', async () => {
  left('20260101-000000-aaaaaa', { kind: 'contact started', token: 'one', contactId: 'x'.repeat(300) })
  const other = left('20260101-000001-bbbbbb', { kind: 'agent taken', username: 'zoe', userId: NOBODY })
  await expect(sweeps()).rejects.toThrow('InvalidRequest')
  expect(other.of('agent offline')).toMatchObject([{ username: 'zoe' }])
})
