import { once } from 'node:events'
import { request } from 'node:https'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { ConnectClient, StartChatContactCommand, StopContactCommand } from '@aws-sdk/client-connect'
import {
  CompleteAttachmentUploadCommand,
  ConnectParticipantClient,
  CreateParticipantConnectionCommand,
  GetAttachmentCommand,
  GetTranscriptCommand,
  SendMessageCommand,
  StartAttachmentUploadCommand,
} from '@aws-sdk/client-connectparticipant'
import { WebSocket } from 'undici'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { EventType } from './customer/content-types.ts'
import { Customer } from './customer/index.ts'
import { type ServedSimulator, type ServeOptions, serveSimulator } from './serve.ts'

const { region, instanceId, contactFlow } = contactCenter
const [alice] = contactCenter.users
const [available] = contactCenter.agentStates
if (!alice || !available) throw new Error('The default contact center has agents and a state for them.')

let simulator: ServedSimulator

/** Serves, and points the SDKs of this process there as anybody would: by their own environment variables. */
async function serves(options: ServeOptions = {}): Promise<ServedSimulator> {
  simulator = await serveSimulator(options)
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', simulator.origin)
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECTPARTICIPANT', simulator.origin)
  return simulator
}

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'simulated')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'simulated')
})

afterEach(async () => {
  await simulator.close()
  vi.unstubAllEnvs()
})

function startsChat(): Promise<Customer> {
  return Customer.startsChat({ region, instanceId, contactFlowId: contactFlow.id, displayName: 'Maya', WebSocket })
}

/** Signs in as the CCP does. Answers how to call the CTI API. */
async function signsIn(username: string) {
  const { origin } = simulator
  const form = new URLSearchParams({ username, password: 'simulated' })
  const login = await fetch(`${origin}/login`, { method: 'POST', body: form })
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { accessToken } = await (await fetch(`${origin}/auth/authorize`, { headers: { cookie } })).json()
  return (operation: string, parameters: object = {}) =>
    fetch(`${origin}/api`, {
      method: 'POST',
      headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': accessToken },
      body: JSON.stringify(parameters),
    }).then((response) => response.json())
}

/** Sends these bytes and reads until the server hangs up. */
async function exchanges(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(simulator.origin).port), '127.0.0.1')
  socket.write(bytes)
  return text(socket)
}

/** A client that says no more than this, and does not hang up when the server does. */
async function connected(bytes = ''): Promise<Socket> {
  const port = Number(new URL(simulator.origin).port)
  const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  client.on('error', () => undefined).resume()
  await once(client, 'connect')
  client.write(bytes)
  return client
}

describe('over real sockets', () => {
  test('the SDKs, told the endpoint alone, start a chat, talk in it and stop it', async () => {
    await serves()
    const connect = new ConnectClient({ region })
    const participant = new ConnectParticipantClient({ region })
    const started = await connect.send(
      new StartChatContactCommand({
        InstanceId: instanceId,
        ContactFlowId: contactFlow.id,
        ParticipantDetails: { DisplayName: 'Maya' },
      }),
    )
    const { ConnectionCredentials, Websocket } = await participant.send(
      new CreateParticipantConnectionCommand({
        Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'],
        ParticipantToken: started.ParticipantToken,
      }),
    )
    const { ConnectionToken } = ConnectionCredentials ?? {}
    expect(Websocket?.Url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/chat\?ticket=\w{64}$/)
    const said = { ConnectionToken, ContentType: 'text/plain', Content: 'Grüße 🙂' }
    await participant.send(new SendMessageCommand(said))
    const { Transcript } = await participant.send(new GetTranscriptCommand({ ConnectionToken }))
    expect(Transcript?.at(0)).toMatchObject({ Content: 'Grüße 🙂', DisplayName: 'Maya' })
    await connect.send(new StopContactCommand({ InstanceId: instanceId, ContactId: started.ContactId }))
    await expect(participant.send(new SendMessageCommand(said))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 403 },
    })
    connect.destroy()
    participant.destroy()
  })

  test('a customer and an agent hear each other', async () => {
    const { instance } = await serves()
    const call = await signsIn('alice')
    instance.setPresence(alice.id, available.id)
    await using maya = await startsChat()
    const { snapshot } = await call('GetAgentSnapshot')
    await call('AcceptContact', { contactId: snapshot.contacts[0].contactId })
    await maya.seesEvent(EventType.participantJoined, { from: 'Alice Adams' })
    await maya.says('Hello')
    await maya.sees('Hello', { from: 'Maya' })
    await maya.leaves()
    await maya.seesEvent(EventType.chatEnded)
    expect(maya.problems).toEqual([])
  })

  test('a file goes up and comes down byte by byte', async () => {
    const { origin } = await serves()
    const connect = new ConnectClient({ region })
    const client = new ConnectParticipantClient({ region })
    const chat = { InstanceId: instanceId, ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: 'Maya' } }
    const { ParticipantToken } = await connect.send(new StartChatContactCommand(chat))
    const { ConnectionCredentials } = await client.send(
      new CreateParticipantConnectionCommand({ Type: ['CONNECTION_CREDENTIALS'], ParticipantToken }),
    )
    const { ConnectionToken } = ConnectionCredentials ?? {}
    // No text in any encoding.
    const file = Uint8Array.from({ length: 256 }, (_, index) => index)
    const { AttachmentId, UploadMetadata } = await client.send(
      new StartAttachmentUploadCommand({
        ConnectionToken,
        ContentType: 'image/png',
        AttachmentSizeInBytes: file.length,
        AttachmentName: 'picture.png',
        ClientToken: 'upload',
      }),
    )
    const { Url = '', HeadersToInclude = {} } = UploadMetadata ?? {}
    // fetch sets the length itself, and takes none besides.
    const { 'Content-Length': length, ...headers } = HeadersToInclude
    expect(length).toBe(String(file.length))
    expect(new URL(Url).origin).toBe(origin)
    const uploaded = await fetch(Url, { method: 'PUT', headers, body: file })
    expect(uploaded.status).toBe(200)
    await client.send(
      new CompleteAttachmentUploadCommand({
        ConnectionToken,
        AttachmentIds: [AttachmentId ?? ''],
        ClientToken: 'done',
      }),
    )
    const { Url: download = '' } = await client.send(new GetAttachmentCommand({ ConnectionToken, AttachmentId }))
    expect(new Uint8Array(await (await fetch(download)).arrayBuffer())).toEqual(file)
    connect.destroy()
    client.destroy()
  })

  test('a socket needs the address it was issued', async () => {
    await serves()
    const socket = new WebSocket(`${simulator.origin.replace('http', 'ws')}/chat?ticket=made-up`)
    const closed = await new Promise<{ code: number }>((resolve) => socket.addEventListener('close', resolve))
    expect(closed.code).toBe(1008)
  })

  test('whoever is cut off loses their socket, and none opens until they are let in again', async () => {
    await serves()
    const connect = new ConnectClient({ region })
    const participant = new ConnectParticipantClient({ region })
    const chat = { InstanceId: instanceId, ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: 'Maya' } }
    const { ParticipantToken } = await connect.send(new StartChatContactCommand(chat))
    /** What becomes of a socket that the customer opens. */
    const asks = async () => {
      const asked = new CreateParticipantConnectionCommand({ Type: ['WEBSOCKET'], ParticipantToken })
      return (await participant.send(asked)).Websocket?.Url ?? ''
    }
    const opens = async (url?: string) => {
      const socket = new WebSocket(url ?? (await asks()))
      const outcome = await new Promise<string>((resolve) => {
        for (const type of ['open', 'close'] as const) socket.addEventListener(type, () => resolve(type))
      })
      return { socket, outcome }
    }
    const { socket, outcome } = await opens()
    expect(outcome).toBe('open')
    const lost = new Promise((resolve) => socket.addEventListener('close', resolve))
    const askedForBefore = await asks()
    const { lift: letIn } = simulator.impose(['Maya'], { kind: 'dropped' })
    await lost
    expect((await opens(askedForBefore)).outcome).toBe('close')
    letIn()
    expect((await opens()).outcome).toBe('open')
    connect.destroy()
    participant.destroy()
  })

  test('what is at no service’s path, or names another host, is refused and recorded', async () => {
    const { wire, origin } = await serves()
    const nowhere = await fetch(`${origin}/nowhere`)
    expect(nowhere.status).toBe(501)
    expect(await nowhere.text()).toBe(`Nothing is simulated at ${origin}/nowhere.`)
    const elsewhere = await exchanges('GET /ccp-v2 HTTP/1.1\r\nhost: elsewhere.example\r\nconnection: close\r\n\r\n')
    expect(elsewhere).toMatch(/^HTTP\/1\.1 501 /)
    expect(wire.events.map((event) => event.kind)).toEqual(['refused', 'refused'])
  })

  test('a name of AWS’s that is mapped to this machine is the service of that name', async () => {
    await serves()
    const host = `${contactCenter.alias}.my.connect.aws`
    const page = await exchanges(`GET /ccp-v2 HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`)
    expect(page).toMatch(/Sign in to Amazon Connect/)
  })

  test.each([
    ['an address that is none', 'GET * HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n'],
    ['a host that is none', 'GET /ccp-v2 HTTP/1.1\r\nhost: [\r\nconnection: close\r\n\r\n'],
    [
      'a socket with a host that is none',
      'GET /chat HTTP/1.1\r\nhost: [\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
    ],
    ['no HTTP', 'Hello\r\n\r\n'],
  ])('%s is a bad request', async (_, bytes) => {
    await serves()
    expect(await exchanges(bytes)).toMatch(/^HTTP\/1\.1 400 /)
  })

  test('headers without end are refused', async () => {
    await serves()
    const head = `GET /ccp-v2 HTTP/1.1\r\nhost: localhost\r\nx-long: ${'a'.repeat(20_000)}\r\n\r\n`
    expect(await exchanges(head)).toMatch(/^HTTP\/1\.1 431 /)
  })
})

describe('a request that is too large', () => {
  const MEGABYTE = 1024 * 1024
  const posts = (path: string, bytes: number, method = 'POST') =>
    fetch(`${simulator.origin}${path}`, { method, body: new Uint8Array(bytes) })

  test.each([
    ['requestMegabytes 10', {}, 10 * MEGABYTE],
    ['requestMegabytes 1', { requestMegabytes: 1 }, MEGABYTE],
  ] as const)('assumption %s', async (_, assumptions, most) => {
    const { wire } = await serves({ assumptions })
    expect((await posts('/participant/message', most)).status).toBe(403)
    for (const path of ['/participant/message', '/contact/stop', '/api']) {
      const refused = await posts(path, most + 1)
      expect(refused.status).toBe(413)
      expect(refused.headers.get('x-amzn-errortype')).toBe('RequestEntityTooLargeException')
    }
    expect(wire.events.at(-1)).toMatchObject({ kind: 'answer', status: 413, service: 'cti' })
  })

  test('is what S3 says it is for a file', async () => {
    await serves()
    expect((await posts('/attachments/any', 20 * MEGABYTE, 'PUT')).status).toBe(403)
    const refused = await posts('/attachments/any', 64 * MEGABYTE + 1, 'PUT')
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('<Code>EntityTooLarge</Code>')
  })
})

describe('closing', () => {
  test('answers a poll that is held, and says goodbye to sockets', async () => {
    const { wire } = await serves()
    const call = await signsIn('alice')
    const customer = await startsChat()
    const { nextToken } = await call('GetAgentSnapshot')
    const held = call('GetAgentSnapshot', { nextToken })
    await new Promise<void>((resolve) => {
      const cancel = wire.subscribe((event) => {
        if (event.kind !== 'request') return
        cancel()
        resolve()
      })
    })
    await simulator.close()
    expect(await held).toMatchObject({ snapshot: { state: { name: 'Offline' } } })
    expect(wire.events.at(-1)).toMatchObject({ kind: 'socket closed', who: 'Maya' })
    await customer[Symbol.asyncDispose]()
  })

  test('frees the port, whoever is still connected', async () => {
    await serves()
    const port = Number(new URL(simulator.origin).port)
    const idle = connect(port, '127.0.0.1')
    await once(idle, 'connect')
    await simulator.close()
    await serves({ port })
    expect(simulator.origin).toBe(`http://127.0.0.1:${port}`)
    idle.destroy()
  })

  test('waits for nobody who has not begun to speak TLS', async () => {
    await serves({ tls: true })
    const client = await connected()
    await simulator.close()
    client.destroy()
  })

  test('waits for nobody who keeps a connection that was refused', async () => {
    await serves()
    const client = await connected('GET * HTTP/1.1\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
    await once(client, 'data')
    await simulator.close()
    client.destroy()
  })

  test('waits for nobody who is in the middle of a body', async () => {
    await serves()
    const head = 'POST /contact/stop HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n'
    const client = await connected(head)
    expect(String(await once(client, 'data'))).toMatch(/^HTTP\/1\.1 100 /)
    await simulator.close()
    client.destroy()
  })
})

test('a port that is taken is an error that says so', async () => {
  const { origin } = await serves()
  const port = Number(new URL(origin).port)
  await expect(serveSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

describe('over TLS', () => {
  test('whoever trusts the certificate is answered, by this machine’s names and AWS’s', async () => {
    const { origin, certificate } = await serves({ tls: true })
    expect(origin).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    for (const host of ['127.0.0.1', 'localhost', `${contactCenter.alias}.my.connect.aws`]) {
      const names = host === '127.0.0.1' ? {} : { servername: host, headers: { host } }
      const asked = request(`${origin}/ccp-v2`, { ca: certificate, ...names })
      asked.end()
      const [response] = await once(asked, 'response')
      expect(await text(response)).toMatch(/Sign in to Amazon Connect/)
    }
    await expect(fetch(origin)).rejects.toThrow()
  })
})
