import {
  ConnectClient,
  type ConnectClientConfig,
  ListQueuesCommand,
  type ListQueuesCommandOutput,
  StartChatContactCommand,
} from '@aws-sdk/client-connect'
import { describe, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { instanceFile, serve } from './test-support/command.ts'

const { region, instanceId, contactFlow } = contactCenter

async function listsQueues(config: ConnectClientConfig): Promise<ListQueuesCommandOutput> {
  const connect = new ConnectClient({ region, ...config })
  try {
    return await connect.send(new ListQueuesCommand({ InstanceId: instanceId }))
  } finally {
    connect.destroy()
  }
}

describe('serve', () => {
  test('--strict-sigv4 takes what the printed credentials sign, and nothing else', async () => {
    const { settings, origin } = await serve('--strict-sigv4')
    expect(settings).toContain('the only credentials that are taken')
    const printed = {
      accessKeyId: settings.match(/AWS_ACCESS_KEY_ID=(\S+)/)?.[1] ?? '',
      secretAccessKey: settings.match(/AWS_SECRET_ACCESS_KEY=(\S+)/)?.[1] ?? '',
    }
    const lists = (credentials: typeof printed, skewMs = 0) =>
      listsQueues({ endpoint: origin, credentials, systemClockOffset: skewMs, maxAttempts: 1 })
    expect((await lists(printed)).QueueSummaryList).toHaveLength(2)
    await expect(lists({ ...printed, secretAccessKey: 'another' })).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    })
    await expect(lists({ ...printed, accessKeyId: 'another' })).rejects.toThrow(/security token .* is invalid/)
    await expect(lists(printed, -6 * 60_000)).rejects.toThrow(/^Signature expired: /)
    await expect(lists(printed, 6 * 60_000)).rejects.toThrow(/^Signature not yet current: /)
  })

  test('without it anybody’s signature is taken', async () => {
    const { settings, origin } = await serve()
    expect(settings).toContain('credentials that nothing checks')
    const credentials = { accessKeyId: 'another', secretAccessKey: 'another' }
    expect((await listsQueues({ endpoint: origin, credentials })).QueueSummaryList).toHaveLength(2)
  })

  test('--throttle answers both kinds of 429', async () => {
    const file = instanceFile('activeChatQuota: 1\n')
    const { settings, origin } = await serve('--throttle', '--instance', file)
    expect(settings).toContain('chats at the same time: 1\n')
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
    const connect = new ConnectClient({ region, endpoint: origin, credentials, maxAttempts: 1 })
    const starts = () =>
      connect.send(
        new StartChatContactCommand({
          InstanceId: instanceId,
          ContactFlowId: contactFlow.id,
          ParticipantDetails: { DisplayName: 'Maya' },
        }),
      )
    const answers = await Promise.allSettled(Array.from({ length: 7 }, starts))
    const refusals = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refusals.map((each) => each.$metadata.httpStatusCode)).toEqual(Array(6).fill(429))
    expect(new Set(refusals.map((each) => each.name))).toEqual(
      new Set(['LimitExceededException', 'TooManyRequestsException']),
    )
    connect.destroy()
  })

  test('--throttle means the documented quota of chats unless the file has one', async () => {
    const { settings } = await serve('--throttle')
    expect(settings).toContain('chats at the same time: 500\n')
    expect((await serve()).settings).not.toContain('429')
  })
})
