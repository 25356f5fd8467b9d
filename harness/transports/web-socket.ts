import { WebSocket } from 'undici'

/** Makes sure that this process has a WebSocket as browsers have: Node 20 has none of its own. */
export function haveWebSocket(): void {
  globalThis.WebSocket ??= WebSocket as typeof globalThis.WebSocket
}
