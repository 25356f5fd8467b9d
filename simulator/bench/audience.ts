import { Agent, request } from 'node:http'
import { WebSocket } from 'ws'
import type { Crowd } from './call-center.ts'
import { SUBSCRIPTION } from './front-door.ts'
import { bodyOf, dueIn, PEOPLE, Sink } from './sink.ts'

/** What a server tells of itself: where it is, and who is in which chat. */
export interface Stage extends Crowd {
  readonly origin: string
}

/** Everybody in some chats on a server, each with an open socket. */
export interface Audience {
  /**
   * So many messages, in turn into each chat, `atOnce` of them under way at a time.
   * Resolves when everybody has got all of them in order and every answer is there.
   */
  says(count: number, atOnce: number): Promise<void>
  /** Of the last message, in characters. */
  readonly frameLength: number
  readonly answerLength: number
  close(): void
}

const STALLED_MS = 20_000

export async function openAudience({ origin, chats, sockets }: Stage): Promise<Audience> {
  const agent = new Agent({ keepAlive: true, maxSockets: chats.length })
  const { hostname, port } = new URL(origin)
  const said = chats.map(() => 0)
  const waiting = chats.map(() => ({ left: 0, done: () => {} }))
  let frameLength = 0
  let answerLength = 0

  const open = await Promise.all(
    sockets.map(async (url) => {
      const sink = new Sink(dueIn(chats.length), 0)
      const socket = new WebSocket(url)
      socket.on('message', (data) => {
        const frame = String(data)
        const chat = sink.send(frame)
        const own = chat === undefined ? undefined : waiting[chat]
        if (!own) return
        frameLength = frame.length
        own.left -= 1
        if (own.left === 0) own.done()
      })
      await subscribed(socket)
      return socket
    }),
  )

  function post(chat: number, n: number): Promise<void> {
    const { speakers = [] } = chats[chat] ?? {}
    const bearer = speakers[n % speakers.length]?.connectionToken ?? ''
    const body = bodyOf(chat, n)
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-amz-bearer': bearer }
    return new Promise((resolve, reject) => {
      const asked = request(
        { agent, hostname, port, method: 'POST', path: '/participant/message', headers },
        (answer) => {
          let length = 0
          answer.on('data', (chunk: Buffer) => {
            length += chunk.length
          })
          answer.on('error', reject)
          answer.on('end', () => {
            answerLength = length
            if (answer.statusCode === 200) resolve()
            else reject(new Error(`A message was answered ${answer.statusCode}.`))
          })
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }

  async function say(chat: number): Promise<void> {
    const n = said[chat] ?? 0
    said[chat] = n + 1
    const delivered = new Promise<void>((done) => {
      waiting[chat] = { left: PEOPLE, done }
    })
    await Promise.all([post(chat, n), delivered])
  }

  return {
    async says(count, atOnce) {
      let next = 0
      const lane = async (first: number) => {
        // One lane never meets another in a chat.
        for (let turn = first; next < count; turn += atOnce) {
          next += 1
          await say(turn % chats.length)
        }
      }
      const watch = watchFor(
        () => next,
        () => waiting.flatMap(({ left }, chat) => (left > 0 ? [`${left} deliveries in chat ${chat}`] : [])),
      )
      try {
        await Promise.race([watch.stalled, Promise.all(Array.from({ length: atOnce }, (_, first) => lane(first)))])
      } finally {
        watch.end()
      }
    },
    get frameLength() {
      return frameLength
    },
    get answerLength() {
      return answerLength
    },
    close() {
      for (const socket of open) socket.terminate()
      agent.destroy()
    },
  }
}

/** Rejects when the socket is closed instead: a message that never comes would be waited for without an end. */
function subscribed(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => socket.send(SUBSCRIPTION))
    socket.once('message', () => resolve())
    socket.once('error', reject)
    socket.once('close', (code, reason) => reject(new Error(`A socket was not taken: ${code} ${reason}`)))
  })
}

/** Rejects when there is no progress for so long that there will be none: a bench that waits for ever tells nothing. */
function watchFor(progress: () => number, lacking: () => string[]) {
  let before = -1
  let timer: NodeJS.Timeout | undefined
  const stalled = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      const what = lacking().join(', ') || 'an answer'
      if (progress() === before) reject(new Error(`Nothing came for ${STALLED_MS / 1000} s. Missing: ${what}.`))
      before = progress()
    }, STALLED_MS)
  })
  return { stalled, end: () => clearInterval(timer) }
}
