import { DeadLine } from '../../network-conditions/dead-line.ts'
import type { ServiceRequest } from '../../services/http.ts'
import { signed } from '../../services/sigv4/sign.ts'
import { webCrypto } from '../../transports/hashing.ts'
import type { Network } from '../../transports/network.ts'
import { RefusedAction } from '../refused-action.ts'
import type { Surroundings } from './surroundings.ts'

export interface Call {
  readonly method: string
  readonly url: string
  readonly headers?: ServiceRequest['headers']
  readonly body?: object
}

/**
 * Asks a service as any client does, so that it stands in the wire log.
 * @param doing what it is for, in the words of an error: `alice cannot accept`
 * @throws RefusedAction with the service's own words
 */
export async function call<Answer>(network: Network, doing: string, what: Call): Promise<Answer> {
  return ask(network, doing, requestOf(what))
}

/** Likewise of the control plane, signed where it wants that. */
export async function callSigned<Answer>(world: Surroundings, doing: string, what: Call): Promise<Answer> {
  const { network, instance, credentials = {} } = world
  const [key] = Object.entries(credentials)
  if (!key) return call(network, doing, what)
  const [accessKeyId, secret] = key
  const { region } = instance.directory.center
  const signer = {
    accessKeyId,
    secret,
    region,
    service: 'connect',
    now: () => instance.clock.now(),
    hashing: webCrypto,
  }
  return ask(network, doing, await signed(requestOf(what), signer))
}

function requestOf({ method, url, headers = {}, body }: Call): ServiceRequest {
  return { method, url: new URL(url), headers, body: body === undefined ? '' : JSON.stringify(body) }
}

async function ask<Answer>(network: Network, doing: string, request: ServiceRequest): Promise<Answer> {
  const answer = await network.answer(request).catch((error: unknown) => {
    if (!(error instanceof DeadLine)) throw error
    throw new RefusedAction(`${doing}: there is no network. Restore it first.`)
  })
  const given: unknown = answer.body === '' ? {} : JSON.parse(answer.body)
  if (answer.status >= 400) throw new RefusedAction(`${doing}: ${wordsOf(given) ?? `answered ${answer.status}`}`)
  // What the simulated services answer is checked against the API's model where they are tested.
  return given as Answer
}

function wordsOf(body: unknown): string | undefined {
  const { message, Message } = body as { message?: string; Message?: string }
  return message ?? Message
}

/** The client's end of a chat socket: it subscribes, and listens. */
export class PlayedSocket {
  #isOpen = false
  #end: () => void = () => undefined

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** @throws RefusedAction when the service does not take it */
  open(network: Network, url: URL, who: string): void {
    const session = network.open(url, {
      send: () => undefined,
      close: () => {
        this.#isOpen = false
      },
    })
    if (!session)
      throw new RefusedAction(`${who} cannot connect: the socket is not taken. Restore their network if it is cut off.`)
    this.#isOpen = true
    this.#end = () => {
      if (this.#isOpen) session.closed()
      this.#isOpen = false
    }
    session.received(JSON.stringify({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } }))
  }

  close(): void {
    this.#end()
  }
}
