import type { BrowserContext, Page } from '@playwright/test'
import { type ServedSimulator, serveSimulator } from '../../simulator/serve.ts'
import { isThisMachine } from '../../simulator/transports/local-address.ts'
import { redact } from '../../simulator/wire/redaction.ts'
import type { OpenSimulated } from './service.ts'
import { simulatedClients } from './simulated-clients.ts'
import { haveWebSocket } from './web-socket.ts'

/** The service on real sockets of this machine, on a port of its own. */
export const served: OpenSimulated = async (options) => {
  haveWebSocket()
  const simulator = await serveSimulator(options)
  const { origin } = simulator
  const { port } = new URL(origin)
  return {
    ...simulator,
    simulated: simulator,
    now: () => simulator.time.now(),
    reach: { site: origin, endpoint: origin },
    clientsOf: () => simulatedClients(simulator.center, origin),
    async attach(context, { agent, signedIn = true }) {
      recordOthers(context, simulator.wire)
      // A host of the agent's own, which resolves to this machine: traces say whose request it was.
      const domain = `${agent}.localhost`
      if (signedIn) {
        const cookie = simulator.sessionCookie(agent)
        await context.addCookies([{ ...cookie, domain, path: '/', secure: true, httpOnly: true, sameSite: 'None' }])
      }
      return { ccpUrl: `http://${domain}:${port}/ccp-v2`, endpoint: origin }
    },
  }
}

/**
 * Notes down what pages ask of other machines, as interception does where it refuses it. They get no answer: the browser
 * of the specs resolves no names but those of this machine.
 */
function recordOthers(context: BrowserContext, wire: ServedSimulator['wire']): void {
  const record = (address: string) => {
    const url = new URL(address)
    if (!/^(http|ws)s?:$/.test(url.protocol) || isThisMachine(url)) return
    wire.record({ kind: 'refused', who: 'somebody', service: 'unknown', url: redact(url.href) })
  }
  context.on('request', (request) => record(request.url()))
  const listen = (page: Page) => page.on('websocket', (socket) => record(socket.url()))
  context.pages().forEach(listen)
  context.on('page', listen)
}
