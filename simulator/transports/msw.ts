import { http, type RequestHandler, WebSocketHandler, type WebSocketHandlerConnection } from 'msw'
import type { InterceptedSocket, Interception } from './interception.ts'

/** What msw runs for the pages of browsers. */
export type Handlers = (RequestHandler | WebSocketHandler)[]

type Connection = Parameters<WebSocketHandler['run']>[0]

/**
 * Takes every socket. Not made with `ws.link`, which would remember every client for as long as the process lives and
 * listen on a channel for each (source).
 */
class EverySocket extends WebSocketHandler {
  readonly #take: (socket: InterceptedSocket) => void

  constructor(take: (socket: InterceptedSocket) => void) {
    super(/^wss?:/)
    this.#take = take
  }

  override async run(connection: Connection): Promise<WebSocketHandlerConnection> {
    this.#take(connection)
    return { ...connection, params: {} }
  }
}

/**
 * The network as msw handlers: one for all requests, one for all sockets (every matching socket handler runs).
 * @param browserOf user name of the agent whose browser they are for
 */
export function handlersFor({ answer, take }: Pick<Interception, 'answer' | 'take'>, browserOf: string): Handlers {
  return [http.all('*', ({ request }) => answer(request, browserOf)), new EverySocket(take)]
}
