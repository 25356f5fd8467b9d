import { BatchInterceptor } from '@mswjs/interceptors'
import { ClientRequestInterceptor } from '@mswjs/interceptors/ClientRequest'
import { FetchInterceptor } from '@mswjs/interceptors/fetch'
import { WebSocketInterceptor } from '@mswjs/interceptors/WebSocket'
import { XMLHttpRequestInterceptor } from '@mswjs/interceptors/XMLHttpRequest'
import { WebSocket } from 'undici'
import type { Interception } from './interception.ts'

let isListening = false

/**
 * Sends what this process asks of AWS to the simulator, until the returned function is called. Straight from what msw
 * intercepts with: the rest of msw, for which there is no use here, takes three quarters of a request's time (measured).
 * @throws Error when another simulator has this process already: their hosts are the same.
 */
export function interceptProcess({ answer, take }: Interception): () => void {
  if (isListening) throw new Error('Another simulator is listening in this process already: close it first.')
  // Node 20 has no WebSocket of its own, and only one that is there already is replaced (measured).
  globalThis.WebSocket ??= WebSocket as typeof globalThis.WebSocket
  const interceptors = [new ClientRequestInterceptor(), new XMLHttpRequestInterceptor(), new FetchInterceptor()]
  const requests = new BatchInterceptor({ name: 'roundtable', interceptors })
  requests.on('request', async ({ request, controller }) => {
    const response = await answer(request)
    if (response) controller.respondWith(response)
  })
  const sockets = new WebSocketInterceptor()
  sockets.on('connection', take)
  requests.apply()
  sockets.apply()
  isListening = true
  return () => {
    requests.dispose()
    sockets.dispose()
    isListening = false
  }
}
