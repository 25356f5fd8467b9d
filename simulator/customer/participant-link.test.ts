import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EventType } from './content-types.ts'
import { Inbox } from './inbox.ts'
import { ParticipantLink, RECONNECT_MS } from './participant-link.ts'
import { FakeConnect, item, refusal } from './test-support/fake-connect.ts'
import { fakeSockets } from './test-support/fake-sockets.ts'
import { ManualTimers } from './test-support/manual-timers.ts'

const ENDED = { Type: 'EVENT', ContentType: EventType.chatEnded }
const CONNECTION = '/participant/connection'
const TRANSCRIPT = '/participant/transcript'
/** The fake Connect gives URLs for an hour from this time on. */
const NOW = Date.parse('2026-01-01T10:00:00.000Z')
const RENEWAL_MS = 59 * 60_000

let connect: FakeConnect

beforeEach(async () => {
  connect = await FakeConnect.starts()
})

afterEach(async () => {
  await connect[Symbol.asyncDispose]()
})

function unconnected() {
  const sockets = fakeSockets()
  const timers = new ManualTimers()
  const inbox = new Inbox(() => 'customer "Carla"')
  let tell: (problem: Error) => void = () => {}
  const problem = new Promise<Error>((resolve) => {
    tell = resolve
  })
  const link = new ParticipantLink({
    client: connect.participantClient(),
    participantToken: 'secret-participant-token',
    who: 'customer "Carla"',
    inbox,
    onProblem: (error) => tell(error),
    WebSocket: sockets.WebSocket,
    timers,
    now: () => NOW,
  })
  const ids = () => inbox.items.map(({ id }) => id)
  /** Puts a message into the transcript and waits until the link has taken it in from there. */
  const catchesUp = async (id: string) => {
    await inbox.until(({ items }) => items.find((found) => found.id === id), `${id} from the transcript`)
  }
  return { link, sockets, timers, inbox, problem, ids, catchesUp }
}

async function connected() {
  const all = unconnected()
  const connecting = all.link.connect()
  const socket = await all.sockets.next()
  socket.subscribes()
  await connecting
  return { ...all, socket }
}

describe('connecting', () => {
  test('takes in what was said before the socket stood, and then what comes by it', async () => {
    connect.transcript = [item('a', 1)]
    const { link, socket, ids } = await connected()
    socket.pushes(item('b', 2))
    expect(ids()).toEqual(['a', 'b'])
    expect(link.state).toBe('connected')
  })

  test('loses nothing that is pushed while the transcript is on its way, and doubles nothing', async () => {
    const { link, sockets, ids } = unconnected()
    const connecting = link.connect()
    const socket = await sockets.next()
    connect.transcript = [item('a', 1), item('b', 2)]
    socket.subscribes()
    socket.pushes(item('b', 2))
    socket.pushes(item('c', 3))
    await connecting
    expect(ids()).toEqual(['a', 'b', 'c'])
  })

  test('refused, it is dropped and can be tried again', async () => {
    const { link, sockets } = unconnected()
    connect.answers(CONNECTION, () => refusal(500, 'InternalServerException', 'Oh.'))
    await expect(link.connect()).rejects.toThrow('CreateParticipantConnection for customer "Carla" was answered 500')
    expect(link.state).toBe('dropped')
    connect.answers(CONNECTION, () => ({
      Websocket: { Url: 'wss://x' },
      ConnectionCredentials: { ConnectionToken: 't' },
    }))
    const again = link.connect()
    const socket = await sockets.next()
    socket.subscribes()
    await again
    expect(link.state).toBe('connected')
  })

  test('with the transcript refused closes the socket it has opened', async () => {
    const { link, sockets, timers } = unconnected()
    connect.answers('/participant/transcript', () => refusal(429, 'ThrottlingException', 'Slow down.'))
    const connecting = link.connect()
    const socket = await sockets.next()
    socket.subscribes()
    await expect(connecting).rejects.toThrow('GetTranscript for customer "Carla" was answered 429')
    expect(socket.closed).toBe(true)
    expect(timers.pending).toBe(0)
  })

  test('before it, there is no session', () => {
    expect(() => unconnected().link.session).toThrow('customer "Carla" is not connected yet')
  })
})

describe('a drop', () => {
  test('closes the socket, asks nothing of the service, and forbids the session', async () => {
    const { link, socket, timers } = await connected()
    const before = connect.asked.length
    link.drop()
    expect(socket.closed).toBe(true)
    expect(timers.pending).toBe(0)
    expect(connect.asked).toHaveLength(before)
    expect(() => link.session).toThrow('customer "Carla" has dropped off')
  })

  test('in the middle of connecting closes the socket that is being opened', async () => {
    const { link, sockets } = unconnected()
    const connecting = link.connect()
    const socket = await sockets.next()
    link.drop()
    await connecting
    expect(socket.closed).toBe(true)
    expect(link.state).toBe('dropped')
    expect(connect.at('/participant/transcript')).toEqual([])
  })

  test('before the URL has come opens no socket', async () => {
    const { link, sockets } = unconnected()
    connect.answers(CONNECTION, () => {
      link.drop()
      return { Websocket: { Url: 'wss://x' }, ConnectionCredentials: { ConnectionToken: 't' } }
    })
    await link.connect()
    expect(link.state).toBe('dropped')
    expect(sockets.unclaimed).toEqual([])
  })

  test('is no longer possible once the chat is over', async () => {
    const { link, socket } = await connected()
    socket.pushes(item('z', 9, '', ENDED))
    link.drop()
    expect(link.state).toBe('ended')
  })
})

describe('a socket that breaks', () => {
  test('is replaced after a moment, and what was missed is made up for', async () => {
    const { link, socket, sockets, timers, ids, catchesUp } = await connected()
    socket.pushes(item('a', 1))
    socket.breaks()
    expect(link.state).toBe('interrupted')
    connect.transcript = [item('a', 1), item('b', 2)]
    timers.pass(RECONNECT_MS[0] ?? 0)
    const second = await sockets.next()
    second.subscribes()
    await catchesUp('b')
    expect(second.url).toBe('wss://sockets.test/?secret-url-2')
    expect(link.state).toBe('connected')
    second.pushes(item('c', 3))
    expect(ids()).toEqual(['a', 'b', 'c'])
    await link.session.sendTyping()
    expect(connect.at('/participant/event')[0]?.bearer).toBe('secret-connection-token-2')
  })

  test('in the very moment of its subscription is replaced too', async () => {
    const { link, sockets, timers } = unconnected()
    const connecting = link.connect()
    const first = await sockets.next()
    first.subscribes()
    first.breaks()
    await connecting
    expect(link.state).toBe('interrupted')
    timers.pass(RECONNECT_MS[0] ?? 0)
    expect((await sockets.next()).url).toBe('wss://sockets.test/?secret-url-2')
  })

  test('is given up after a bounded number of tries, further and further apart', async () => {
    const { link, socket, timers, problem } = await connected()
    connect.answers(CONNECTION, () => refusal(500, 'InternalServerException', 'Oh.'))
    const first = timers.nextDelay()
    socket.breaks()
    expect(await first).toBe(RECONNECT_MS[0])
    for (const [tried, delay] of RECONNECT_MS.slice(1).entries()) {
      const next = timers.nextDelay()
      timers.pass(RECONNECT_MS[tried] ?? 0)
      expect(await next).toBe(delay)
    }
    timers.pass(RECONNECT_MS.at(-1) ?? 0)
    expect((await problem).message).toContain('customer "Carla" lost the chat and could not reconnect.')
    expect(link.state).toBe('lost')
    expect(timers.pending).toBe(0)
    expect(connect.at(CONNECTION)).toHaveLength(1 + RECONNECT_MS.length)
  })

  test.each(['without a network', 'by one that does not open either'])(
    '%s is replaced once that is over, after two minutes too',
    async (reason) => {
      const { link, socket, sockets, timers, catchesUp } = await connected()
      connect.hasNetwork = reason !== 'without a network'
      let next = timers.nextDelay()
      socket.breaks()
      let gone = 0
      while (gone < 120_000) {
        const delay = await next
        next = timers.nextDelay()
        gone += delay
        timers.pass(delay)
        if (connect.hasNetwork) (await sockets.next()).fails()
      }
      const delay = await next
      expect(link.state).toBe('interrupted')
      connect.hasNetwork = true
      connect.transcript = [item('a', 1)]
      expect(delay).toBeLessThanOrEqual(5_000)
      timers.pass(delay)
      const last = await sockets.next()
      last.subscribes()
      await catchesUp('a')
      expect(link.state).toBe('connected')
    },
  )

  test.each(['refused as well', 'as it was'])(
    'is given up at once when the service no longer knows the participant, its transcript %s',
    async (how) => {
      const { link, socket, timers, problem } = await connected()
      connect.answers(CONNECTION, () => refusal(403, 'AccessDeniedException', 'Gone.'))
      if (how === 'refused as well') connect.answers(TRANSCRIPT, () => refusal(403, 'AccessDeniedException', 'Gone.'))
      socket.breaks()
      timers.pass(RECONNECT_MS[0] ?? 0)
      expect((await problem).message).toContain('403: AccessDeniedException: Gone. The chat has ended')
      expect(link.state).toBe('lost')
      expect(timers.pending).toBe(0)
    },
  )

  test('is not missed once the chat has ended, where it can still be read', async () => {
    const { link, socket, timers, ids, catchesUp } = await connected()
    connect.answers(CONNECTION, () => refusal(403, 'AccessDeniedException', 'Gone.'))
    connect.transcript = [item('last', 1), item('end', 2, 'ended', ENDED)]
    socket.breaks()
    timers.pass(RECONNECT_MS[0] ?? 0)
    await catchesUp('end')
    expect(ids()).toEqual(['last', 'end'])
    expect(link.state).toBe('ended')
    expect(timers.pending).toBe(0)
  })

  test('being replaced in vain does not disturb who has dropped off and come back meanwhile', async () => {
    const { link, socket, sockets, timers } = await connected()
    const connectionGiven = { Websocket: { Url: 'wss://x' }, ConnectionCredentials: { ConnectionToken: 't' } }
    const comingBack = new Promise<void>((resolve) => {
      connect.answers(CONNECTION, () => {
        connect.answers(CONNECTION, () => connectionGiven)
        link.drop()
        resolve(link.connect())
        return refusal(500, 'InternalServerException', 'Oh.')
      })
    })
    socket.breaks()
    timers.pass(RECONNECT_MS[0] ?? 0)
    const second = await sockets.next()
    second.subscribes()
    await comingBack
    expect(link.state).toBe('connected')
    expect(second.closed).toBe(false)
  })

  test('is not replaced once the participant drops off', async () => {
    const { link, socket, timers } = await connected()
    socket.breaks()
    expect(timers.pending).toBe(1)
    link.drop()
    expect(timers.pending).toBe(0)
  })
})

describe('the expiry of the URL', () => {
  test('is met by a second socket a minute before; the first is closed when the second is subscribed', {
    tags: ['H43'],
  }, async () => {
    const { link, socket, sockets, timers, ids, catchesUp } = await connected()
    beatFor(RENEWAL_MS - 1)
    expect(connect.at(CONNECTION)).toHaveLength(1)
    timers.pass(1)
    const second = await sockets.next()
    second.accepts()
    expect(socket.closed).toBe(false)
    socket.pushes(item('a', 1))
    connect.transcript = [item('a', 1), item('b', 2)]
    second.subscribes()
    await catchesUp('b')
    expect(socket.closed).toBe(true)
    expect(second.closed).toBe(false)
    second.pushes(item('c', 3))
    expect(ids()).toEqual(['a', 'b', 'c'])
    expect(link.state).toBe('connected')

    function beatFor(ms: number) {
      for (let left = ms; left > 0; left -= 5_000) {
        timers.pass(Math.min(left, 5_000))
        socket.frames({ topic: 'aws/heartbeat' })
      }
    }
  })

  test.each([
    ['in a minute: half of it', '2026-01-01T10:01:00.000Z', 30_000],
    ['in the past: an hour, less a minute', '2025-12-31T10:00:00.000Z', RENEWAL_MS],
    ['nonsense: an hour, less a minute', 'soon', RENEWAL_MS],
  ])('%s', async (_, expiry, expected) => {
    connect.connectionExpiry = expiry
    const { link, sockets, timers } = unconnected()
    const connecting = link.connect()
    const socket = await sockets.next()
    socket.subscribes()
    const delay = timers.nextDelay()
    await connecting
    expect(await delay).toBe(expected)
  })
})

describe('the end of the chat', () => {
  test('closes the socket for good', async () => {
    const { link, socket, timers, ids } = await connected()
    socket.pushes(item('z', 9, '', ENDED))
    expect(ids()).toEqual(['z'])
    expect(link.state).toBe('ended')
    expect(socket.closed).toBe(true)
    expect(timers.pending).toBe(0)
  })

  test('may be learnt from the transcript', async () => {
    connect.transcript = [item('a', 1), item('z', 9, '', ENDED)]
    const { link, socket } = await connected()
    expect(link.state).toBe('ended')
    expect(socket.closed).toBe(true)
  })

  test('of an earlier session of a persistent chat is not this one', async () => {
    connect.transcript = [item('z', 1, '', { ...ENDED, RelatedContactId: 'contact-0' }), item('a', 2)]
    const { link } = await connected()
    expect(link.state).toBe('connected')
  })

  test('while the transcript is on its way keeps what that brings', async () => {
    const { link, sockets, ids } = unconnected()
    connect.transcript = [item('a', 1)]
    const connecting = link.connect()
    const socket = await sockets.next()
    connect.answers('/participant/transcript', () => {
      socket.pushes(item('z', 9, '', ENDED))
      return { Transcript: connect.transcript }
    })
    socket.subscribes()
    await connecting
    expect(ids()).toEqual(['a', 'z'])
    expect(link.state).toBe('ended')
  })

  test('answers 403 to whoever would connect again, and stays the end', async () => {
    const { link, socket } = await connected()
    socket.pushes(item('z', 9, '', ENDED))
    connect.answers(CONNECTION, () => refusal(403, 'AccessDeniedException', 'Gone.'))
    await expect(link.connect()).rejects.toMatchObject({ status: 403 })
    expect(link.state).toBe('ended')
  })
})

describe('leaving', () => {
  test('keeps the socket for the chat.ended that follows, then closes it', async () => {
    const { link, socket, ids } = await connected()
    await link.leave()
    expect(link.state).toBe('left')
    expect(socket.closed).toBe(false)
    socket.pushes(item('z', 9, '', ENDED))
    expect(ids()).toEqual(['z'])
    expect(socket.closed).toBe(true)
    expect(link.state).toBe('left')
  })

  test('is not undone when the socket breaks', async () => {
    const { link, socket, timers } = await connected()
    await link.leave()
    socket.breaks()
    expect(link.state).toBe('left')
    expect(timers.pending).toBe(0)
  })

  test('and being closed meanwhile is closed', async () => {
    const { link } = await connected()
    connect.answers('/participant/disconnect', () => {
      link.close()
      return {}
    })
    await link.leave()
    expect(link.state).toBe('closed')
  })

  test('refused, changes nothing', async () => {
    const { link } = await connected()
    connect.answers('/participant/disconnect', () => refusal(500, 'InternalServerException', 'Oh.'))
    await expect(link.leave()).rejects.toMatchObject({ operation: 'DisconnectParticipant', status: 500 })
    expect(link.state).toBe('connected')
  })
})

test('closed, it is closed for good', async () => {
  const { link, socket, timers } = await connected()
  link.close()
  expect(socket.closed).toBe(true)
  expect(timers.pending).toBe(0)
  await expect(link.connect()).rejects.toThrow('has been disposed of')
})
