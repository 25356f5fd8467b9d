import { http, type RequestHandler, type WebSocketHandler, ws } from 'msw'
import { setupServer } from 'msw/node'
import { WebSocket } from 'undici'
import type { SocketSession } from '../services/chat-socket/hub.ts'
import type { ServiceRequest } from '../services/http.ts'
import type { Network } from './network.ts'

/** What msw runs for browsers and for this process alike. */
export type Handlers = (RequestHandler | WebSocketHandler)[]

/** The network as msw handlers, until it is released. */
export interface MswNetwork {
  readonly handlers: Handlers
  /** From now on nothing is answered, and nothing of the network is kept in memory. */
  release(): void
}

/** Addresses that are let out to the real network. */
export type LetThrough = (url: URL) => boolean

/** One link a process: msw listens on a channel for each link, and forgets neither links nor their clients (source). */
const everySocket = ws.link(/^wss?:\/\//)

/** The network as msw handlers: one for all requests, one for all sockets (every matching socket handler runs). */
export function handlersFor(network: Network, letThrough: LetThrough): MswNetwork {
  let current: Network | undefined = network
  const requests = http.all('*', async ({ request }) => {
    const url = new URL(request.url)
    if (letThrough(url)) return undefined
    if (!current) return Response.error()
    const { status, headers, body } = await current.answer(await serviceRequest(request, url))
    return new Response(isBodiless(status) ? null : body, { status, headers })
  })
  const sockets = everySocket.addEventListener('connection', ({ client, server }) => {
    const url = new URL(client.url)
    if (letThrough(url)) {
      server.connect()
      return
    }
    const session = current?.open(url, {
      send: (text) => client.send(text),
      close: (code, reason) => client.close(code, reason),
    })
    if (!session) return
    const held = hold(session)
    client.addEventListener('message', ({ data }) => held.session?.received(String(data)))
    // In a browser context a close listener never fires unless it is added in a later tick (measured).
    setTimeout(() => client.addEventListener('close', () => held.session?.closed()))
  })

  const holds = new Set<{ session: SocketSession | undefined }>()
  function hold(session: SocketSession) {
    const held: { session: SocketSession | undefined } = { session }
    holds.add(held)
    return held
  }

  return {
    handlers: [requests, sockets],
    release() {
      current = undefined
      for (const held of holds) held.session = undefined
      holds.clear()
    },
  }
}

let listening: ReturnType<typeof setupServer> | undefined

/**
 * Sends what this process asks of AWS to the simulator, until the returned function is called.
 * @throws Error when another simulator has this process already: their hosts are the same.
 */
export function interceptProcess(handlers: Handlers): () => void {
  if (listening) throw new Error('Another simulator is listening in this process already: close it first.')
  // Node 20 has no WebSocket of its own, and msw replaces only one that is there when it starts (measured).
  globalThis.WebSocket ??= WebSocket as typeof globalThis.WebSocket
  const server = setupServer(...handlers)
  server.listen({ onUnhandledRequest: 'bypass' })
  listening = server
  return () => {
    server.close()
    listening = undefined
  }
}

async function serviceRequest(request: Request, url: URL): Promise<ServiceRequest> {
  return {
    method: request.method,
    url,
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  }
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 304
}
