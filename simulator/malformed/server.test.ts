import { once } from 'node:events'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { WebSocket } from 'undici'
import { afterAll, describe, expect, test } from 'vitest'
import type { ServiceRequest } from '../services/http.ts'
import { awsAddressOf } from '../transports/local-address.ts'
import { openPort } from '../transports/server.ts'
import { type Draft, NO_REQUEST } from './test-support/draft.ts'
import { mutate } from './test-support/mutate.ts'
import { mutations } from './test-support/mutation.ts'
import { SEED } from './test-support/runs.ts'
import { foreignTo, setScene } from './test-support/scene.ts'
import { bucketTraffic, connectTraffic, ctiTraffic, participantTraffic, siteTraffic } from './test-support/traffic.ts'
import { HOSTS } from './test-support/world.ts'

/** Of each entrance: what only a transport can get wrong is the same for all of them. */
const SAMPLE = 10

const scene = await setScene()
const { world } = scene
const foreign = foreignTo(scene)
const opened = await openPort(0)
const server = opened.serve(
  world.network,
  (url) => awsAddressOf(url, HOSTS),
  () => false,
)
const traffic = {
  ...(await participantTraffic()),
  ...(await connectTraffic()),
  ...(await ctiTraffic()),
  ...(await bucketTraffic()),
  ...(await siteTraffic()),
}

afterAll(() => server.close())

/** The bytes as they are, to the path as it is written. */
async function sends({
  method,
  url,
  headers: given,
  bytes = new Uint8Array(),
}: ServiceRequest): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(opened.origin)
  const path = url.pathname + url.search
  // Without it what comes after a DELETE would be the next request.
  const headers = { ...given, 'content-length': bytes.length }
  const sent = request({ hostname, port, method: method || 'GET', path, headers }).end(bytes)
  const [response] = await once(sent, 'response')
  return { status: response.statusCode, body: method === 'HEAD' ? '' : await text(response) }
}

describe('over real HTTP what is malformed is refused, and nothing changes:', () => {
  test.for(Object.entries(traffic))('%s', async ([entrance, drafts]) => {
    for (const { which, wrong } of sampleOf(entrance)) {
      const draft = drafts[which % drafts.length] as Draft
      const before = world.fingerprint()
      const { status, body } = await sends(mutate(draft, wrong, foreign))
      const seen = `${status} to ${entrance} with ${JSON.stringify(wrong)}: ${body.slice(0, 300)}`
      // 501: at that address nothing is simulated.
      expect(status === 501 || status < 500, seen).toBe(true)
      if (status >= 400) expect(world.fingerprint(), seen).toBe(before)
      expect(body, seen).not.toMatch(/^\s+at /m)
    }
    expect(world.faults()).toEqual([])
  })
})

function sampleOf(entrance: string) {
  const seed = SEED + [...entrance].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 0)
  // Nobody waits for a poll to be answered.
  const isHeld = entrance === 'GetAgentSnapshot'
  return fc.sample(fc.record({ which: fc.nat(9), wrong: mutations }), { seed, numRuns: isHeld ? 0 : SAMPLE })
}

test('over a real socket malformed frames change nothing, and it goes on', async () => {
  const { url } = world.network.sockets.issueUrl('user-bob')
  const address = new URL(url)
  const socket = new WebSocket(`${opened.origin.replace('http', 'ws')}${address.pathname}${address.search}`)
  await once(socket, 'open')
  const before = world.fingerprint()
  const body = { topic: 'aws/subscribe', content: { topics: ['aws/chat'] } }
  for (const wrong of fc.sample(mutations, { seed: SEED, numRuns: 200 })) {
    const { bytes = new Uint8Array(), body: frame } = mutate({ ...NO_REQUEST, body }, wrong, foreign)
    // Longer ones end the socket, as they should.
    if (bytes.length > 100_000) continue
    socket.send(frame)
    socket.send(bytes)
  }
  socket.send('{"topic":"aws/ping","last":true}')
  await expect
    .poll(() => world.wire.events.some((event) => event.kind === 'frame sent' && isLast(event.body)))
    .toBe(true)
  const answer = once(socket, 'message')
  socket.send('{"topic":"aws/heartbeat"}')
  await answer
  expect(world.fingerprint()).toBe(before)
  expect(world.faults()).toEqual([])
  const closed = once(socket, 'close')
  socket.send('a'.repeat(200_000))
  const [{ code }] = await closed
  expect([1006, 1009]).toContain(code)
})

function isLast(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'last' in body
}
