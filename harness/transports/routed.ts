import { createSimulator, type Simulator } from '../../simulator/index.ts'
import type { OpenSimulated, Place } from './service.ts'
import { simulatedClients } from './simulated-clients.ts'

/** The service at AWS's own addresses: what pages and this process ask of AWS is intercepted. */
export const routed: OpenSimulated = async (options) => {
  const simulator = createSimulator(options)
  simulator.listen()
  return {
    ...simulator,
    ...routedPlace(simulator),
    simulated: simulator,
    now: () => simulator.time.now(),
    async attach(context, attachment) {
      await simulator.attach(context, attachment)
      return undefined
    },
  }
}

function abortionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = () => reject(signal.reason)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  })
}

/** A simulator that listens in this process, as people without a page know it. */
export function routedPlace({ center, meansOf, ask }: Simulator): Place {
  return {
    center,
    meansOf,
    clientsOf: () => simulatedClients(center),
    reach: { site: `https://${center.alias}.my.connect.aws` },
    async askSite(request, signal) {
      const { status, headers, body } = await Promise.race([ask(request), ...(signal ? [abortionOf(signal)] : [])])
      return { status, cookies: headers['set-cookie'] ? [headers['set-cookie']] : [], body }
    },
  }
}
