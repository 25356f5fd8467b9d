import { WebSocket } from 'undici'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { Customer } from './customer/index.ts'
import { type ServedSimulator, serveSimulator } from './serve.ts'

let simulator: ServedSimulator
let maya: Customer

beforeEach(async () => {
  simulator = await serveSimulator({ clock: 'manual' })
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECT', simulator.origin)
  vi.stubEnv('AWS_ENDPOINT_URL_CONNECTPARTICIPANT', simulator.origin)
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'simulated')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'simulated')
  const { region, instanceId, contactFlow } = contactCenter
  const chat = { region, instanceId, contactFlowId: contactFlow.id, displayName: 'Maya', WebSocket }
  maya = await Customer.startsChat({ ...chat, ...simulator.meansOf('Maya') })
})

afterEach(async () => {
  await maya[Symbol.asyncDispose]()
  await simulator.close()
  vi.unstubAllEnvs()
})

/** How often something went over the customer's wire. */
function times(kind: string): number {
  return simulator.wire.events.filter((each) => each.who === 'Maya' && each.kind === kind).length
}

describe('time over real sockets', () => {
  test('a customer of this process lives through three hours, every heartbeat answered before the next', async () => {
    await simulator.time.advances('3h')
    expect(times('socket opened')).toBe(4)
    expect(times('frame sent')).toBeGreaterThan(1000)
    expect(maya.state).toBe('connected')
    await maya.says('Still here')
    await maya.sees('Still here')
  })

  test('who sleeps opens no socket and gets no answer; awake, they come back and miss nothing', async () => {
    const before = times('answer')
    const sleep = simulator.impose(['Maya'], { kind: 'asleep' })
    // The SDK asks again by itself when nothing comes back.
    const said = maya.says('Said half asleep')
    await simulator.time.advances('5m')
    expect(times('answer')).toBe(before)
    sleep.lift()
    await said
    await maya.sees('Said half asleep')
    expect(times('socket opened')).toBe(2)
    await maya.says('Good morning')
    await maya.sees('Good morning')
  })
})
