import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type WebSocket, WebSocketServer } from 'ws'
import { serveSimulator } from '../serve.ts'
import type { Stage } from './audience.ts'
import { ASSUMPTIONS, callCenter, formChats } from './call-center.ts'
import type { Ask } from './front-door.ts'
import { answerAsPart } from './part.ts'

/** The role: the simulator as `roundtable serve` serves it, with people in chats of six. */
export function beSimulator(chats: number, recorded: number): void {
  answerAsPart({
    async open(): Promise<Stage> {
      const center = callCenter(chats)
      const { origin } = await serveSimulator({ center, assumptions: ASSUMPTIONS, recorded })
      const sockets: string[] = []
      const formed = await formChats(askerOf(origin), center, chats, (url) => sockets.push(url))
      return { origin, chats: formed, sockets }
    },
    cost: costSinceLast(),
  })
}

function askerOf(origin: string): Ask {
  return async (_service, { method, path, headers = {}, body }) => {
    const answer = await fetch(`${origin}${path}`, { method, headers, ...(body !== undefined && { body }) })
    return { status: answer.status, cookie: answer.headers.get('set-cookie') ?? '', body: await answer.text() }
  }
}

/**
 * The role: what no server can do without. It reads a request, sends it on to the six sockets of the chat that its bearer
 * names, and answers; frames and answers are as long as the simulator's.
 */
export function beFloor(chatCount: number, frameLength: number, answerLength: number): void {
  const answer = ' '.repeat(answerLength)
  const members = Array.from({ length: chatCount }, () => new Set<WebSocket>())
  const server = createServer(async (request, response) => {
    const frame = (await text(request)).padEnd(frameLength)
    for (const socket of members[Number(request.headers['x-amz-bearer'])] ?? []) socket.send(frame)
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, { url = '' }) => {
    for (const chat of url.slice('/?'.length).split(',')) members[Number(chat)]?.add(socket)
    // A subscription is answered, as the simulator does.
    socket.once('message', (data) => socket.send(data, { binary: false }))
  })
  answerAsPart({
    open: () =>
      new Promise<Stage>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(stageOf((server.address() as AddressInfo).port, chatCount)))
      }),
    cost: costSinceLast(),
  })
}

/** As the simulator's: five agents with a socket for all chats, a customer for each. */
function stageOf(port: number, chatCount: number): Stage {
  const address = (chats: readonly number[]) => `ws://127.0.0.1:${port}/?${chats.join(',')}`
  const all = Array.from({ length: chatCount }, (_, chat) => chat)
  const chats = all.map((chat) => ({ contactId: '', socketUrl: '', speakers: [{ connectionToken: String(chat) }] }))
  const agents = Array.from({ length: 5 }, () => address(all))
  return { origin: `http://127.0.0.1:${port}`, chats, sockets: [...agents, ...all.map((chat) => address([chat]))] }
}

/** Microseconds of processor time since it was asked before. */
function costSinceLast(): () => number {
  let before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    before = process.cpuUsage()
    return user + system
  }
}
