import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { type ServedSimulator, serveSimulator } from '../../simulator/serve.ts'
import { type LiveSettings, readSettings } from '../settings/index.ts'
import { beginRun } from './begin.ts'
import { newRunId } from './run-folder.ts'

let simulator: ServedSimulator
let home: string

beforeEach(async () => {
  simulator = await serveSimulator()
  home = mkdtempSync(join(tmpdir(), 'roundtable-supervisor-'))
  const env = {
    HOME: home,
    AWS_ENDPOINT_URL_CONNECT: simulator.origin,
    AWS_ACCESS_KEY_ID: 'ANYKEY',
    AWS_SECRET_ACCESS_KEY: 'any-secret',
  }
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
})

afterEach(async () => {
  vi.unstubAllEnvs()
  await simulator.close()
  rmSync(home, { recursive: true })
})

function settings(agents: string, supervisor = 'grace'): LiveSettings {
  const { instanceId, alias, region, contactFlow } = contactCenter
  const env = {
    ROUNDTABLE_LIVE_INSTANCE_ID: instanceId,
    ROUNDTABLE_LIVE_ALIAS: alias,
    ROUNDTABLE_LIVE_REGION: region,
    ROUNDTABLE_LIVE_CONTACT_FLOW: contactFlow.id,
    ROUNDTABLE_LIVE_QUEUE: 'Chat support',
    ROUNDTABLE_LIVE_ORIGIN: 'https://agents.example.com',
    ROUNDTABLE_LIVE_ALLOWED_INSTANCES: instanceId,
    ROUNDTABLE_LIVE_AGENTS: agents,
    ROUNDTABLE_LIVE_SUPERVISOR: supervisor,
  }
  return readSettings({ env, cwd: home })
}

const begins = (wanted: LiveSettings, isSupervised = true) =>
  beginRun(newRunId(new Date()), wanted, () => {}, { isSupervised })

const leased = () =>
  simulator.instance.directory.center.quickConnects.flatMap(({ name }) =>
    name.startsWith('roundtable-lease ') ? [name.replace('roundtable-lease ', '')] : [],
  )

test('a supervisor is leased like the agents, and given back with them', async () => {
  const run = await begins(settings('alice'))
  expect(leased()).toEqual(['alice', 'grace'])
  await expect(begins(settings('bob'))).rejects.toThrow(/^The agent grace is taken: held by /)
  expect(leased()).toEqual(['alice', 'grace'])
  await run.end()
  expect(leased()).toEqual([])
})

test('a run that has nothing for a supervisor leaves them to others', async () => {
  const run = await begins(settings('alice'), false)
  expect(leased()).toEqual(['alice'])
  await run.end()
})

test('a supervisor who is not on the instance is named before anything is spent', async () => {
  await expect(begins(settings('alice', 'zoe'))).rejects.toThrow(/^There is no user zoe on the instance\.\nNothing was/)
  expect(leased()).toEqual([])
})
