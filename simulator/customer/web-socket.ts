/**
 * As much of the browser's WebSocket as a chat needs; undici's and Node's own (22 and later) have it.
 *
 * @example
 * const socket: WebSocketLike = new WebSocket('wss://example.com')
 * socket.addEventListener('message', ({ data }) => console.log(data))
 */
export interface WebSocketLike {
  /** Sends a text frame. */
  send(data: string): void
  /** Begins to close the socket. */
  close(): void
  /** Calls the listener whenever it happens, as the DOM has it. */
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

/**
 * Makes a socket that is already connecting.
 *
 * @example
 * import { WebSocket } from 'undici'
 *
 * await Customer.startsChat({ region, instanceId, contactFlowId, displayName: 'Maya', WebSocket })
 */
export type WebSocketClass = new (url: string) => WebSocketLike

/**
 * The WebSocket class of this process, looked up now: a test may have put one in place after this module was loaded.
 * @throws Error when there is none (Node before 22)
 */
export function defaultWebSocket(): WebSocketClass {
  const found: WebSocketClass | undefined = globalThis.WebSocket
  if (found === undefined) {
    throw new Error(
      'There is no globalThis.WebSocket in this process. Run Node 22 or newer, set globalThis.WebSocket (undici has one), ' +
        'or pass a class as `WebSocket`.',
    )
  }
  return found
}
