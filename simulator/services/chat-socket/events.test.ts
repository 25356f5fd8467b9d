import { describe, expect, test } from 'vitest'
import { Services } from '../test-support/services.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'
const MINUTE_MS = 60_000

const typesOf = (items: readonly Record<string, unknown>[]) =>
  items.map(({ ContentType }) => String(ContentType).replace(EVENT, ''))

async function transcriptOf(services: Services, token: string): Promise<string[]> {
  const { body } = await services.asksParticipant<{ Transcript: Record<string, unknown>[] }>('GetTranscript', token, {
    SortOrder: 'ASCENDING',
    MaxResults: 100,
  })
  return typesOf(body.Transcript)
}

describe('role timers', () => {
  test('on the wire: idle, returned and autodisconnection, of whoever was idle, in no transcript', async () => {
    const services = new Services({ assumptions: { lastAgentLeaves: 'customer stays' } })
    const { stage } = services
    const chat = stage.startChat()
    const minutes = (ParticipantTimerDurationInMinutes: number) => ({ ParticipantTimerDurationInMinutes })
    const set = await services.calls('UpdateParticipantRoleConfig', {
      ContactId: chat.id,
      ChannelConfiguration: {
        Chat: {
          ParticipantTimerConfigList: [
            { ParticipantRole: 'CUSTOMER', TimerType: 'IDLE', TimerValue: minutes(2) },
            { ParticipantRole: 'CUSTOMER', TimerType: 'DISCONNECT_NONCUSTOMER', TimerValue: minutes(3) },
          ],
        },
      },
    })
    expect(set.status).toBe(200)
    stage.is('Available', 'alice')
    stage.accepts('alice', chat)
    const [maya, alice] = [services.listens('customer', chat), services.listens('alice', chat)]
    stage.clock.advance(2 * MINUTE_MS)
    const token = services.connection('customer', chat)
    await services.asksParticipant('SendMessage', token, { ContentType: 'text/plain', Content: 'Back' })
    expect(typesOf(maya.items)).toEqual(['participant.idle', 'text/plain', 'participant.returned'])
    expect(alice.items).toEqual(maya.items)
    expect(maya.items[0]).toEqual({
      AbsoluteTime: expect.any(String),
      ContentType: `${EVENT}participant.idle`,
      Id: expect.any(String),
      Type: 'EVENT',
      ParticipantId: chat.customer.id,
      DisplayName: 'Maya',
      ParticipantRole: 'CUSTOMER',
      ContactId: chat.id,
      InitialContactId: chat.id,
    })
    stage.clock.advance(5 * MINUTE_MS)
    expect(typesOf(maya.items.slice(3))).toEqual([
      'participant.idle',
      'participant.autodisconnection',
      'participant.left',
    ])
    expect(maya.items[4]).toMatchObject({ ParticipantRole: 'CUSTOMER', ParticipantId: chat.customer.id })
    expect(typesOf(alice.items.slice(3))).toEqual(['participant.idle', 'chat.ended'])
    expect(await transcriptOf(services, token)).toEqual([
      'participant.joined',
      'participant.joined',
      'text/plain',
      'participant.left',
    ])
  })
})

describe('a transfer that fails', () => {
  test('on the wire: transfer.failed, on the socket and in the transcript', async () => {
    const services = new Services()
    const { stage } = services
    const chat = stage.chatOf('bob')
    stage.is('Available', 'dave')
    const maya = services.listens('customer', chat)
    stage.transfers('alice', 'dave', chat)
    stage.is('Break', 'alice', 'bob')
    stage.rejects('dave', chat)
    const types = ['transfer.succeeded', 'participant.left', 'participant.left', 'transfer.failed']
    expect(typesOf(maya.items)).toEqual(types)
    expect(maya.items[3]).toMatchObject({ Type: 'EVENT', DisplayName: 'Alice', ParticipantRole: 'AGENT' })
    expect((await transcriptOf(services, services.connection('customer', chat))).slice(-4)).toEqual(types)
  })
})

describe('the codes of closed sockets', () => {
  test.each([1008, 1011] as const)('assumption refusedSocketCode %i', (refusedSocketCode) => {
    const services = new Services({ assumptions: { refusedSocketCode } })
    const chat = services.stage.chatOf()
    const { url } = services.sockets.issueUrl(chat.customer.id)
    expect(services.opens(`${url}0`).closed?.code).toBe(refusedSocketCode)
    for (let open = 0; open < 5; open++) services.listens('customer', chat)
    expect(services.listens('customer', chat).closed?.code).toBe(refusedSocketCode)
  })

  test.each([1001, 1000] as const)('assumption expiredSocketCode %i', (expiredSocketCode) => {
    const services = new Services({ assumptions: { expiredSocketCode } })
    const socket = services.listens('customer', services.stage.chatOf())
    services.stage.clock.advance(3_540_000)
    expect(socket.closed?.code).toBe(expiredSocketCode)
  })

  test.each([1003, 1007] as const)('assumption malformedFrameCode %i', (malformedFrameCode) => {
    const services = new Services({ assumptions: { malformedFrame: 'socket closed', malformedFrameCode } })
    const socket = services.listens('customer', services.stage.chatOf())
    socket.says('not JSON')
    expect(socket.closed?.code).toBe(malformedFrameCode)
  })
})

describe('assumption customerConnects', () => {
  async function comes(customerConnects: 'with a connection' | 'with a subscription', more: object = {}) {
    const services = new Services({ assumptions: { customerConnects } })
    const chat = services.stage.instance.startChat({ displayName: 'Maya' })
    const token = services.tokens.lasting('participant', chat.customer.id)
    const { body } = await services.asksParticipant<{ Websocket: { Url: string } }>(
      'CreateParticipantConnection',
      token,
      { Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'], ...more },
    )
    return { services, chat, url: body.Websocket.Url }
  }

  test('with a connection', async () => {
    const { chat } = await comes('with a connection')
    expect(chat.customer.state).toBe('joined')
  })

  test('with a subscription: not before their socket has subscribed, to which it is told', async () => {
    const { services, chat, url } = await comes('with a subscription')
    const socket = services.opens(url)
    expect(chat.customer.state).toBe('invited')
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    expect(chat.customer.state).toBe('joined')
    expect(typesOf(socket.items)).toEqual(['participant.joined'])
    services.stage.clock.advance(5 * MINUTE_MS)
    expect(chat.state).toBe('waiting')
  })

  test('with a subscription: a socket that never subscribes is nobody, after five minutes', async () => {
    const { services, chat, url } = await comes('with a subscription')
    services.opens(url)
    services.stage.clock.advance(5 * MINUTE_MS)
    expect(chat.state).toBe('ended')
  })

  test('with a subscription: or at once where the request says so', async () => {
    const { chat } = await comes('with a subscription', { ConnectParticipant: true })
    expect(chat.customer.state).toBe('joined')
  })
})
