import { describe, expect, test } from 'vitest'
import type { AgentName } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'

function talking(options: ConstructorParameters<typeof Services>[0] = {}, ...others: AgentName[]) {
  const services = new Services(options)
  const chat = services.stage.chatOf(...others)
  return { services, stage: services.stage, chat }
}

describe('a socket URL', () => {
  test('is good for 100 s', { tags: ['H43'] }, () => {
    const { services, stage, chat } = talking()
    const [early, late] = [services.sockets.issueUrl(chat.customer.id), services.sockets.issueUrl(chat.customer.id)]
    stage.clock.advance(99_999)
    expect(services.opens(early.url).session).toBeDefined()
    stage.clock.advance(1)
    expect(services.opens(late.url).session).toBeUndefined()
  })

  test.each([
    ['good until it expires', true],
    ['good once', false],
  ] as const)('assumption socketUrl %s', (socketUrl, isGood) => {
    const { services, stage, chat } = talking({ assumptions: { socketUrl } })
    const { url, expiresAt } = services.sockets.issueUrl(chat.customer.id)
    services.opens(url).session?.closed()
    stage.clock.advance(99_999)
    const second = services.opens(url)
    expect(second.session !== undefined).toBe(isGood)
    if (!isGood) return
    stage.clock.advance(1)
    expect(services.opens(url).session).toBeUndefined()
    stage.clock.advance(expiresAt - stage.clock.now())
    expect(second.closed).toMatchObject({ code: 1001 })
  })

  test.each([
    ['has left', 'bob'],
    ['was in the chat when it ended', 'customer'],
  ] as const)('of a participant who %s is good for nothing', (_, who) => {
    const { services, stage, chat } = talking({}, 'bob')
    const before = stage.clock.pending
    const { url } = services.sockets.issueUrl(stage.participant('bob', chat).id)
    stage.leaves(who, chat)
    expect(services.opens(url)).toMatchObject({
      session: undefined,
      closed: { code: 1008, reason: expect.stringMatching(/not in the chat/) },
    })
    expect(stage.clock.pending).toBeLessThanOrEqual(before)
  })

  test.each(['?ticket=made-up', '?ticket=', ''])('that was not issued is good for nothing: %s', (query) => {
    const { services } = talking()
    const url = `wss://participant.transport.connect.us-west-2.amazonaws.com/chat${query}`
    expect(services.opens(url).session).toBeUndefined()
  })

  test('is no token for anything else', () => {
    const { services, chat } = talking()
    const url = new URL(services.sockets.issueUrl(chat.customer.id).url)
    const token = services.connection('customer', chat)
    expect(services.tokens.subjectOf('connection', url.searchParams.get('ticket') ?? '')).toBeUndefined()
    expect(services.opens(`${url.origin}/chat?ticket=${token}`).session).toBeUndefined()
  })

  test.each([3540, 300] as const)('assumption socketSeconds %i: then it is to be renewed', (socketSeconds) => {
    const { services, stage, chat } = talking({ assumptions: { socketSeconds } })
    const { url, expiresAt, lifetimeSeconds } = services.sockets.issueUrl(chat.customer.id)
    expect(lifetimeSeconds).toBe(socketSeconds)
    expect(expiresAt).toBe(stage.clock.now() + socketSeconds * 1000)
    const socket = services.opens(url)
    stage.clock.advance(socketSeconds * 1000 - 1)
    expect(socket.closed).toBeUndefined()
    stage.clock.advance(1)
    expect(socket.closed).toMatchObject({ code: 1001 })
  })
})

describe('a socket', () => {
  test('ends when its connection expires, counted from when the URL was given, and not before', {
    tags: ['H43'],
  }, () => {
    const { services, stage, chat } = talking()
    const { url, expiresAt } = services.sockets.issueUrl(chat.customer.id)
    stage.clock.advance(60_000)
    const socket = services.opens(url)
    stage.clock.advance(expiresAt - stage.clock.now() - 1)
    expect(socket.closed).toBeUndefined()
    stage.clock.advance(1)
    expect(socket.closed).toMatchObject({ code: 1001, reason: expect.stringMatching(/expired/) })
    expect(services.sockets.subjects).not.toContain(chat.customer.id)
  })

  test('that is closed leaves no timer behind, whoever closes it', () => {
    const { services, stage, chat } = talking()
    const before = stage.clock.pending
    services.listens('customer', chat).session?.closed()
    services.listens('alice', chat)
    services.sockets.drop('user-alice')
    expect(stage.clock.pending).toBe(before)
  })

  test('that is closed while others are just being told gets nothing', () => {
    const { services, stage, chat } = talking()
    const [first, second] = [services.listens('customer', chat), services.listens('customer', chat)]
    first.send = () => second.session?.closed()
    stage.says('alice', 'Hello', chat)
    expect(second.items).toEqual([])
  })

  test('that came too many does not use up its URL', () => {
    const { services, chat } = talking({ assumptions: { socketUrl: 'good once' } })
    const [first] = five(services, chat)
    const { url } = services.sockets.issueUrl(chat.customer.id)
    expect(services.opens(url).session).toBeUndefined()
    first?.session?.closed()
    expect(services.opens(url).session).toBeDefined()
  })

  test.each([
    ['left open', undefined],
    ['closed', { code: 1001 }],
  ] as const)('assumption socketsOfTheGone %s: once they have heard of their end', (socketsOfTheGone, closed) => {
    const { services, stage, chat } = talking({ assumptions: { socketsOfTheGone } }, 'bob')
    const [bob, maya] = [services.listensAs('bob', chat), services.listensAs('customer', chat)]
    const ofBobsPage = services.listens('bob', chat)
    const isEnded = { ContentType: `${EVENT}chat.ended` }
    const hasTimers = stage.clock.pending
    for (const [who, socket] of [['bob', bob] as const, ['customer', maya] as const]) {
      expect(socket.closed).toBeUndefined()
      stage.leaves(who, chat)
      expect(socket.items.at(-1)).toMatchObject(isEnded)
      if (closed) expect(socket.closed).toMatchObject(closed)
      else expect(socket.closed).toBeUndefined()
    }
    expect(ofBobsPage.closed).toBeUndefined()
    if (closed) expect(stage.clock.pending).toBeLessThanOrEqual(hasTimers - 2)
  })

  const five = (services: Services, chat: ReturnType<typeof talking>['chat']) =>
    Array.from({ length: 5 }, () => services.listens('customer', chat))

  test('assumption surplusSocket refused: the sixth of a participant is closed, five go on', () => {
    const { services, stage, chat } = talking()
    const sockets = five(services, chat)
    const sixth = services.listens('customer', chat)
    expect(sixth.session).toBeUndefined()
    expect(sixth.closed).toMatchObject({ code: 1008, reason: expect.stringMatching(/at most 5/) })
    expect(services.listens('alice', chat).session).toBeDefined()
    stage.says('alice', 'Hello', chat)
    for (const socket of sockets) expect(socket.items).toHaveLength(1)
    sockets[2]?.session?.closed()
    expect(services.listens('customer', chat).session).toBeDefined()
  })

  test('assumption surplusSocket oldest closed: the sixth takes the place of the first', () => {
    const { services, stage, chat } = talking({ assumptions: { surplusSocket: 'oldest closed' } })
    const [first, ...others] = five(services, chat)
    const sixth = services.listens('customer', chat)
    expect(first?.closed).toMatchObject({ code: 1008 })
    stage.says('alice', 'Hello', chat)
    expect(first?.items).toEqual([])
    for (const socket of [...others, sixth]) expect(socket.items).toHaveLength(1)
  })
})

describe('the protocol', () => {
  function connected() {
    const { services, chat } = talking()
    return { services, chat, socket: services.opens(services.sockets.issueUrl(chat.customer.id).url) }
  }

  test.each([
    [
      { topic: 'aws/subscribe', content: { topics: ['aws/chat'] } },
      { topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } },
    ],
    [{ topic: 'aws/heartbeat' }, { topic: 'aws/heartbeat' }],
    [{ topic: 'aws/ping' }, { topic: 'aws/ping', statusCode: 200, statusContent: expect.any(String) }],
  ])('%j is answered', (frame, answer) => {
    const { socket } = connected()
    socket.says(frame)
    expect(socket.frames.map((each) => JSON.parse(each))).toEqual([answer])
  })

  test('nothing is pushed before the subscription, nor for another topic', () => {
    const { services, chat, socket } = connected()
    services.stage.says('alice', 'Unheard', chat)
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/agent'] } })
    services.stage.says('alice', 'Unheard too', chat)
    expect(socket.items).toEqual([])
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    services.stage.says('alice', 'Heard', chat)
    expect(socket.items).toMatchObject([{ Content: 'Heard' }])
  })

  const STRANGE = ['Hello', '{', '', '"text"', '[]', 'null', '42']

  test.each(STRANGE)('assumption malformedFrame ignored: %j', (frame) => {
    const { services, chat, socket } = connected()
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    const before = services.stage.instance.snapshot()
    socket.says(frame)
    expect(services.stage.instance.snapshot()).toEqual(before)
    expect(socket.closed).toBeUndefined()
    services.stage.says('alice', 'Still there?', chat)
    expect(socket.items).toHaveLength(1)
  })

  test.each(STRANGE)('assumption malformedFrame socket closed: %j', (frame) => {
    const { services, stage, chat } = talking({ assumptions: { malformedFrame: 'socket closed' } })
    const socket = services.listens('customer', chat)
    const other = services.listens('customer', chat)
    socket.says(frame)
    expect(socket.closed).toMatchObject({ code: 1003 })
    expect(other.closed).toBeUndefined()
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    stage.says('alice', 'Anybody?', chat)
    expect(socket.items).toEqual([])
    expect(socket.frames).toHaveLength(1)
    expect(other.items).toHaveLength(1)
  })

  test.each([
    {},
    { topic: 'aws/unheard-of' },
    { topic: 5 },
    { topic: 'aws/subscribe' },
    { topic: 'aws/subscribe', content: 'all' },
  ])('a frame that makes no sense changes nothing: %j', (frame) => {
    const { services, chat, socket } = connected()
    const before = services.stage.instance.snapshot()
    socket.says(frame)
    expect(services.stage.instance.snapshot()).toEqual(before)
    services.stage.says('alice', 'Unheard', chat)
    expect(socket.items).toEqual([])
    expect(socket.closed).toBeUndefined()
  })
})

describe('what is pushed', () => {
  test('a message has the content type that it was sent with, whatever its author sent before', () => {
    const { services, stage, chat } = talking()
    const socket = services.listens('alice', chat)
    for (const format of ['text/plain', 'text/markdown', 'text/plain'] as const) {
      stage.instance.say(chat.customer.id, format, '**Hello**')
    }
    expect(socket.items.map(({ ContentType }) => ContentType)).toEqual(['text/plain', 'text/markdown', 'text/plain'])
  })

  test('a message: as in the transcript, with the initial contact on it', () => {
    const { services, stage, chat } = talking()
    const socket = services.listens('alice', chat)
    const item = stage.says('customer', 'Hello', chat)
    const frame = JSON.parse(socket.frames.at(-1) ?? '')
    expect(frame).toEqual({ topic: 'aws/chat', contentType: 'application/json', content: expect.any(String) })
    expect(socket.items).toEqual([
      {
        AbsoluteTime: new Date(item.time).toISOString(),
        Content: 'Hello',
        ContentType: 'text/plain',
        Id: item.id,
        Type: 'MESSAGE',
        ParticipantId: chat.customer.id,
        DisplayName: 'Maya',
        ParticipantRole: 'CUSTOMER',
        InitialContactId: chat.id,
        ContactId: chat.id,
      },
    ])
  })

  test('events: who they are about, under the contact of that person; chat.ended is about nobody', () => {
    const { services, stage, chat } = talking()
    const socket = services.listens('customer', chat)
    stage.bringsIn('alice', 'bob', chat)
    const bob = stage.participant('bob', chat)
    stage.leaves('bob', chat)
    stage.leaves('customer', chat)
    const ofBob = {
      Type: 'EVENT',
      ParticipantId: bob.id,
      DisplayName: 'Bob',
      ParticipantRole: 'AGENT',
      ContactId: bob.contactId,
      InitialContactId: chat.id,
    }
    expect(socket.items).toMatchObject([
      { ...ofBob, ContentType: `${EVENT}participant.invited` },
      { ...ofBob, ContentType: `${EVENT}participant.joined` },
      { ...ofBob, ContentType: `${EVENT}participant.left` },
      { Type: 'EVENT', ContentType: `${EVENT}chat.ended`, InitialContactId: chat.id },
    ])
    expect(socket.items.at(-1)).not.toHaveProperty('ParticipantId')
    for (const item of socket.items) expect(item).not.toHaveProperty('Content')
  })

  test('a transfer: transfer.succeeded to those who go and to those who stay', () => {
    const { services, stage, chat } = talking()
    const sockets = [services.listens('customer', chat), services.listens('alice', chat)]
    stage.is('Available', 'bob')
    stage.transfers('alice', 'bob', chat)
    for (const socket of sockets) {
      expect(socket.items[0]).toMatchObject({ ContentType: `${EVENT}transfer.succeeded` })
    }
  })

  test('typing: to the others only', () => {
    const { services, stage, chat } = talking()
    const [maya, alice] = [services.listens('customer', chat), services.listens('alice', chat)]
    stage.instance.type(chat.customer.id)
    expect(maya.items).toEqual([])
    expect(alice.items).toMatchObject([
      {
        Type: 'EVENT',
        ContentType: `${EVENT}typing`,
        DisplayName: 'Maya',
        InitialContactId: chat.id,
        Id: expect.any(String),
      },
    ])
  })

  test('a receipt: MESSAGEMETADATA with one receipt', () => {
    const { services, stage, chat } = talking()
    const maya = services.listens('customer', chat)
    const item = stage.says('customer', 'Hello', chat)
    stage.acknowledges('alice', item, 'delivered', chat)
    expect(maya.items.at(-1)).toEqual({
      AbsoluteTime: expect.any(String),
      Id: expect.any(String),
      Type: 'MESSAGEMETADATA',
      InitialContactId: chat.id,
      ContactId: chat.id,
      MessageMetadata: {
        MessageId: item.id,
        Receipts: [
          {
            RecipientParticipantId: stage.participant('alice', chat).id,
            DeliveredTimestamp: new Date(stage.clock.now()).toISOString(),
          },
        ],
      },
    })
  })

  test.each(['refused', 'dropped'] as const)(
    'no receipt among more than two, however posted (%s)',
    (receiptsAmongMoreThanTwo) => {
      const { services, stage, chat } = talking({ assumptions: { receiptsAmongMoreThanTwo } }, 'bob')
      const sockets = (['customer', 'alice', 'bob'] as const).map((name) => services.listens(name, chat))
      const item = stage.says('customer', 'Hello', chat)
      for (const name of ['alice', 'bob'] as const) {
        for (const how of ['delivered', 'read'] as const) {
          try {
            stage.acknowledges(name, item, how, chat)
          } catch {
            expect(receiptsAmongMoreThanTwo).toBe('refused')
          }
        }
      }
      for (const socket of sockets) expect(socket.items.map((each) => each.Type)).toEqual(['MESSAGE'])
    },
  )
})

describe('who is pushed to', () => {
  test('whoever opens a socket between two messages hears the second, in all of their chats', () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    const before = services.listens('alice', chat)
    stage.says('customer', 'One', chat)
    stage.says('customer', 'Two', other)
    const after = services.listens('alice', chat)
    stage.says('customer', 'Three', chat)
    stage.says('customer', 'Four', other)
    before.session?.closed()
    stage.says('customer', 'Five', chat)
    stage.says('customer', 'Six', other)
    expect(before.items.map((item) => item.Content)).toEqual(['One', 'Two', 'Three', 'Four'])
    expect(after.items.map((item) => item.Content)).toEqual(['Three', 'Four', 'Five', 'Six'])
  })

  test('whoever comes between two messages hears the second, whoever goes does not', () => {
    const { services, stage, chat } = talking()
    const maya = services.listens('customer', chat)
    stage.says('alice', 'One', chat)
    stage.bringsIn('alice', 'bob', chat)
    const bob = services.listens('bob', chat)
    stage.says('alice', 'Two', chat)
    stage.leaves('bob', chat)
    stage.says('alice', 'Three', chat)
    const said = (socket: typeof maya) => socket.items.map((item) => item.Content).filter(Boolean)
    expect(said(maya)).toEqual(['One', 'Two', 'Three'])
    expect(said(bob)).toEqual(['Two'])
  })

  test('each participant on every socket of theirs, once a socket, and nobody else', () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    const sockets = [
      services.listens('customer', chat),
      services.listens('customer', chat),
      services.listens('alice', chat),
    ]
    const stranger = services.listens('customer', other)
    stage.says('alice', 'Hello', chat)
    for (const socket of sockets) expect(socket.items).toHaveLength(1)
    expect(stranger.items).toEqual([])
  })

  test('an agent gets all their chats on one socket', () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    const alice = services.listens('alice', chat)
    stage.says('customer', 'From Maya', chat)
    stage.says('customer', 'From Noor', other)
    expect(alice.items.map((item) => [item.Content, item.InitialContactId])).toEqual([
      ['From Maya', chat.id],
      ['From Noor', other.id],
    ])
  })

  test('a socket that an agent has asked for as a participant hears that chat alone, and nothing when they have left', () => {
    const { services, stage, chat } = talking({}, 'bob')
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    const own = services.listensAs('alice', chat)
    const ofThePage = services.listens('alice', chat)
    stage.says('customer', 'From Maya', chat)
    stage.says('customer', 'From Noor', other)
    stage.instance.type(other.customer.id)
    expect(own.items.map((item) => item.Content)).toEqual(['From Maya'])
    expect(ofThePage.items).toHaveLength(3)
    stage.leaves('alice', chat)
    own.frames.length = 0
    stage.says('customer', 'Still there?', chat)
    stage.says('customer', 'And here?', other)
    expect(own.items).toEqual([])
  })

  test('one that is opened between two messages hears the second, and is not counted to the agent’s other chats', () => {
    const { services, stage, chat } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    for (let count = 0; count < 5; count += 1) services.listensAs('alice', other)
    stage.says('customer', 'One', chat)
    const own = services.listensAs('alice', chat)
    stage.says('customer', 'Two', chat)
    own.session?.closed()
    stage.says('customer', 'Three', chat)
    expect(own.items.map((item) => item.Content)).toEqual(['Two'])
  })

  test('an agent who left is told of their end, and then nothing, though the socket is open', () => {
    const { services, stage, chat } = talking({}, 'bob')
    const bob = services.listens('bob', chat)
    stage.leaves('bob', chat)
    stage.says('customer', 'Gone?', chat)
    stage.instance.type(chat.customer.id)
    expect(bob.items.map((item) => item.ContentType)).toEqual([`${EVENT}chat.ended`])
  })

  test('an agent who is only invited is told nothing', () => {
    const { services, stage, chat } = talking()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const bob = services.listens('bob', chat)
    stage.says('customer', 'Secret', chat)
    expect(bob.items).toEqual([])
  })

  test('a customer who closes the tab without leaving is still in the chat, until their timers end it', {
    tags: ['H12'],
  }, () => {
    const { services, stage, chat } = talking({}, 'bob')
    const [maya, alice] = [services.listens('customer', chat), services.listens('alice', chat)]
    stage.instance.setRoleTimers(chat.id, [
      { role: 'CUSTOMER', kind: 'idle', minutes: 2 },
      { role: 'CUSTOMER', kind: 'disconnect', minutes: 3 },
    ])
    stage.bringsIn('alice', 'carol', chat)
    alice.frames.length = 0
    maya.session?.closed()
    stage.clock.advance(60_000)
    expect(alice.items).toEqual([])
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol'])
    stage.clock.advance(240_000)
    expect(alice.items.map((item) => item.ContentType)).toEqual([`${EVENT}participant.idle`, `${EVENT}chat.ended`])
    expect(stage.roster(chat)).toEqual([])
  })

  test('a socket that was closed, or cut, gets nothing more', () => {
    const { services, stage, chat } = talking()
    const [closed, cut, kept] = [
      services.listens('customer', chat),
      services.listens('alice', chat),
      services.listens('customer', chat),
    ]
    closed.session?.closed()
    expect(services.sockets.drop('user-alice')).toBe(1)
    expect(cut.closed).toMatchObject({ code: 1001 })
    expect(services.sockets.drop('user-alice')).toBe(0)
    cut.says({ topic: 'aws/heartbeat' })
    stage.says('customer', 'Hello', chat)
    expect(closed.items).toEqual([])
    expect(cut.frames).toHaveLength(1)
    expect(kept.items).toHaveLength(1)
  })
})
