import { http, type RequestHandler, WebSocketHandler, type WebSocketHandlerConnection } from 'msw'
import { setupServer } from 'msw/node'
import { WebSocket } from 'undici'
import type { SocketSession } from '../services/chat-socket/hub.ts'
import type { ServiceRequest } from '../services/http.ts'
import type { Network } from './network.ts'
import { DeadLine } from './sleepers.ts'

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

type Connection = Parameters<WebSocketHandler['run']>[0]

/**
 * Takes every socket. Not made with `ws.link`, which would remember every client for as long as the process lives and
 * listen on a channel for each (source).
 */
class EverySocket extends WebSocketHandler {
  readonly #take: (connection: Connection) => void

  constructor(take: (connection: Connection) => void) {
    super(/^wss?:/)
    this.#take = take
  }

  override async run(connection: Connection): Promise<WebSocketHandlerConnection> {
    this.#take(connection)
    return { ...connection, params: {} }
  }
}

/** What listeners hold on to, so that a socket that msw or Playwright remembers does not keep the network alive. */
interface Held {
  session: SocketSession | undefined
}

/** The network as msw handlers: one for all requests, one for all sockets (every matching socket handler runs). */
export function handlersFor(network: Network, letThrough: LetThrough): MswNetwork {
  let current: Network | undefined = network
  const open = new Set<Held>()
  const requests = http.all('*', async ({ request }) => {
    const url = new URL(request.url)
    if (letThrough(url)) return undefined
    if (!current) return Response.error()
    try {
      const { status, headers, body, bytes } = await current.answer(await serviceRequest(request, url))
      return new Response(isBodiless(status) ? null : (bytes?.slice() ?? body), { status, headers })
    } catch (error) {
      if (error instanceof DeadLine) return Response.error()
      throw error
    }
  })
  const sockets = new EverySocket(({ client, server }) => {
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
    const held: Held = { session }
    open.add(held)
    client.addEventListener('message', ({ data }) => held.session?.received(String(data)))
    // In this process the event comes more than once for one close (measured).
    client.addEventListener('close', () => {
      held.session?.closed()
      held.session = undefined
      open.delete(held)
    })
  })

  return {
    handlers: [requests, sockets],
    release() {
      current = undefined
      for (const held of open) held.session = undefined
      open.clear()
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
  const bytes = new Uint8Array(await request.arrayBuffer())
  const headers = Object.fromEntries(request.headers)
  return { method: request.method, url, headers, body: new TextDecoder().decode(bytes), bytes }
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 304
}
