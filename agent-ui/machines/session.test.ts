import { expect, test } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import type { AgentSnapshot } from '../connect/port.ts'
import { sessionMachine } from './session.ts'
import { FakePort, settled } from './test-support/fake-port.ts'

const alice: AgentSnapshot = {
  name: 'Alice',
  state: { name: 'Offline', type: 'offline' },
  choices: [{ arn: 'available', name: 'Available', type: 'routable' }],
}

function started() {
  const port = new FakePort()
  const clock = new SimulatedClock()
  const session = createActor(sessionMachine, { input: { port }, clock }).start()
  return { port, clock, session, in: (state: string | object) => session.getSnapshot().matches(state as never) }
}

test('a CCP that answers leads to the desk with the first snapshot', () => {
  const { session, in: isIn } = started()
  expect(isIn('starting')).toBe(true)
  session.send({ type: 'session.ready' })
  expect(isIn('entering')).toBe(true)
  session.send({ type: 'agent.changed', agent: alice })
  expect(isIn('signedIn')).toBe(true)
  expect(session.getSnapshot().context.agent?.name).toBe('Alice')
})

test('a blocked sign-in window is seen, and opened by hand', () => {
  const { port, clock, session, in: isIn } = started()
  port.login = 'blocked'
  session.send({ type: 'session.needed' })
  expect(isIn({ signedOut: 'opening' })).toBe(true)
  clock.increment(1000)
  expect(session.getSnapshot().context.login).toBe('blocked')
  session.send({ type: 'login.open' })
  expect(port.called('openLoginWindow')).toHaveLength(1)
  expect(session.getSnapshot().context.login).toBe('open')
})

test('a sign-in window that is closed again is noticed', () => {
  const { port, clock, session } = started()
  session.send({ type: 'session.needed' })
  clock.increment(1000)
  expect(session.getSnapshot().context.login).toBe('open')
  port.login = 'closed'
  clock.increment(1000)
  expect(session.getSnapshot().context.login).toBe('closed')
})

test('an expired sign-in leads back to it, and after a new one the page starts afresh, once', { tags: ['H58'] }, () => {
  const { port, session, in: isIn } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'session.lost' })
  expect(isIn('signedOut')).toBe(true)
  expect(port.called('startAfresh')).toHaveLength(0)
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'agent.changed', agent: alice })
  expect(isIn('startingAfresh')).toBe(true)
  expect(port.called('startAfresh')).toHaveLength(1)
})

test('another CCP in place of the one there was: the page starts afresh, once', { tags: ['H52'] }, () => {
  const { port, session, in: isIn } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'session.replaced' })
  session.send({ type: 'session.replaced' })
  session.send({ type: 'agent.changed', agent: alice })
  expect(isIn('startingAfresh')).toBe(true)
  expect(port.called('startAfresh')).toHaveLength(1)
})

test('a CCP that asks for no more news: the page starts afresh, once', { tags: ['H51'] }, () => {
  const { port, session, in: isIn } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'session.stalled' })
  session.send({ type: 'session.stalled' })
  expect(isIn('startingAfresh')).toBe(true)
  expect(port.called('startAfresh')).toHaveLength(1)
})

test('a first sign-in leads to the desk as it is', () => {
  const { port, session, in: isIn } = started()
  session.send({ type: 'session.needed' })
  session.send({ type: 'agent.changed', agent: alice })
  expect(isIn('signedIn')).toBe(true)
  expect(port.called('startAfresh')).toHaveLength(0)
})

test.each([
  ['session.denied', 'denied'],
  ['session.gaveUp', 'gaveUp'],
] as const)('after %s the page is %s', { tags: ['H58'] }, (type, state) => {
  const { session, in: isIn } = started()
  session.send({ type })
  expect(isIn(state)).toBe(true)
})

test('the link goes down and up', () => {
  const { session, in: isIn } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'link.lost' })
  expect(isIn({ signedIn: { link: 'down' } })).toBe(true)
  // A poll in between does not mean that the socket is back.
  session.send({ type: 'agent.changed', agent: alice })
  expect(isIn({ signedIn: { link: 'down' } })).toBe(true)
  session.send({ type: 'link.back' })
  expect(isIn({ signedIn: { link: 'up' } })).toBe(true)
})

test('a refused change of state is told in words, and so is no answer', async () => {
  const { port, clock, session } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'availability.set', arn: 'available' })
  session.send({ type: 'availability.set', arn: 'available' })
  expect(port.called('setAgentState').map((call) => call.args)).toEqual([['available']])
  await port.refuse('setAgentState', '{"message":"Not while a contact rings"}')
  expect(session.getSnapshot().context.problem).toBe('Not while a contact rings')
  session.send({ type: 'availability.set', arn: 'available' })
  clock.increment(15_000)
  expect(session.getSnapshot().context.problem).toMatch(/did not answer/)
})

test('of two states the one that was chosen last counts, also while Connect has not answered the first', async () => {
  const { port, session } = started()
  session.send({ type: 'agent.changed', agent: alice })
  session.send({ type: 'availability.set', arn: 'lunch' })
  session.send({ type: 'availability.set', arn: 'available' })
  expect(port.called('setAgentState').map((call) => call.args)).toEqual([['lunch'], ['available']])
  port.called('setAgentState')[0]?.reject('Too late')
  await settled()
  expect(session.getSnapshot().context.problem).toBe('')
  expect(session.getSnapshot().context.wanted).toBe('available')
  await port.answer('setAgentState')
  expect(session.getSnapshot().matches({ signedIn: { availability: 'settled' } })).toBe(true)
})
