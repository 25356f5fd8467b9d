import { inspect } from 'node:util'
import { ConnectClient } from '@aws-sdk/client-connect'
import { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { EventType } from './content-types.ts'
import { Customer, type CustomerOptions } from './customer.ts'
import { FakeConnect, item, refusal } from './test-support/fake-connect.ts'
import { fakeSockets } from './test-support/fake-sockets.ts'
import { ManualTimers } from './test-support/manual-timers.ts'

let connect: FakeConnect

beforeEach(async () => {
  connect = await FakeConnect.starts()
})

afterEach(async () => {
  await connect[Symbol.asyncDispose]()
})

function starts(more: Partial<CustomerOptions> = {}) {
  const sockets = fakeSockets()
  const timers = new ManualTimers()
  const starting = Customer.startsChat({
    region: 'eu-central-1',
    instanceId: 'instance-1',
    contactFlowId: 'flow-1',
    displayName: 'Carla',
    connectClient: connect.connectClient(),
    participantClient: connect.participantClient(),
    WebSocket: sockets.WebSocket,
    timers,
    ...more,
  })
  return { starting, sockets, timers }
}

async function carla(more: Partial<CustomerOptions> = {}) {
  const { starting, sockets, timers } = starts(more)
  const socket = await sockets.next()
  socket.subscribes()
  return { customer: await starting, sockets, socket, timers }
}

describe('starting a chat', () => {
  test('asks for it with all that was said, then connects by the token given', async () => {
    const { customer } = await carla({
      attributes: { language: 'de' },
      initialMessage: 'Good morning',
      chatDurationInMinutes: 60,
      newToken: () => 'client-token',
    })
    expect(connect.asked[0]).toMatchObject({ method: 'PUT', path: '/contact/chat' })
    expect(connect.asked[0]?.body).toEqual({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      ParticipantDetails: { DisplayName: 'Carla' },
      Attributes: { language: 'de' },
      InitialMessage: { ContentType: 'text/plain', Content: 'Good morning' },
      ChatDurationInMinutes: 60,
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
      ClientToken: 'client-token',
    })
    expect(connect.asked[1]).toMatchObject({ path: '/participant/connection', bearer: 'secret-participant-token' })
    expect(customer).toMatchObject({
      displayName: 'Carla',
      contactId: 'contact-1',
      participantId: 'participant-carla',
      state: 'connected',
    })
  })

  test('asks for no more than was said', async () => {
    await carla({ supportedContentTypes: ['text/plain'] })
    const { ClientToken, ...body } = connect.asked[0]?.body ?? {}
    expect(ClientToken).toMatch(/^[0-9a-f-]{36}$/)
    expect(body).toEqual({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      ParticipantDetails: { DisplayName: 'Carla' },
      SupportedMessagingContentTypes: ['text/plain'],
    })
  })

  test('refused, says by whom and why', async () => {
    connect.answers('/contact/chat', () => refusal(429, 'LimitExceededException', 'Too many chats.'))
    await expect(starts().starting).rejects.toThrow(
      'StartChatContact for customer "Carla" was answered 429: LimitExceededException: Too many chats. ' +
        'The quota of active chats is used up',
    )
  })

  test('answered without a token, says so', async () => {
    connect.answers('/contact/chat', () => ({ ContactId: 'contact-1', ParticipantId: 'p' }))
    await expect(starts().starting).rejects.toThrow('answered without ContactId, ParticipantId or ParticipantToken')
  })
})

describe('without clients handed in', () => {
  const live = { connectClient: undefined, participantClient: undefined }

  beforeEach(() => {
    vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', connect.endpoint)
    vi.stubEnv('AWS_ENDPOINT_URL_CONNECTPARTICIPANT', connect.endpoint)
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  })

  afterEach(() => {
    vi.unstubAllEnvs()
    vi.restoreAllMocks()
  })

  test("they are the SDK's own, with the credentials of the environment, and end with the customer", async () => {
    const destroyed = [
      vi.spyOn(ConnectClient.prototype, 'destroy'),
      vi.spyOn(ConnectParticipantClient.prototype, 'destroy'),
    ]
    const { customer } = await carla(live)
    await customer.says('hello')
    expect(destroyed.map(({ mock }) => mock.calls.length)).toEqual([0, 0])
    await customer[Symbol.asyncDispose]()
    expect(destroyed.map(({ mock }) => mock.calls.length)).toEqual([1, 1])
    expect(connect.asked.map(({ path }) => path)).toEqual([
      '/contact/chat',
      '/participant/connection',
      '/participant/transcript',
      '/participant/message',
    ])
  })

  test('they end too when no chat comes of it', async () => {
    const destroyed = vi.spyOn(ConnectClient.prototype, 'destroy')
    connect.answers('/contact/chat', () => refusal(404, 'ResourceNotFoundException', 'No such flow'))
    await expect(starts(live).starting).rejects.toThrow(
      'No such flow. Check that the ids are of this instance and region.',
    )
    expect(destroyed).toHaveBeenCalledOnce()
  })

  test('and without credentials, the error says where to put them', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_PROFILE', undefined)
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    await expect(starts(live).starting).rejects.toThrow(
      /StartChatContact for customer "Carla" .* Give the Connect client credentials/,
    )
  })
})

describe('in a chat', () => {
  test('the verbs are requests by the connection token', async () => {
    const { customer } = await carla()
    const before = connect.asked.length
    expect(await customer.says('hello')).toEqual({ id: 'posted-1', time: '2026-01-01T10:00:00.000Z' })
    await customer.says('*hello*', { markdown: true })
    await customer.types()
    await customer.reads('m1')
    await customer.acknowledgesDelivery('m2')
    const asked = connect.asked.slice(before)
    expect(asked.map(({ body }) => [body.ContentType, body.Content])).toEqual([
      ['text/plain', 'hello'],
      ['text/markdown', '*hello*'],
      [EventType.typing, undefined],
      [EventType.messageRead, '{"messageId":"m1"}'],
      [EventType.messageDelivered, '{"messageId":"m2"}'],
    ])
    expect(new Set(asked.map(({ bearer }) => bearer))).toEqual(new Set(['secret-connection-token-1']))
  })

  test('sees what others say and do', async () => {
    const { customer, socket } = await carla()
    const [said, joined] = [customer.sees('hello'), customer.seesEvent(EventType.participantJoined, { from: 'Bob' })]
    socket.pushes(item('m1', 1, 'hello'))
    socket.pushes(item('j1', 2, '', { Type: 'EVENT', ContentType: EventType.participantJoined, DisplayName: 'Bob' }))
    expect((await said).id).toBe('m1')
    expect((await joined).id).toBe('j1')
  })

  test('can look at the transcript', async () => {
    const { customer } = await carla()
    connect.transcript = [item('a', 1)]
    expect((await customer.transcript()).map(({ id }) => id)).toEqual(['a'])
    expect(customer.received.items).toEqual([])
  })

  test('a wait in vain tells the state of the connection', async () => {
    const { customer } = await carla()
    await customer.dropsOff()
    await expect(customer.sees('hello', { withinMs: 1 })).rejects.toThrow('customer "Carla" (dropped) waited for')
  })

  test('keeps a note of frames that make no sense', async () => {
    const { customer, socket } = await carla()
    socket.raw('nonsense')
    expect(customer.problems.map(String)).toEqual([expect.stringContaining('a frame that was ignored')])
  })

  test('shows no token to whoever prints the customer', async () => {
    const { customer } = await carla()
    expect(inspect(customer, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('secret')
  })
})

test('the life of the socket is counted from the time handed in', async () => {
  const { starting, sockets, timers } = starts({ now: () => Date.parse('2026-01-01T10:30:00.000Z') })
  const socket = await sockets.next()
  socket.subscribes()
  const renewal = timers.nextDelay()
  await starting
  expect(await renewal).toBe(29 * 60_000)
})

describe('dropping off', () => {
  test('closes the socket without leaving; no verb works until coming back', async () => {
    const { customer, socket } = await carla()
    await customer.dropsOff()
    expect(socket.closed).toBe(true)
    expect(connect.at('/participant/disconnect')).toEqual([])
    await expect(customer.says('hello')).rejects.toThrow('customer "Carla" has dropped off. Let them come back first.')
    await expect(customer.leaves()).rejects.toThrow('has dropped off')
    expect(connect.at('/participant/message')).toEqual([])
  })

  test('and coming back: nothing is missing, nothing doubled, and the new connection is used', async () => {
    const { customer, socket, sockets } = await carla()
    socket.pushes(item('a', 1))
    await customer.dropsOff()
    socket.pushes(item('b', 2))
    connect.transcript = [item('a', 1), item('b', 2), item('c', 3)]
    const coming = customer.comesBack()
    const second = await sockets.next()
    second.subscribes()
    await coming
    second.pushes(item('c', 3))
    second.pushes(item('d', 4))
    expect(customer.received.items.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
    expect(customer.state).toBe('connected')
    expect(connect.at('/participant/connection').map(({ bearer }) => bearer)).toEqual([
      'secret-participant-token',
      'secret-participant-token',
    ])
    await customer.says('back again')
    expect(connect.at('/participant/message')[0]?.bearer).toBe('secret-connection-token-2')
  })
})

test('leaving is told to the service', async () => {
  const { customer } = await carla()
  await customer.leaves()
  expect(connect.at('/participant/disconnect')).toMatchObject([{ bearer: 'secret-connection-token-1' }])
  expect(customer.state).toBe('left')
})

test('disposing closes socket, timers and waits, and leaves the chat alone', async () => {
  const { customer, socket, timers } = await carla()
  const waiting = expect(customer.sees('hello')).rejects.toThrow('(closed) waited for a message "hello"')
  await customer[Symbol.asyncDispose]()
  await waiting
  expect(socket.closed).toBe(true)
  expect(timers.pending).toBe(0)
  expect(connect.at('/participant/disconnect')).toEqual([])
})

test('clients that were handed in outlive the customer', async () => {
  const participantClient = connect.participantClient()
  let destroyed = false
  participantClient.destroy = () => {
    destroyed = true
  }
  const { customer } = await carla({ participantClient })
  await customer[Symbol.asyncDispose]()
  expect(destroyed).toBe(false)
})
