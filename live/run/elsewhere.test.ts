import { StartChatContactCommand, StopContactCommand } from '@aws-sdk/client-connect'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Sandbox, type SandboxOptions } from '../test-support/sandbox.ts'
import { sweptInWords } from './begin.ts'
import { Journal } from './journal.ts'
import { LEASE_MS, Leases } from './leases.ts'
import { RUN_ATTRIBUTE } from './live-run.ts'
import { runFolder } from './run-folder.ts'
import { sweep } from './sweep.ts'

const GONE = '20261126-193341-a1b2c3'
const OTHER = '20261126-200000-d4e5f6'
/** So long after that whatever is there is older than a lease. */
const LATER_MS = LEASE_MS + 1000

let sandbox: Sandbox

const opens = async (options: SandboxOptions = {}) => {
  sandbox = await Sandbox.opens(options)
  // Journals of this machine are looked for there.
  vi.stubEnv('HOME', sandbox.folder)
}

beforeEach(() => opens())
afterEach(async () => {
  vi.unstubAllEnvs()
  await sandbox[Symbol.asyncDispose]()
})

const settings = () => sandbox.settings()

async function startsChat(attributes?: Record<string, string>): Promise<string> {
  const { instanceId: InstanceId, contactFlowId: ContactFlowId } = settings()
  const asked = { InstanceId, ContactFlowId, ParticipantDetails: { DisplayName: 'Maya' } }
  const chat = new StartChatContactCommand({ ...asked, ...(attributes && { Attributes: attributes }) })
  return (await sandbox.client().send(chat)).ContactId ?? ''
}

/** A run on another machine takes alice: its journal is not here. */
function leases(run: string, now: number): Leases {
  const { instanceId } = settings()
  const journal = new Journal(runFolder('elsewhere', run))
  return new Leases({ client: sandbox.client(), instanceId, run, holder: 'ci@gone', journal, now: () => now })
}

async function sweeps(afterMs = LATER_MS): Promise<string[]> {
  const options = { client: sandbox.client(), instanceId: settings().instanceId, offlineStatusId: 'offline' }
  return sweptInWords(await sweep({ ...options, now: () => Date.now() + afterMs }))
}

const running = () => {
  const { chats } = sandbox.simulator.instance.snapshot()
  return chats.flatMap(({ id, state }) => (state === 'ended' ? [] : [id]))
}

describe('chats that another machine has left', () => {
  test('are found by the attribute of their run, and ended: more than a page of them', async () => {
    await sandbox[Symbol.asyncDispose]()
    await opens({ assumptions: { undocumentedPageSize: 10 } })
    for (let count = 0; count < 12; count += 1) await startsChat({ [RUN_ATTRIBUTE]: GONE })
    expect(await sweeps()).toEqual([`Left by the run ${GONE} of another machine: 12 contacts ended.`])
    expect(running()).toEqual([])
  })

  test('of the others every one stays: a chat of somebody else, of no run, and one that has ended', async () => {
    const stay = [await startsChat(), await startsChat({ [RUN_ATTRIBUTE]: 'nightly' })]
    const ended = await startsChat({ [RUN_ATTRIBUTE]: GONE })
    await sandbox.client().send(new StopContactCommand({ InstanceId: settings().instanceId, ContactId: ended }))
    expect(await sweeps()).toEqual([])
    expect(running()).toEqual(stay)
  })

  test('of a run that holds agents are left alone; once it holds them no longer, not', async () => {
    const chat = await startsChat({ [RUN_ATTRIBUTE]: OTHER })
    await leases(OTHER, Date.now() + LATER_MS - 1000).take(['alice'])
    expect(await sweeps()).toEqual([])
    expect(running()).toEqual([chat])
    expect(await sweeps(2 * LATER_MS)).toEqual([
      'Over, and removed: roundtable-lease alice.',
      `Left by the run ${OTHER} of another machine: 1 contact ended.`,
    ])
    expect(running()).toEqual([])
  })

  test('that are younger than a lease are left alone: whoever plays may not be found yet', async () => {
    const chat = await startsChat({ [RUN_ATTRIBUTE]: GONE })
    expect(await sweeps(LEASE_MS - 10_000)).toEqual([
      `The run ${GONE} of another machine has a chat that has just begun, and is left alone: sweep again in five minutes.`,
    ])
    expect(running()).toEqual([chat])
  })

  test('of a run whose journal is here are its own business', async () => {
    const chat = await startsChat({ [RUN_ATTRIBUTE]: GONE })
    new Journal(runFolder(settings().instanceId, GONE)).add({ kind: 'contact started', token: 't', contactId: chat })
    expect(await sweeps()).toEqual([
      `Left by the run ${GONE}: 1 contact ended, 0 agents set offline, 0 leases given back.`,
    ])
  })
})

test.each(['SearchContacts', 'DescribeContact'] as const)(
  'without the permission %s it is said that nobody has looked, and all else is done',
  async (operation) => {
    await sandbox[Symbol.asyncDispose]()
    await opens({ denied: [`connect:${operation}`] })
    const chat = await startsChat({ [RUN_ATTRIBUTE]: GONE })
    await leases(GONE, Date.now() - LEASE_MS).take(['alice'])
    expect(await sweeps()).toEqual([
      'Over, and removed: roundtable-lease alice.',
      `Chats that other machines left were not looked for: no permission connect:${operation}.`,
    ])
    expect(running()).toEqual([chat])
  },
)
