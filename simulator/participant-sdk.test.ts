import { ConnectClient, StartChatContactCommand } from '@aws-sdk/client-connect'
import {
  CancelParticipantAuthenticationCommand,
  CompleteAttachmentUploadCommand,
  DescribeViewCommand,
  GetAttachmentCommand,
  GetAuthenticationUrlCommand,
  GetTranscriptCommand,
  SendMessageCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant'
import { afterEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { connectParticipant, createParticipantClient } from './customer/participant-connection.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './index.ts'

const { region, instanceId, contactFlow } = contactCenter
const VIEW = { id: 'view-1', name: 'Form', version: 2, actions: ['Submit'], inputSchema: '{}', template: '{}' }
/** No text in any encoding: what a transport must not read as one. */
const BYTES = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256)

let simulator: Simulator

afterEach(() => simulator.close())

/** A customer who has nothing but the unmodified SDKs. */
async function talking(options: SimulatorOptions = {}) {
  simulator = createSimulator(options)
  simulator.listen()
  const connect = new ConnectClient({ region, credentials: { accessKeyId: 'x', secretAccessKey: 'y' } })
  const { ParticipantToken: participantToken = '', ContactId: chatId = '' } = await connect.send(
    new StartChatContactCommand({
      InstanceId: instanceId,
      ContactFlowId: contactFlow.id,
      ParticipantDetails: { DisplayName: 'Maya' },
      SupportedMessagingContentTypes: ['text/plain', 'application/json'],
    }),
  )
  // One attempt: what is refused is to be seen, not tried again.
  const client = createParticipantClient({ region, maxAttempts: 1 })
  const { connectionToken: ConnectionToken } = await connectParticipant({ client, participantToken, who: 'Maya' })
  return { client, ConnectionToken, chatId, ...simulator }
}

const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => error,
  )

describe('the unmodified SDK', () => {
  test('sends a file and gets the same bytes back', async () => {
    const { client, ConnectionToken, wire } = await talking()
    const { AttachmentId = '', UploadMetadata } = await client.send(
      new StartAttachmentUploadCommand({
        ConnectionToken,
        ContentType: 'image/png',
        AttachmentName: 'Größe 📐.png',
        AttachmentSizeInBytes: BYTES.length,
        ClientToken: 'token-1',
      }),
    )
    const { Url = '', HeadersToInclude = {} } = UploadMetadata ?? {}
    const put = await fetch(Url, { method: 'PUT', headers: HeadersToInclude, body: BYTES })
    expect(put.status).toBe(200)
    const ClientToken = 'token-2'
    await client.send(
      new CompleteAttachmentUploadCommand({ ConnectionToken, AttachmentIds: [AttachmentId], ClientToken }),
    )
    const { Transcript } = await client.send(new GetTranscriptCommand({ ConnectionToken, MaxResults: 1 }))
    expect(Transcript).toMatchObject([
      { Type: 'ATTACHMENT', Attachments: [{ AttachmentId, AttachmentName: 'Größe 📐.png', Status: 'APPROVED' }] },
    ])
    const readable = await client.send(new GetAttachmentCommand({ ConnectionToken, AttachmentId }))
    expect(readable.AttachmentSizeInBytes).toBe(BYTES.length)
    const got = await fetch(readable.Url ?? '')
    expect(got.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await got.arrayBuffer())).toEqual(BYTES)
    const exchanges = wire.events.flatMap((event) =>
      event.kind === 'answer' ? [`${event.who} ${event.operation}`] : [],
    )
    expect(exchanges.slice(-6)).toEqual([
      'Maya StartAttachmentUpload',
      'Maya PutObject',
      'Maya CompleteAttachmentUpload',
      'Maya GetTranscript',
      'Maya GetAttachment',
      'Maya GetObject',
    ])
    const recorded = JSON.stringify(wire.events)
    expect(recorded).not.toMatch(/[0-9a-f]{64}/)
    expect(recorded.length).toBeLessThan(10_000)
  })

  test('shows a view, and the page to sign in on', async () => {
    const customerAuthentication = { origin: 'https://shop.example', clientId: 'client-1' }
    const center = { ...contactCenter, views: [VIEW], customerAuthentication }
    const { client, ConnectionToken, chatId, instance, viewToken } = await talking({ center })
    const ViewToken = viewToken(chatId, VIEW.id)
    const { View } = await client.send(new DescribeViewCommand({ ConnectionToken, ViewToken }))
    expect(View).toMatchObject({ Id: VIEW.id, Name: 'Form', Version: 2, Content: { Actions: ['Submit'] } })
    const SessionId = instance.flow.asksToSignIn(chatId)
    const asked = new GetAuthenticationUrlCommand({
      ConnectionToken,
      SessionId,
      RedirectUri: 'https://shop.example/back',
    })
    expect((await client.send(asked)).AuthenticationUrl).toMatch(/^https:\/\/shop\.example\/oauth2\/authorize\?/)
    await client.send(new CancelParticipantAuthenticationCommand({ ConnectionToken, SessionId }))
    expect(await refused(client.send(asked))).toMatchObject({ name: 'ValidationException' })
  })

  test('says only what the chat was started for', async () => {
    const { client, ConnectionToken } = await talking()
    const say = (ContentType: string) =>
      client.send(new SendMessageCommand({ ConnectionToken, ContentType, Content: '{}' }))
    expect(await say('application/json')).toMatchObject({ Id: expect.any(String) })
    expect(await refused(say('text/markdown'))).toMatchObject({ name: 'ValidationException' })
  })

  test('is throttled where that is asked for, by name and status', async () => {
    const { client, ConnectionToken } = await talking({ throttles: true })
    const ask = () => client.send(new GetTranscriptCommand({ ConnectionToken }))
    const errors = (await Promise.all(Array.from({ length: 60 }, () => refused(ask())))).filter(Boolean)
    expect(errors.length).toBeGreaterThan(0)
    for (const error of errors) {
      expect(error).toMatchObject({ name: 'ThrottlingException', $metadata: { httpStatusCode: 429 } })
    }
  })
})
