/** As much of the browser's WebSocket as a chat needs; undici's and Node's own (22 and later) have it. */
export interface WebSocketLike {
  send(data: string): void
  close(): void
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

/** Makes a socket that is already connecting. */
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
