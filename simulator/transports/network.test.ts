import { describe, expect, test } from 'vitest'
import { Stage, type StageOptions } from '../instance/test-support/stage.ts'
import { DeadLine } from '../network-conditions/dead-line.ts'
import type { ServiceRequest } from '../services/http.ts'
import { FakeSocket } from '../services/test-support/services.ts'
import { WireLog } from '../wire/log.ts'
import { Network } from './network.ts'

const SITE = 'https://test-center.my.connect.aws'
const PARTICIPANT = 'https://participant.connect.us-west-2.amazonaws.com'
const CONTROL_PLANE = 'https://connect.us-west-2.amazonaws.com'

/** A network, and clients of it that use nothing but what it answers. */
class Wire {
  readonly stage: Stage
  readonly log: WireLog
  readonly network: Network
  /** Everything given to a client that gives access. */
  readonly credentials: string[] = []

  constructor(options: StageOptions = {}) {
    this.stage = new Stage(options)
    this.log = new WireLog(this.stage.clock)
    this.network = new Network(this.stage.instance, this.log, { engine: 'engine', bridge: 'bridge' })
  }

  async asks<Body>(method: string, url: string, more: Partial<ServiceRequest> = {}): Promise<Body> {
    const answer = await this.network.answer({ method, url: new URL(url), headers: {}, body: '', ...more })
    return JSON.parse(answer.body)
  }

  async startsChat(): Promise<{ participantToken: string; participantId: string; contactId: string }> {
    const body = JSON.stringify({
      InstanceId: 'instance-1',
      ContactFlowId: 'flow-1',
      ParticipantDetails: { DisplayName: 'Maya' },
    })
    const started = await this.asks<{ ParticipantToken: string; ParticipantId: string; ContactId: string }>(
      'PUT',
      `${CONTROL_PLANE}/contact/chat`,
      { body },
    )
    this.credentials.push(started.ParticipantToken)
    return {
      participantToken: started.ParticipantToken,
      participantId: started.ParticipantId,
      contactId: started.ContactId,
    }
  }

  async connects(participantToken: string): Promise<{ token: string; url: string }> {
    const answer = await this.asks<{
      ConnectionCredentials: { ConnectionToken: string }
      Websocket: { Url: string }
    }>('POST', `${PARTICIPANT}/participant/connection`, {
      headers: { 'x-amz-bearer': participantToken },
      body: JSON.stringify({ Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'] }),
    })
    const { ConnectionToken: token } = answer.ConnectionCredentials
    const { Url: url } = answer.Websocket
    this.credentials.push(token, new URL(url).searchParams.get('ticket') ?? '')
    return { token, url }
  }

  participant<Body>(operation: string, bearer: string, body: object = {}): Promise<Body> {
    return this.asks('POST', `${PARTICIPANT}/participant/${operation}`, {
      headers: { 'x-amz-bearer': bearer },
      body: JSON.stringify(body),
    })
  }

  /** Signs in as the CCP does. */
  async agent(name: string): Promise<<Body>(operation: string, body?: object) => Promise<Body>> {
    const form = `username=${name}&password=secret-of-${name}`
    const login = await this.network.answer({ method: 'POST', url: new URL(`${SITE}/login`), headers: {}, body: form })
    const cookie = login.headers['set-cookie']?.split(';')[0] ?? ''
    const { accessToken } = await this.asks<{ accessToken: string }>('GET', `${SITE}/auth/authorize`, {
      headers: { cookie },
    })
    this.credentials.push(cookie.split('=')[1] ?? '', accessToken, `secret-of-${name}`)
    return (operation, body = {}) =>
      this.asks('POST', `${SITE}/api`, {
        headers: { 'x-amz-target': `AmazonConnectCTIService.${operation}`, 'x-amz-bearer': accessToken },
        body: JSON.stringify({ ...body, authentication: { authToken: accessToken } }),
      })
  }

  opens(url: string): FakeSocket {
    const socket = new FakeSocket()
    socket.session = this.network.open(new URL(url), socket)
    return socket
  }

  kinds(): string[] {
    return this.log.events.map((event) => event.kind)
  }
}

async function wholeChat(wire: Wire): Promise<void> {
  const { stage } = wire
  const { participantToken, contactId } = await wire.startsChat()
  const maya = await wire.connects(participantToken)
  const socket = wire.opens(maya.url)
  socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
  const alice = await wire.agent('alice')
  stage.is('Available', 'alice', 'bob')
  interface Snapshot {
    readonly snapshot: {
      readonly contacts: readonly {
        readonly connections: readonly {
          readonly connectionId: string
          readonly type: string
          readonly chatMediaInfo?: { readonly connectionData?: string }
        }[]
      }[]
    }
  }
  await alice('AcceptContact', { contactId })
  const { snapshot } = await alice<Snapshot>('GetAgentSnapshot')
  const own = snapshot.contacts[0]?.connections.find((each) => each.type === 'agent')
  const media: { ConnectionAuthenticationToken: string } = JSON.parse(own?.chatMediaInfo?.connectionData ?? '{}')
  wire.credentials.push(media.ConnectionAuthenticationToken)
  const token = await alice<{ chatTokenTransport: { participantToken: string } }>('CreateTransport', {
    transportType: 'chat_token',
    participantId: own?.connectionId,
    contactId,
  })
  const transport = await alice<{ webSocketTransport: { url: string } }>('CreateTransport', {
    transportType: 'web_socket',
  })
  const ofAlice = token.chatTokenTransport.participantToken
  wire.credentials.push(ofAlice, new URL(transport.webSocketTransport.url).searchParams.get('ticket') ?? '')
  wire.opens(transport.webSocketTransport.url).says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
  await wire.participant('message', ofAlice, { ContentType: 'text/plain', Content: 'Hello' })
  await wire.participant('message', maya.token, { ContentType: 'text/plain', Content: `My token is ${maya.token}` })
  await wire.participant('message', maya.token, { ContentType: 'text/plain', Content: `My token:\n${maya.token}` })
  await wire.participant('transcript', maya.token)
  await wire.participant('disconnect', maya.token)
  wire.opens(`${maya.url}&again`)
  await wire.asks('GET', `https://elsewhere.example/?token=${maya.token}`).catch(() => undefined)
  socket.session?.closed()
}

describe('the log of a whole chat', () => {
  test('has everything in it but what gives access', async () => {
    const wire = new Wire()
    await wholeChat(wire)
    const text = JSON.stringify(wire.log.events)
    expect(wire.credentials).toHaveLength(9)
    for (const credential of wire.credentials) {
      expect(credential).not.toBe('')
      expect(text).not.toContain(credential)
    }
    expect(text).not.toMatch(/[0-9a-f]{64}/)
    expect(text).toContain('My token is <credential>')
  })

  test('says who asked whom for what, and how it was answered', async () => {
    const wire = new Wire()
    await wholeChat(wire)
    const exchanges = wire.log.events.flatMap((event) =>
      event.kind === 'answer' ? [`${event.who} ${event.service} ${event.operation} ${event.status}`] : [],
    )
    expect(exchanges).toEqual([
      'Maya control-plane StartChatContact 200',
      'Maya participant CreateParticipantConnection 200',
      'somebody ccp POST /login 200',
      'alice ccp GET /auth/authorize 200',
      'alice cti AcceptContact 200',
      'alice cti GetAgentSnapshot 200',
      'alice cti CreateTransport 200',
      'alice cti CreateTransport 200',
      'alice participant SendMessage 200',
      'Maya participant SendMessage 200',
      'Maya participant SendMessage 200',
      'Maya participant GetTranscript 200',
      'Maya participant DisconnectParticipant 200',
    ])
    const requests = wire.log.events.filter((event) => event.kind === 'request')
    const answers = wire.log.events.filter((event) => event.kind === 'answer')
    expect(requests.map((event) => event.exchange)).toEqual(answers.map((event) => event.exchange))
    expect(wire.log.events.map((event) => event.n)).toEqual(wire.log.events.map((_, index) => index + 1))
  })

  test('has frames in both directions, unfolded, with whose they are', async () => {
    const wire = new Wire()
    await wholeChat(wire)
    const sent = wire.log.events.find((event) => event.kind === 'frame sent')
    expect(sent).toMatchObject({ who: 'Maya', body: { topic: 'aws/subscribe' } })
    const received = wire.log.events.flatMap((event) => (event.kind === 'frame received' ? [event] : []))
    const heard = received.filter((event) => JSON.stringify(event.body).includes('"Content":"Hello"'))
    expect(heard.map((event) => event.who).toSorted()).toEqual(['Maya', 'alice'])
    expect(heard[0]?.body).toMatchObject({ topic: 'aws/chat', content: { Type: 'MESSAGE', Content: 'Hello' } })
  })
})

describe('what is not simulated', () => {
  test.each([
    'https://elsewhere.example/path',
    'https://connect.eu-west-1.amazonaws.com/contact/chat',
    'https://other.my.connect.aws/ccp-v2',
    'https://sts.us-west-2.amazonaws.com/',
  ])('is refused and recorded: %s', async (url) => {
    const wire = new Wire()
    const answer = await wire.network.answer({ method: 'GET', url: new URL(url), headers: {}, body: '' })
    expect(answer).toMatchObject({ status: 501, body: expect.stringContaining(new URL(url).origin) })
    expect(wire.log.events).toMatchObject([{ kind: 'refused', url }])
  })

  test('sockets too', () => {
    const wire = new Wire()
    const socket = wire.opens('wss://elsewhere.example/socket')
    expect(socket.session).toBeUndefined()
    expect(socket.closed).toMatchObject({ code: 1008 })
    expect(wire.log.events).toMatchObject([{ kind: 'refused', url: 'wss://elsewhere.example/socket' }])
  })
})

describe('sockets', () => {
  async function connected(options: StageOptions = {}) {
    const wire = new Wire(options)
    const { participantToken, participantId } = await wire.startsChat()
    const { url } = await wire.connects(participantToken)
    return { wire, url, participantId }
  }

  test('on a URL that is too old are closed', async () => {
    const late = await connected()
    late.wire.stage.clock.advance(100_000)
    expect(late.wire.opens(late.url).closed).toMatchObject({ code: 1008, reason: expect.stringMatching(/expired/) })
  })

  test('are recorded as opened once and closed once, whoever closes them', async () => {
    const byClient = await connected()
    const first = byClient.wire.opens(byClient.url)
    first.session?.closed()
    const byServer = await connected()
    const second = byServer.wire.opens(byServer.url)
    byServer.wire.network.sockets.drop(byServer.participantId)
    expect(second.closed).toBeDefined()
    second.session?.closed()
    for (const { wire } of [byClient, byServer]) {
      expect(wire.kinds().filter((kind) => kind.startsWith('socket'))).toEqual(['socket opened', 'socket closed'])
    }
  })

  test('of somebody without a network are closed, and open again only when that is over', async () => {
    const { wire, url } = await connected()
    const { participantToken } = await wire.startsChat()
    const next = await wire.connects(participantToken)
    const open = wire.opens(url)
    const { lift: restore } = wire.network.conditions.impose(['Maya'], { kind: 'dropped' })
    expect(open.closed).toMatchObject({ code: 1001 })
    expect(wire.opens(next.url).session).toBeUndefined()
    restore()
    expect(wire.opens(next.url).session).toBeDefined()
  })

  test('that are open at one end only carry nothing, which is recorded', async () => {
    const { wire, url } = await connected()
    const open = wire.opens(url)
    wire.network.conditions.impose(['Maya'], { kind: 'half-open' })
    open.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    expect(wire.log.events.at(-1)).toMatchObject({
      kind: 'frame lost',
      who: 'Maya',
      direction: 'to service',
      body: { topic: 'aws/subscribe' },
    })
    expect(wire.kinds()).not.toContain('frame sent')
  })

  test('that close before a late frame arrives have lost it', async () => {
    const { wire, url } = await connected()
    const open = wire.opens(url)
    wire.network.conditions.impose(['Maya'], { kind: 'delayed', by: 1000 })
    open.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    open.session?.closed()
    wire.stage.clock.advance(1000)
    expect(wire.kinds().slice(-2)).toEqual(['socket closed', 'frame lost'])
  })

  test('that speak no JSON are recorded as they spoke', async () => {
    const { wire, url } = await connected({ assumptions: { malformedFrame: 'socket closed' } })
    wire.opens(url).says('Hello')
    expect(wire.log.events.slice(-2)).toMatchObject([{ kind: 'frame sent', body: 'Hello' }, { kind: 'socket closed' }])
  })
})

test('a fault of the simulator is answered 500 and recorded as one, not thrown', async () => {
  const wire = new Wire()
  const { participantToken } = await wire.startsChat()
  wire.stage.instance.connectCustomer = () => {
    throw new Error('A fault')
  }
  const answer = await wire.network.answer({
    method: 'POST',
    url: new URL(`${PARTICIPANT}/participant/connection`),
    headers: { 'x-amz-bearer': participantToken },
    body: '{"Type":["WEBSOCKET"]}',
  })
  expect(answer.status).toBe(500)
  expect(wire.kinds()).toContain('fault')
})

describe('a request that no answer comes to', () => {
  test('is a dead line to who asked, and recorded', async () => {
    const wire = new Wire()
    const alice = await wire.agent('alice')
    const { nextToken } = await alice<{ nextToken: string }>('GetAgentSnapshot')
    const polling = alice('GetAgentSnapshot', { nextToken }).catch((error: unknown) => error)
    wire.network.conditions.impose(['alice'], { kind: 'dropped' })
    expect(await polling).toBeInstanceOf(DeadLine)
    expect(wire.log.events.at(-1)).toMatchObject({ kind: 'answer lost', who: 'alice', operation: 'GetAgentSnapshot' })
    expect(wire.network.isBusy).toBe(false)
  })

  test('is somebody’s by a token that is good no more, or by the browser it comes from', async () => {
    const wire = new Wire()
    const alice = await wire.agent('alice')
    wire.network.conditions.impose(['alice'], { kind: 'token expired', service: 'cti' })
    wire.network.conditions.impose(['alice'], { kind: 'dropped' })
    await expect(alice('GetAgentSnapshot')).rejects.toThrow(DeadLine)
    await expect(wire.asks('GET', `${SITE}/ccp-v2`, { browserOf: 'alice' })).rejects.toThrow(DeadLine)
    const stranger = { method: 'GET', url: new URL(`${SITE}/ccp-v2`), headers: {}, body: '' }
    expect((await wire.network.answer(stranger)).status).toBe(200)
    const preflight = { ...stranger, method: 'OPTIONS', url: new URL(`${SITE}/api`), browserOf: 'alice' }
    expect((await wire.network.answer(preflight)).status).toBe(204)
  })
})

test('tokens that have expired for a while are refused by their service; new ones and others are not', async () => {
  const wire = new Wire()
  const { participantToken } = await wire.startsChat()
  const { token } = await wire.connects(participantToken)
  const says = async (bearer: string) => {
    const headers = { 'x-amz-bearer': bearer }
    const body = JSON.stringify({ ContentType: 'text/plain', Content: 'Hello' })
    const url = new URL(`${PARTICIPANT}/participant/message`)
    return (await wire.network.answer({ method: 'POST', url, headers, body })).status
  }
  const { lift } = wire.network.conditions.impose(['Maya'], { kind: 'token expired', service: 'participant' })
  expect(await says(token)).toBe(403)
  expect(await says((await wire.connects(participantToken)).token)).toBe(200)
  lift()
  expect(await says(token)).toBe(200)
})

test('a held poll is answered when the network closes', async () => {
  const wire = new Wire()
  const alice = await wire.agent('alice')
  const { nextToken } = await alice<{ nextToken: string }>('GetAgentSnapshot')
  const polling = alice<{ nextToken: string }>('GetAgentSnapshot', { nextToken })
  wire.network.close()
  expect((await polling).nextToken).toBe(nextToken)
})

test('a body that is too large is refused and not recorded, whatever transport brings it', async () => {
  const { network, log } = new Wire({ assumptions: { requestMegabytes: 1 } })
  const url = new URL(`${PARTICIPANT}/participant/message`)
  const answer = await network.answer({ method: 'POST', url, headers: {}, body: 'a'.repeat(1024 * 1024 + 1) })
  expect(answer).toMatchObject({ status: 413, headers: { 'x-amzn-errortype': 'RequestEntityTooLargeException' } })
  expect(log.events[0]).toMatchObject({ kind: 'request', body: '<1048577 characters>' })
})
