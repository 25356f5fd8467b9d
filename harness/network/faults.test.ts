import { afterEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import { Timeline } from '../evidence/timeline.ts'
import { Customer } from '../people/customer.ts'
import { HeadlessAgent } from '../people/headless-agent.ts'
import { routed } from '../transports/routed.ts'
import { served } from '../transports/served.ts'
import type { SimulatedService } from '../transports/service.ts'
import type { Faults } from './faults.ts'
import { WorldNetwork } from './world-network.ts'

const [user] = contactCenter.users
if (!user) throw new Error('The default contact center has agents.')
const alice = user

const PATIENCE = { timeout: 10_000 }

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** A customer and alice, talking, in simulated time. */
async function chat(open: typeof routed = routed) {
  const service: SimulatedService = await open({ clock: 'manual' })
  ends.push(() => service.close())
  const agent = await HeadlessAgent.signsIn(alice, service)
  ends.push(() => agent[Symbol.asyncDispose]())
  await agent.goesAvailable()
  const customer = await Customer.startsChat('Maya', service)
  ends.push(() => customer[Symbol.asyncDispose]())
  await agent.accepts()
  const { time } = service.simulated
  await time.settled()
  const timeline = new Timeline(service.wire, () => service.now())
  const network = new WorldNetwork(service.simulated, timeline)
  const read = async (person: typeof agent | typeof customer) => (await person.messages()).map(({ text }) => text)
  return { service, agent, customer, time, timeline, network, read }
}

describe.each([
  ['intercepted', routed],
  ['over real sockets', served],
] as const)('%s', (_, open) => {
  test('without a network both lose what is said, and have it when they are back', async () => {
    const { agent, customer, time, network, read } = await chat(open)
    await network.all.dropped(async () => {
      await expect(customer.says('Nobody hears this')).rejects.toThrow(/failed without an answer/)
      await time.advances('3s')
    })
    await time.advances('10s')
    await agent.says('Are you back?')
    await customer.says('Yes')
    // Over real sockets what has been sent is on its way for a moment that is the machine's.
    for (const person of [agent, customer])
      await expect.poll(() => read(person), PATIENCE).toEqual(['Are you back?', 'Yes'])
  })

  test('what comes late comes in simulated time', async () => {
    const { agent, customer, time, network, read } = await chat(open)
    await network.of(customer).delayed('5s', async () => {
      await agent.says('Late')
      await time.advances('4s')
      expect(await read(customer)).toEqual([])
      await time.advances('1s')
      await expect.poll(() => read(customer), PATIENCE).toEqual(['Late'])
    })
  })

  test('an agent’s token of the CTI API that is refused is replaced', async () => {
    const { agent, service, network, time } = await chat(open)
    await network.of(agent).tokenExpired(
      async () => {
        await agent.goesOffline()
        await time.settled()
      },
      { of: 'cti' },
    )
    const statuses = service.wire.events.flatMap((each) => (each.kind === 'answer' ? [each.status] : []))
    expect(statuses).toContain(401)
    expect(await agent.availability()).toBe('Available, then Offline')
  })
})

test('a fault is over when its body throws, and gives what that throws', async () => {
  const { customer, network } = await chat()
  const failing = network.of(customer).failing({ operation: 'SendMessage', status: 500 }, async () => {
    throw new Error('The spec failed')
  })
  await expect(failing).rejects.toThrow('The spec failed')
  await expect(customer.says('Hello')).resolves.toBeUndefined()
})

test('a fault gives what its body gives, and stands in the timeline where it begins and ends', async () => {
  const { agent, customer, network, timeline } = await chat()
  const result = await network.of(customer, agent).duplicated(async () => {
    await agent.says('Twice')
    return 'done'
  })
  expect(result).toBe('done')
  expect(timeline.marks.map(({ tone, text }) => [tone, text])).toEqual([
    ['fault', 'From here, Maya and alice: frames come twice'],
    ['fault', 'Until here, Maya and alice: frames come twice'],
  ])
  const [begin, end] = timeline.marks
  expect(begin?.after).toBeLessThan(end?.after ?? 0)
})

const nothing = async () => {}
test.each<[string, (faults: Faults) => Promise<unknown>, RegExp]>([
  ['failing', (faults) => faults.failing({ operation: 'SendMessage', status: 500 }, nothing), /Maya that was failing/],
  ['hanging', (faults) => faults.hanging({ operation: 'SendMessage' }, nothing), /Maya that was hanging/],
  ['throttled', (faults) => faults.throttled(nothing), /Maya that was throttled/],
  ['late', (faults) => faults.delayed(50, nothing, ['SendMessage']), /Maya that was late/],
  ['refused', (faults) => faults.tokenExpired(nothing), /Maya that was refused/],
  ['slow', (faults) => faults.slowCcp(nothing), /Maya that was slow/],
  ['of no operation', (faults) => faults.failing({ operation: 'Say', status: 500 }, nothing), /No service has .*"Say"/],
  ['of no status', (faults) => faults.failing({ operation: 'SendMessage', status: 404 }, nothing), /never answers 404/],
  ['of no window', (faults) => faults.reordered(nothing, { window: 1 }), /2 or more/],
  ['of no time', (faults) => faults.delayed(-1, nothing), /-1 is no number of milliseconds/],
  ['of no span', (faults) => faults.delayed({ min: '2s', max: 50 }, nothing), /at least 2s and at most 50ms/],
])('a fault that is none is an error: %s', async (_, fault, problem) => {
  const { customer, network } = await chat()
  await expect(fault(network.of(customer))).rejects.toThrow(problem)
})
