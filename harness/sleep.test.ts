import { afterEach, beforeEach, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { createSimulator, type Simulator } from '../simulator/index.ts'
import { CtiClient } from './people/cti-client.ts'
import { Customer } from './people/customer.ts'
import { HeadlessAgent } from './people/headless-agent.ts'
import { routedPlace } from './transports/routed.ts'

const [user] = contactCenter.users
if (!user) throw new Error('The default contact center has agents.')
const alice = user

let simulator: Simulator
const people: AsyncDisposable[] = []
beforeEach(() => {
  simulator = createSimulator({ clock: 'manual' })
  simulator.listen()
})
afterEach(async () => {
  for (const person of people.splice(0)) await person[Symbol.asyncDispose]()
  await simulator.close()
})

/** A customer and alice, talking. */
async function chat() {
  const agent = await HeadlessAgent.signsIn(alice, routedPlace(simulator))
  await agent.goesAvailable()
  const customer = await Customer.startsChat('Maya', routedPlace(simulator))
  people.push(agent, customer)
  await agent.accepts()
  await simulator.time.settled()
  return { agent, customer }
}

test('nothing reaches a machine that sleeps; awake, it finds its socket closed and comes back', async () => {
  const { agent, customer } = await chat()
  const sleep = simulator.impose(['Maya'], { kind: 'asleep' })
  await agent.says('Are you there?')
  await simulator.time.settled()
  expect(await customer.messages()).toEqual([])
  sleep.lift()
  await simulator.time.advances('5s')
  expect(await customer.messages()).toEqual([{ from: 'Alice Adams', text: 'Are you there?' }])
  await customer.says('Yes')
  expect(await agent.messages()).toHaveLength(2)
})

test('the service forgets the sockets of who sleeps at once, and tells them when they wake', async () => {
  await chat()
  const closed = () => simulator.wire.events.filter((each) => each.kind === 'socket closed').map((each) => each.who)
  const sleep = simulator.impose(['Maya'], { kind: 'asleep' })
  await simulator.time.advances('5s')
  expect(closed()).not.toContain('Maya')
  sleep.lift()
  expect(closed()).toContain('Maya')
})

test('what was asked before or during the sleep fails when it is over, and time does not wait for it', async () => {
  const cti = await CtiClient.signIn(routedPlace(simulator).reach.site, alice.username, alice.password)
  const { nextToken } = await cti.call<{ nextToken: string }>('GetAgentSnapshot', {})
  const before = cti.call('GetAgentSnapshot', { nextToken, timeout: 30_000 }).catch((error: Error) => error.name)
  const sleep = simulator.impose(['alice'], { kind: 'asleep' })
  const during = cti.call('GetAgentStates', {}).catch((error: Error) => error.name)
  await simulator.time.advances('10m')
  const answers = simulator.wire.events.filter((each) => each.kind === 'answer' && each.operation === 'GetAgentStates')
  expect(answers).toEqual([])
  sleep.lift()
  expect(await Promise.all([before, during])).toEqual([
    'NetworkFailure (GetAgentSnapshot)',
    'NetworkFailure (GetAgentStates)',
  ])
  await expect(cti.call('GetAgentStates', {})).resolves.toBeDefined()
})

test('a simulator that closes wakes whoever sleeps, so that nothing is left hanging', async () => {
  const cti = await CtiClient.signIn(routedPlace(simulator).reach.site, alice.username, alice.password)
  simulator.impose(['alice'], { kind: 'asleep' })
  const asked = cti.call('GetAgentStates', {}).catch((error: Error) => error.name)
  await simulator.time.settled()
  simulator.release()
  expect(await asked).toBe('NetworkFailure (GetAgentStates)')
})
