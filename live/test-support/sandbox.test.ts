import { ListUsersCommand } from '@aws-sdk/client-connect'
import { expect, test } from 'vitest'
import { KEYS, Sandbox } from './sandbox.ts'

test('takes what is signed with its keys, over TLS, and nothing else', async () => {
  await using sandbox = await Sandbox.opens()
  const { instanceId: InstanceId } = sandbox.settings()
  const listing = () => new ListUsersCommand({ InstanceId })
  expect((await sandbox.client().send(listing())).UserSummaryList).toHaveLength(7)
  const wrong = sandbox.client({ credentials: { ...KEYS, secretAccessKey: 'another' }, maxAttempts: 1 })
  await expect(wrong.send(listing())).rejects.toMatchObject({ name: 'InvalidSignatureException' })
  const distrustful = sandbox.client({ requestHandler: {}, maxAttempts: 1 })
  await expect(distrustful.send(listing())).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
  expect(sandbox.simulator.origin).toMatch(/^https:/)
})
