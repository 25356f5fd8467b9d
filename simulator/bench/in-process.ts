import { createCore } from '../core.ts'
import { type AwsHosts, awsHosts } from '../services/addresses.ts'
import type { SocketSession } from '../services/chat-socket/hub.ts'
import type { ServiceRequest } from '../services/http.ts'
import { ASSUMPTIONS, callCenter, formChats } from './call-center.ts'
import { type Ask, type SixPartyChat, SUBSCRIPTION } from './front-door.ts'
import { dueIn, Sink } from './sink.ts'

type Core = ReturnType<typeof createCore>

/** A simulator in this process with chats of six, everybody's socket open. */
export interface Hall {
  readonly chats: readonly SixPartyChat[]
  readonly core: Core
  readonly sinks: readonly Sink[]
  close(): void
}

/** @param recorded how many events the wire log keeps; all of them unless said. */
export async function openHall(chatCount: number, recorded?: number): Promise<Hall> {
  const center = callCenter(chatCount)
  const core = createCore({ center, assumptions: ASSUMPTIONS, ...(recorded !== undefined && { recorded }) })
  const sinks: Sink[] = []
  const due = dueIn(chatCount)
  const chats = await formChats(askerOf(core), center, chatCount, (url, seat) => {
    const sink = new Sink(due, seat)
    const session: SocketSession | undefined = core.network.open(new URL(url), sink)
    session?.received(SUBSCRIPTION)
    sinks.push(sink)
  })
  return { chats, core, sinks, close: () => core.clock.stop() }
}

function askerOf({ network, center, instance }: Core): Ask {
  const hosts: AwsHosts = awsHosts(center, instance.assumptions)
  return async (service, { method, path, headers = {}, body = '' }) => {
    const answer = await network.answer({ method, url: new URL(`https://${hosts[service]}${path}`), headers, body })
    return { status: answer.status, cookie: answer.headers['set-cookie'] ?? '', body: answer.body }
  }
}

/** What arrives of a SendMessage: all but its body is the same for each speaker. */
export type Arrival = Omit<ServiceRequest, 'body'> & { readonly bytes: Buffer }

/**
 * Requests of everybody in turn, the n-th for chat n modulo the number of chats.
 * @param from how many there were before these
 */
export function arrivals({ core, chats }: Hall, bodies: readonly Buffer[], from = 0): Arrival[] {
  const url = new URL(`https://${awsHosts(core.center, core.instance.assumptions).participant}/participant/message`)
  const headers = chats.map(({ speakers }) =>
    speakers.map(({ connectionToken }) => ({ 'content-type': 'application/json', 'x-amz-bearer': connectionToken })),
  )
  return bodies.map((bytes, nth) => {
    const n = from + nth
    const own = headers[n % chats.length] ?? []
    const turn = Math.floor(n / chats.length) % own.length
    return { method: 'POST', url, headers: own[turn] ?? {}, bytes }
  })
}

/** Sends them one after the other, each once the one before has been answered. @throws Error for one that is refused. */
export async function send({ core }: Hall, requests: readonly Arrival[]): Promise<void> {
  const { network } = core
  for (const request of requests) {
    const { method, url, headers, bytes } = request
    const { status } = await network.answer({ method, url, headers, body: bytes.toString(), bytes })
    if (status !== 200) throw new Error(`A message was answered ${status}.`)
  }
}
