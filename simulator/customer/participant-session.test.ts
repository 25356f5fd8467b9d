import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EventType, MessageType } from './content-types.ts'
import { connectParticipant, createParticipantClient } from './participant-connection.ts'
import { ParticipantSession } from './participant-session.ts'
import { RefusedError } from './refused-error.ts'
import { FakeConnect, item, refusal } from './test-support/fake-connect.ts'

let connect: FakeConnect
let session: ParticipantSession

beforeEach(async () => {
  connect = await FakeConnect.starts()
  let tokens = 0
  session = new ParticipantSession({
    client: connect.participantClient(),
    connectionToken: 'secret-connection-token',
    who: 'customer "Carla"',
    newToken: () => `client-token-${++tokens}`,
  })
})

afterEach(async () => {
  await connect[Symbol.asyncDispose]()
})

const failureOf = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable('it should have failed'),
    (failure: unknown) => failure,
  )

describe('connecting', () => {
  const request = () => ({
    client: connect.participantClient(),
    participantToken: 'secret-pt',
    who: 'customer "Carla"',
  })

  test('asks for a socket and a token, by the participant token, without ConnectParticipant', async () => {
    expect(await connectParticipant(request())).toEqual({
      connectionToken: 'secret-connection-token-1',
      url: 'wss://sockets.test/?secret-url-1',
      expiry: '2026-01-01T11:00:00.000Z',
    })
    expect(connect.asked).toEqual([
      {
        method: 'POST',
        path: '/participant/connection',
        bearer: 'secret-pt',
        body: { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] },
      },
    ])
  })

  test('says when the answer lacks the URL', async () => {
    connect.answers('/participant/connection', () => ({ ConnectionCredentials: { ConnectionToken: 'secret' } }))
    await expect(connectParticipant(request())).rejects.toThrow('for customer "Carla" was answered without a URL')
  })
})

describe('sending', () => {
  test('a message: content, type, a client token, the connection token as bearer', async () => {
    expect(await session.sendMessage('hello')).toEqual({ id: 'posted-1', time: '2026-01-01T10:00:00.000Z' })
    await session.sendMessage('*hello*', MessageType.markdown)
    expect(connect.asked).toEqual([
      {
        method: 'POST',
        path: '/participant/message',
        bearer: 'secret-connection-token',
        body: { Content: 'hello', ContentType: 'text/plain', ClientToken: 'client-token-1' },
      },
      {
        method: 'POST',
        path: '/participant/message',
        bearer: 'secret-connection-token',
        body: { Content: '*hello*', ContentType: 'text/markdown', ClientToken: 'client-token-2' },
      },
    ])
  })

  test('a client token of its own each time when none is given', async () => {
    const plain = new ParticipantSession({
      client: connect.participantClient(),
      connectionToken: 'secret',
      who: 'Carla',
    })
    await plain.sendMessage('one')
    await plain.sendMessage('two')
    const tokens = connect.asked.map(({ body }) => body.ClientToken)
    expect(new Set(tokens).size).toBe(2)
    expect(tokens[0]).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('an answer without Id is an error', async () => {
    connect.answers('/participant/message', () => ({}))
    await expect(session.sendMessage('hello')).rejects.toThrow('answered without Id')
  })

  test('typing', async () => {
    await session.sendTyping()
    expect(connect.at('/participant/event')[0]?.body).toEqual({
      ContentType: EventType.typing,
      ClientToken: 'client-token-1',
    })
  })

  test.each([
    ['read', EventType.messageRead],
    ['delivered', EventType.messageDelivered],
  ] as const)('a %s receipt', async (kind, contentType) => {
    await session.sendReceipt(kind, 'message-1')
    expect(connect.at('/participant/event')[0]?.body).toMatchObject({
      ContentType: contentType,
      Content: '{"messageId":"message-1"}',
    })
  })

  test('the farewell', async () => {
    await session.disconnect()
    expect(connect.asked).toMatchObject([
      { path: '/participant/disconnect', bearer: 'secret-connection-token', body: { ClientToken: 'client-token-1' } },
    ])
  })
})

describe('the transcript', () => {
  const pages: Record<string, object> = {
    first: { InitialContactId: 'contact-0', Transcript: [item('d', 4), item('e', 5)], NextToken: 'second' },
    second: { InitialContactId: 'contact-0', Transcript: [item('b', 2), item('c', 3)], NextToken: 'third' },
    third: { InitialContactId: 'contact-0', Transcript: [item('a', 1)] },
  }

  test('is put together from all pages, oldest first', async () => {
    connect.answers('/participant/transcript', ({ body }) => pages[String(body.NextToken ?? 'first')] ?? {})
    const items = await session.transcript()
    expect(items.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(items[0]).toMatchObject({
      initialContactId: 'contact-0',
      contactId: 'contact-1',
      content: 'a',
      role: 'AGENT',
    })
    expect(connect.asked.map(({ body }) => body)).toEqual([
      { MaxResults: 100, ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING' },
      { MaxResults: 100, ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING', NextToken: 'second' },
      { MaxResults: 100, ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING', NextToken: 'third' },
    ])
  })

  test('may be empty', async () => {
    expect(await session.transcript()).toEqual([])
  })

  test('does not go round in circles', async () => {
    connect.answers('/participant/transcript', () => ({ Transcript: [], NextToken: 'again' }))
    await expect(session.transcript()).rejects.toThrow('gave the same NextToken twice')
  })

  test('with something that is no item is an error', async () => {
    connect.answers('/participant/transcript', () => ({ Transcript: [{ Id: 'a' }] }))
    await expect(session.transcript()).rejects.toThrow(
      'GetTranscript for customer "Carla" gave something that is no item',
    )
  })
})

describe('a refusal', () => {
  test('tells who, what and why, as data too', async () => {
    connect.answers('/participant/event', () => refusal(409, 'ConflictException', 'Not in this state.'))
    const failure = await failureOf(session.sendReceipt('read', 'message-1'))
    expect(failure).toBeInstanceOf(RefusedError)
    expect(failure).toMatchObject({
      message:
        'SendEvent for customer "Carla" was answered 409: ConflictException: Not in this state. ' +
        'The contact is in a state that does not allow it (receipts: more than two participants).',
      who: 'customer "Carla"',
      operation: 'SendEvent',
      code: 'ConflictException',
      status: 409,
      reason: 'Not in this state.',
    })
  })

  test('carries no token, however deep one looks', async () => {
    connect.answers('/participant/message', () => refusal(403, 'AccessDeniedException', 'Access denied'))
    const failure = await failureOf(session.sendMessage('hello'))
    expect(connect.asked[0]?.bearer).toBe('secret-connection-token')
    expect(inspect(failure, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('secret')
    expect(inspect(session, { depth: 2 })).not.toContain('secret')
  })

  test('is told from no answer at all', async () => {
    const client = createParticipantClient({ region: 'eu-central-1', endpoint: 'http://127.0.0.1:1', maxAttempts: 1 })
    const lonely = new ParticipantSession({ client, connectionToken: 'secret', who: 'customer "Carla"' })
    expect(await failureOf(lonely.sendMessage('hello'))).toMatchObject({
      code: 'ECONNREFUSED',
      status: undefined,
      message: expect.stringContaining('failed without an answer'),
    })
  })
})
