import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { Sandbox } from '../test-support/sandbox.ts'
import { ChangedInstance } from './instance.ts'
import { make } from './make.ts'
import { ProvisionState } from './state.ts'
import type { Step } from './step.ts'

const bob = contactCenter.users.find(({ username }) => username === 'bob')
const step: Step = { kind: 'quick connect', name: 'bob (Roundtable)', username: 'bob', userId: bob?.id ?? '' }

test('a quick connect that was made and that doctor’s search does not find yet is taken over, not made again', async () => {
  await using sandbox = await Sandbox.opens()
  const instance = new ChangedInstance(sandbox.client(), contactCenter.instanceId, sandbox.env)
  const file = join(sandbox.folder, 'state.json')
  const works = { instance, state: new ProvisionState(file, contactCenter.instanceId), tell: () => {} }
  await make([step], works)
  const [made] = works.state.entries
  // The process ended before it could say so.
  works.state.begins(step)
  await make([step], { ...works, state: new ProvisionState(file, contactCenter.instanceId) })
  const { quickConnects } = sandbox.simulator.instance.directory.settings
  expect(quickConnects.filter(({ name }) => name === step.name).map(({ id }) => id)).toEqual([made?.quickConnectId])
})

test('without a flow to agents nothing is made, and it is said which', async () => {
  const { transferFlowId: _, ...center } = contactCenter
  await using sandbox = await Sandbox.opens({ center })
  const instance = new ChangedInstance(sandbox.client(), center.instanceId, sandbox.env)
  const state = new ProvisionState(join(sandbox.folder, 'state.json'), center.instanceId)
  await expect(make([step], { instance, state, tell: () => {} })).rejects.toThrow(/no flow of type "Agent transfer"/)
  expect(sandbox.simulator.instance.directory.settings.quickConnects).toEqual(center.quickConnects)
})
