import { afterEach, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import type { ServedSimulator, ServeOptions } from '../serve.ts'
import { AwsCli, type CliResult, findAwsCli } from './test-support/aws-cli.ts'
import { served } from './test-support/served.ts'

// A command takes half a second of a core before it asks anything.
vi.setConfig({ testTimeout: 60_000 })

const { region, instanceId: InstanceId, contactFlow } = contactCenter
const program = findAwsCli() ?? ''
const START = { InstanceId, ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: 'Maya' } }

let simulator: ServedSimulator

afterEach(() => simulator.close())

async function serves(options: ServeOptions = {}, key?: { id: string; secret: string }): Promise<AwsCli> {
  simulator = (await served(options)).simulator
  return new AwsCli(program, { origin: simulator.origin, region }, key)
}

/** What was printed. @throws Error when the call was refused. */
function printed({ output, error }: CliResult) {
  if (error) throw new Error(`${error.operation}: ${error.type}: ${error.message}`)
  return Object(output)
}

describe.skipIf(!program)('a chat by the AWS CLI alone', () => {
  test('from its start to its end, with a file and its transcript page by page', async () => {
    const cli = await serves()
    const { ParticipantToken, ContactId } = printed(await cli.calls('connect', 'StartChatContact', START))
    const connection = printed(
      await cli.calls('connectparticipant', 'CreateParticipantConnection', {
        Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
        ConnectParticipant: true,
        ParticipantToken,
      }),
    )
    expect(connection.Websocket.Url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\//)
    const { ConnectionToken } = connection.ConnectionCredentials
    const participant = async (operation: string, input: object = {}) =>
      printed(await cli.calls('connectparticipant', operation, { ConnectionToken, ...input }))

    const said = ['Hello', 'Grüße 📐', 'a "quoted" \\ word']
    for (const Content of said) await participant('SendMessage', { ContentType: 'text/plain', Content })
    const typing = 'application/vnd.amazonaws.connect.event.typing'
    expect(await participant('SendEvent', { ContentType: typing })).toHaveProperty('AbsoluteTime')

    const contents: string[] = []
    let next: object = {}
    do {
      const order = { ScanDirection: 'FORWARD', SortOrder: 'ASCENDING' }
      const { Transcript, NextToken } = await participant('GetTranscript', { MaxResults: 2, ...order, ...next })
      contents.push(...Transcript.map((item: { Content?: string }) => item.Content).filter(Boolean))
      next = NextToken && { NextToken }
    } while (next)
    expect(contents).toEqual(said)

    expect(await sendsAndReads(participant)).toBe(true)
    await participant('DisconnectParticipant')
    expect(simulator.instance.chatById(ContactId).state).toBe('ended')
    const late = await cli.calls('connectparticipant', 'SendMessage', {
      ConnectionToken,
      ContentType: 'text/plain',
      Content: 'too late',
    })
    expect(late.error).toMatchObject({ type: 'AccessDeniedException', operation: 'SendMessage' })
  })

  test('refuses by name what is wrong: each operation with a token that nobody has, and a wrong request', async () => {
    const cli = await serves()
    const ConnectionToken = 'a'.repeat(64)
    const file = { ContentType: 'text/plain', AttachmentSizeInBytes: 1, AttachmentName: 'a.txt', ClientToken: 'b' }
    const calls = {
      CreateParticipantConnection: { ParticipantToken: ConnectionToken, Type: ['WEBSOCKET'] },
      SendMessage: { ConnectionToken, ContentType: 'text/plain', Content: 'Hello' },
      SendEvent: { ConnectionToken, ContentType: 'application/vnd.amazonaws.connect.event.typing' },
      GetTranscript: { ConnectionToken },
      DisconnectParticipant: { ConnectionToken },
      StartAttachmentUpload: { ConnectionToken, ...file },
      CompleteAttachmentUpload: { ConnectionToken, AttachmentIds: ['a'], ClientToken: 'b' },
      GetAttachment: { ConnectionToken, AttachmentId: 'a' },
    }
    const refusals = Object.entries(calls).map(async ([operation, input]) => {
      const { error } = await cli.calls('connectparticipant', operation, input)
      expect(error, operation).toMatchObject({ type: 'AccessDeniedException', operation })
    })
    await Promise.all(refusals)
    const { ParticipantToken } = printed(await cli.calls('connect', 'StartChatContact', START))
    const wrong = { ParticipantToken, Type: ['CARRIER_PIGEON'] }
    const { error } = await cli.calls('connectparticipant', 'CreateParticipantConnection', wrong)
    expect(error).toMatchObject({ type: 'ValidationException', message: expect.stringMatching(/Type/) })
  })
})

/** A file goes in and comes out as it was. */
async function sendsAndReads(participant: (operation: string, input: object) => Promise<Record<string, never>>) {
  const bytes = Uint8Array.from({ length: 2000 }, (_, index) => (index * 7) % 256)
  const { AttachmentId, UploadMetadata } = await participant('StartAttachmentUpload', {
    ContentType: 'image/png',
    AttachmentName: 'Größe.png',
    AttachmentSizeInBytes: bytes.length,
    ClientToken: 'token-1',
  })
  const { Url, HeadersToInclude } = Object(UploadMetadata)
  expect((await fetch(Url, { method: 'PUT', headers: HeadersToInclude, body: bytes })).status).toBe(200)
  await participant('CompleteAttachmentUpload', { AttachmentIds: [AttachmentId], ClientToken: 'token-2' })
  const readable = await participant('GetAttachment', { AttachmentId })
  const got = await fetch(String(readable.Url))
  return Buffer.from(bytes).equals(Buffer.from(await got.arrayBuffer()))
}

describe.skipIf(!program)('signatures of the AWS CLI, where they are checked', () => {
  const KEY = { id: 'AKIDROUNDTABLE', secret: 'a+secret/key' }
  const credentials = { [KEY.id]: KEY.secret }

  test('are good: with a body, a query, ids that need encoding', async () => {
    const cli = await serves({ credentials }, KEY)
    printed(await cli.calls('connect', 'StartChatContact', { ...START, Attributes: { greeting: 'Grüße' } }))
    const all = await cli.calls('connect', 'ListUsers', { InstanceId }, ['--page-size', '3'])
    expect(printed(all).UserSummaryList).toHaveLength(contactCenter.users.length)
    const odd = { InstanceId, QuickConnectId: "an odd/id (it's) é*!" }
    const { error } = await cli.calls('connect', 'DescribeQuickConnect', odd)
    expect(error).toMatchObject({
      type: 'ResourceNotFoundException',
      message: expect.stringContaining(odd.QuickConnectId),
    })
  })

  test.each([
    ['another secret', { ...KEY, secret: 'another' }, 'InvalidSignatureException'],
    ['a key that nobody has', { ...KEY, id: 'AKIDOTHER' }, 'UnrecognizedClientException'],
  ])('with %s get the error of AWS, and nothing is done', async (_, key, type) => {
    const cli = await serves({ credentials }, key)
    const before = simulator.instance.snapshot()
    const { error } = await cli.calls('connect', 'StartChatContact', START)
    expect(error).toMatchObject({ type, operation: 'StartChatContact' })
    expect(simulator.instance.snapshot()).toEqual(before)
  })
})
