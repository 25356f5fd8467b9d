import { aborted } from 'node:util'
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

/** A simulator that listens in this process, as people without a page know it. */
export function routedPlace({ center, meansOf, ask }: Simulator): Place {
  return {
    center,
    meansOf,
    clientsOf: () => simulatedClients(center),
    reach: { site: `https://${center.alias}.my.connect.aws` },
    async askSite(request, signal) {
      const answer = ask(request)
      // Holds on to nothing once there is an answer: a desk asks thousands of times under one signal.
      const givenUp = signal && aborted(signal, request).then(() => Promise.reject(signal.reason))
      const { status, headers, body } = await (givenUp ? Promise.race([answer, givenUp]) : answer)
      return { status, cookies: headers['set-cookie'] ? [headers['set-cookie']] : [], body }
    },
  }
}
