import { DeadLine } from '../network-conditions/dead-line.ts'
import type { SocketSession } from '../services/chat-socket/hub.ts'
import type { ServiceRequest, ServiceResponse } from '../services/http.ts'
import type { Network } from './network.ts'

/** Addresses that are let out to the real network. */
export type LetThrough = (url: URL) => boolean

/** A socket whose client was intercepted, as msw and its interceptors hand it over alike. */
export interface InterceptedSocket {
  readonly client: {
    readonly url: URL
    send(text: string): void
    close(code: number, reason: string): void
    addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
    addEventListener(type: 'close', listener: () => void): void
  }
  readonly server: { connect(): void }
}

/** The network as whatever intercepts requests and sockets needs it, until it is released. */
export interface Interception {
  /**
   * Undefined when the request is let through. A line that went dead is a network error.
   * @param browserOf user name of the agent whose browser asks, if one does
   */
  answer(request: Request, browserOf?: string): Promise<Response | undefined>
  take(socket: InterceptedSocket): void
  /** Answers what has come by no interceptor. */
  ask(request: Omit<ServiceRequest, 'bytes'>): Promise<ServiceResponse>
  /** From now on nothing is answered, and nothing of the network is kept in memory. */
  release(): void
}

/** What listeners hold on to, so that a socket that an interceptor remembers does not keep the network alive. */
interface Held {
  session: SocketSession | undefined
}

export function interceptionOf(network: Network, letThrough: LetThrough): Interception {
  let current: Network | undefined = network
  const open = new Set<Held>()
  return {
    async answer(request, browserOf) {
      const url = new URL(request.url)
      if (letThrough(url)) return undefined
      if (!current) return Response.error()
      try {
        const { status, headers, body, bytes } = await current.answer({
          ...(await serviceRequest(request, url)),
          ...(browserOf && { browserOf }),
        })
        return new Response(isBodiless(status) ? null : (bytes?.slice() ?? body), { status, headers })
      } catch (error) {
        if (error instanceof DeadLine) return Response.error()
        throw error
      }
    },

    take({ client, server }) {
      const { url } = client
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
    },

    async ask(request) {
      if (!current) throw new DeadLine('somebody')
      return current.answer(request)
    },

    release() {
      current = undefined
      for (const held of open) held.session = undefined
      open.clear()
    },
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
