import { expect, test } from 'vitest'
import type { WireEvent } from '../../simulator/index.ts'
import { Wire } from './wire.ts'

const EVENT = 'application/vnd.amazonaws.connect.event.'
let n = 0
const common = (who: string) => ({ n: ++n, at: 0, who, service: 'participant' }) as const

const posted = (who: string, type: string): WireEvent => ({
  ...common(who),
  kind: 'request',
  exchange: 1,
  operation: 'SendEvent',
  body: { ContentType: `${EVENT}${type}` },
})

const pushed = (who: string, content: object): WireEvent => ({
  ...common(who),
  kind: 'frame received',
  socket: 1,
  body: { topic: 'aws/chat', content },
})

const heartbeat: WireEvent = { ...common('alice'), kind: 'frame received', socket: 1, body: { topic: 'aws/heartbeat' } }

const wireOf = (...events: WireEvent[]) => new Wire(() => events)

test('receipts posted are the read and delivered events, by whom; typing is none', () => {
  const wire = wireOf(posted('alice', 'message.read'), posted('bob', 'message.delivered'), posted('alice', 'typing'))
  expect(wire.receiptsPosted.map((each) => each.who)).toEqual(['alice', 'bob'])
  expect(wire.receiptsPostedBy('alice')).toHaveLength(1)
})

test('receipts pushed are the frames with message metadata', () => {
  const wire = wireOf(pushed('alice', { Type: 'MESSAGEMETADATA' }), pushed('bob', { Type: 'MESSAGE' }), heartbeat)
  expect(wire.receiptsPushed.map((each) => each.who)).toEqual(['alice'])
})

test('a socket that was subscribed counts once, for whom it is', () => {
  const answered = (who: string, socket: number): WireEvent => ({
    ...common(who),
    kind: 'frame received',
    socket,
    body: { topic: 'aws/subscribe' },
  })
  const wire = wireOf(answered('alice', 1), answered('alice', 1), heartbeat, answered('alice', 2), answered('bob', 3))
  expect(wire.subscribedSocketsOf('alice')).toBe(2)
})

test('chat tokens given are the answers with one, to whom it is; a socket’s address is none', () => {
  const answered = (who: string, body: object): WireEvent => ({
    ...common(who),
    kind: 'answer',
    exchange: 1,
    operation: 'CreateTransport',
    status: 200,
    body,
  })
  const token = { chatTokenTransport: { participantToken: 'one' } }
  const wire = wireOf(answered('alice', token), answered('alice', { webSocketTransport: {} }), answered('bob', token))
  expect(wire.chatTokensGivenTo('alice')).toHaveLength(1)
})

test('what somebody was sent in a chat leaves heartbeats out', () => {
  const wire = wireOf(pushed('alice', { Type: 'MESSAGE' }), heartbeat, pushed('bob', { Type: 'MESSAGE' }))
  expect(wire.framesTo('alice')).toHaveLength(1)
})

test('of whoever’s socket is not seen nothing is answered but that', () => {
  const wire = new Wire(
    () => [pushed('alice', { Type: 'MESSAGE' }), pushed('Maya', { Type: 'MESSAGE' })],
    (who) => who === 'alice',
  )
  expect(() => wire.framesTo('alice')).toThrow(/What alice was sent is not known: .*SharedWorker.*tag @live/)
  expect(() => wire.eventsSeenBy('alice', 'Bob')).toThrow(/What alice was sent is not known/)
  expect(wire.framesTo('Maya')).toHaveLength(1)
})

test('events about somebody come in order, without those about others', () => {
  const about = (DisplayName: string, type: string) =>
    pushed('alice', { Type: 'EVENT', DisplayName, ContentType: EVENT + type })
  const wire = wireOf(
    about('Bob', 'participant.invited'),
    about('Carol', 'participant.joined'),
    about('Bob', 'participant.joined'),
  )
  expect(wire.eventsSeenBy('alice', 'Bob')).toEqual(['participant.invited', 'participant.joined'])
})

test('the last events of somebody are lines for people', () => {
  const wire = wireOf(
    posted('bob', 'typing'),
    posted('alice', 'typing'),
    pushed('alice', { Type: 'MESSAGE', ContentType: 'text/plain', DisplayName: 'Maya', Content: 'Hello' }),
  )
  expect(wire.lastOf('alice')).toEqual([
    expect.stringMatching(/^#\d+ alice -> SendEvent$/),
    expect.stringMatching(/^#\d+ alice <- frame text\/plain Maya Hello$/),
  ])
})
