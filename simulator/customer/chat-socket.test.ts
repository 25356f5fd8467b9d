import { afterEach, describe, expect, test, vi } from 'vitest'
import { ChatSocket, HEARTBEAT_MS, RESUBSCRIBE_MS, SUBSCRIBE_TRIES } from './chat-socket.ts'
import type { ChatPush } from './items.ts'
import { item } from './test-support/fake-connect.ts'
import { fakeSockets } from './test-support/fake-sockets.ts'
import { ManualTimers } from './test-support/manual-timers.ts'

const SUBSCRIBE = { topic: 'aws/subscribe', content: { topics: ['aws/chat'] } }
const HEARTBEAT = { topic: 'aws/heartbeat' }

/** A ChatSocket over a fake, connecting. */
async function connecting() {
  const sockets = fakeSockets()
  const timers = new ManualTimers()
  const pushes: ChatPush[] = []
  const broken: string[] = []
  const problems: string[] = []
  const chat = new ChatSocket({
    url: 'wss://sockets.test/?secret',
    who: 'customer "Carla"',
    WebSocket: sockets.WebSocket,
    timers,
    onPush: (push) => pushes.push(push),
    onBroken: (reason) => broken.push(reason),
    onProtocolError: (error) => problems.push(error.message),
  })
  const opened = chat.open()
  opened.catch(() => {})
  const service = await sockets.next()
  return { chat, opened, service, timers, pushes, broken, problems }
}

async function live() {
  const all = await connecting()
  all.service.subscribes()
  await all.opened
  return all
}

describe('subscribing', () => {
  test('asks for aws/chat once the socket stands, and is open when the service agrees', async () => {
    const { service, opened } = await connecting()
    expect(service.url).toBe('wss://sockets.test/?secret')
    expect(service.sent).toEqual([])
    service.accepts()
    expect(service.sent).toEqual([SUBSCRIBE])
    service.frames({ topic: 'aws/subscribe', content: { status: 'success', topics: ['aws/chat'] } })
    await opened
  })

  test('asks again after a second without an answer, and no more once there is one', { tags: ['H44'] }, async () => {
    const { service, timers, opened } = await connecting()
    service.accepts()
    timers.pass(RESUBSCRIBE_MS - 1)
    expect(service.sent).toHaveLength(1)
    timers.pass(1)
    expect(service.sent).toEqual([SUBSCRIBE, SUBSCRIBE])
    service.frames({ topic: 'aws/subscribe', content: { status: 'success' } })
    await opened
    timers.pass(RESUBSCRIBE_MS * 3)
    expect(service.sent).toHaveLength(2)
  })

  test('gives up, and closes, when no subscription is answered', { tags: ['H44'] }, async () => {
    const { service, timers, opened, broken } = await connecting()
    service.accepts()
    timers.pass(RESUBSCRIBE_MS * SUBSCRIBE_TRIES)
    await expect(opened).rejects.toThrow('The chat socket of customer "Carla" got no answer to 5 subscriptions')
    expect(service.sent).toHaveLength(SUBSCRIBE_TRIES)
    expect(service.closed).toBe(true)
    expect(broken).toEqual([])
  })

  test('says when it is refused', { tags: ['H44'] }, async () => {
    const { service, opened } = await connecting()
    service.accepts()
    service.frames({ topic: 'aws/subscribe', content: { status: 'failure' } })
    await expect(opened).rejects.toThrow('was refused the subscription to aws/chat')
    expect(service.closed).toBe(true)
  })

  test('says when the connection fails, without the URL', async () => {
    const { service, opened, timers } = await connecting()
    service.breaks()
    const error = await opened.catch(String)
    expect(error).toContain('was closed by the other side before it was subscribed')
    expect(error).not.toContain('secret')
    expect(timers.pending).toBe(0)
  })

  test('says when the socket reports an error', async () => {
    const { service, opened } = await connecting()
    service.fails()
    await expect(opened).rejects.toThrow('failed before it was subscribed')
  })

  test('asks for nothing when it is closed before the socket stands', async () => {
    const { chat, service, timers } = await connecting()
    chat.close()
    service.accepts()
    expect(service.sent).toEqual([])
    expect(timers.pending).toBe(0)
  })

  test('pays no heed to further answers', async () => {
    const { service, broken, timers } = await live()
    timers.pass(HEARTBEAT_MS - 1)
    service.frames({ topic: 'aws/subscribe', content: { status: 'success' } })
    service.frames({ topic: 'aws/subscribe', content: { status: 'failure' } })
    timers.pass(1)
    expect(service.sent).toEqual([SUBSCRIBE, HEARTBEAT])
    expect(broken).toEqual([])
  })

  test('is rejected when it is closed meanwhile', async () => {
    const { chat, service, opened } = await connecting()
    service.accepts()
    chat.close()
    await expect(opened).rejects.toThrow('was closed before it was subscribed')
    expect(service.closed).toBe(true)
  })

  test('works once', async () => {
    const { chat } = await live()
    await expect(chat.open()).rejects.toThrow('Make a new ChatSocket')
  })
})

describe('the class of the socket', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const chatSocket = () => new ChatSocket({ url: 'wss://sockets.test', who: 'Carla', onPush() {}, onBroken() {} })

  test('is the global one of the moment', async () => {
    vi.stubGlobal('WebSocket', undefined)
    const chat = chatSocket()
    const sockets = fakeSockets()
    vi.stubGlobal('WebSocket', sockets.WebSocket)
    const opened = chat.open()
    const service = await sockets.next()
    service.subscribes()
    await opened
  })

  test('missing, the error says how to mend it', async () => {
    vi.stubGlobal('WebSocket', undefined)
    await expect(chatSocket().open()).rejects.toThrow(/Node 22 or newer.*pass a class as `WebSocket`/)
  })
})

describe('the heart', () => {
  test('beats every ten seconds while it is answered', async () => {
    const { service, timers, broken } = await live()
    timers.pass(HEARTBEAT_MS - 1)
    expect(service.sent).toEqual([SUBSCRIBE])
    timers.pass(1)
    expect(service.sent).toEqual([SUBSCRIBE, HEARTBEAT])
    service.frames(HEARTBEAT)
    timers.pass(HEARTBEAT_MS)
    service.frames(HEARTBEAT)
    expect(service.sent).toEqual([SUBSCRIBE, HEARTBEAT, HEARTBEAT])
    expect(broken).toEqual([])
  })

  test('not answered by the next beat, the socket is broken and closed', { tags: ['H42'] }, async () => {
    const { service, timers, broken } = await live()
    timers.pass(HEARTBEAT_MS)
    expect(broken).toEqual([])
    timers.pass(HEARTBEAT_MS)
    expect(broken).toEqual(['got no answer to a heartbeat within 10000 ms'])
    expect(service.closed).toBe(true)
    expect(timers.pending).toBe(0)
  })
})

describe('frames', () => {
  test('an item is read', async () => {
    const { service, pushes } = await live()
    service.pushes(item('m1', 1, 'hello', { InitialContactId: 'contact-0' }))
    expect(pushes).toEqual([
      {
        kind: 'item',
        item: {
          id: 'm1',
          time: '2026-01-01T10:00:01.000Z',
          type: 'MESSAGE',
          contentType: 'text/plain',
          content: 'hello',
          participantId: 'participant-alice',
          displayName: 'Alice',
          role: 'AGENT',
          contactId: 'contact-1',
          initialContactId: 'contact-0',
        },
      },
    ])
  })

  test('receipts are read', async () => {
    const { service, pushes } = await live()
    const receipt = { RecipientParticipantId: 'p1', DeliveredTimestamp: '2026-01-01T10:00:01.000Z' }
    service.pushes({ Type: 'MESSAGEMETADATA', MessageMetadata: { MessageId: 'm1', Receipts: [receipt] } })
    const expected = { messageId: 'm1', recipientParticipantId: 'p1', delivered: '2026-01-01T10:00:01.000Z' }
    expect(pushes).toEqual([{ kind: 'receipts', receipts: [expected] }])
  })

  test('of other topics are not for the chat, and no error', async () => {
    const { service, pushes, problems } = await live()
    service.frames({ topic: 'aws/ping', statusCode: 200, statusContent: 'ok' }, { topic: 'aws/other', content: 'x' })
    expect(pushes).toEqual([])
    expect(problems).toEqual([])
  })

  test.each([
    ['not JSON', 'hello?', 'hello?'],
    ['not an object', '[1]', 'not a JSON object'],
    ['not text', new Uint8Array(3), 'not text'],
    ['a push without JSON', JSON.stringify({ topic: 'aws/chat', content: 'hello' }), 'aws/chat'],
    ['an item without Id', JSON.stringify({ topic: 'aws/chat', content: '{"Type":"EVENT"}' }), 'without Id'],
    ['receipts of nobody', JSON.stringify({ topic: 'aws/chat', content: '{"Type":"MESSAGEMETADATA"}' }), 'not a JSON'],
  ])('%s: ignored, reported, survived', async (_, frame, said) => {
    const { service, pushes, problems, broken } = await live()
    service.raw(frame)
    expect(pushes).toEqual([])
    expect(problems).toEqual([expect.stringContaining(said)])
    service.pushes(item('m1', 1))
    expect(pushes).toHaveLength(1)
    expect(broken).toEqual([])
  })
})

describe('the end', () => {
  test('by the other side is told once', async () => {
    const { chat, service, broken, timers } = await live()
    service.breaks()
    service.breaks()
    chat.close()
    expect(broken).toEqual(['was closed by the other side'])
    expect(timers.pending).toBe(0)
  })

  test('by this side is told to nobody, and nothing comes after it', async () => {
    const { chat, service, broken, pushes, timers } = await live()
    chat.close()
    service.pushes(item('m1', 1))
    service.breaks()
    expect(service.closed).toBe(true)
    expect(pushes).toEqual([])
    expect(broken).toEqual([])
    expect(timers.pending).toBe(0)
  })
})
