import { afterEach, expect, test, vi } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import type { ChatEvent, ChatItem } from '../connect/port.ts'
import { customerMachine } from './customer.ts'
import type { CustomerPort } from './customer-port.ts'

const releases: (() => void)[] = []

afterEach(() => {
  for (const release of releases.splice(0)) release()
})

const hello: ChatItem = {
  id: 'item-1',
  at: '2026-01-01T12:00:00.000Z',
  kind: 'message',
  contentType: 'text/plain',
  content: 'Hello',
  participantId: 'maya-1',
  name: 'Maya',
  role: 'CUSTOMER',
  marks: {},
}

/** A customer with the ways into a chat that are given; each is used once. */
function customerWith(...starts: (() => Promise<CustomerPort>)[]) {
  const clock = new SimulatedClock()
  const customer = createActor(customerMachine, {
    clock,
    input: {
      name: 'Maya',
      start: () => starts.shift()?.() ?? Promise.reject(new Error('No more chats')),
      newToken: () => 'token',
    },
  })
  customer.start()
  releases.push(() => customer.stop())
  return Object.assign(customer, { passes: (time: number) => clock.increment(time) })
}

function chat() {
  const listeners = new Set<(event: ChatEvent) => void>()
  const port: CustomerPort = {
    contactId: 'chat-1',
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    leave: vi.fn(async () => undefined),
    join: async () => 'maya-1',
    transcript: async () => ({ items: [] }),
    say: async () => ({ id: hello.id, at: hello.at }),
    typing: async () => undefined,
  }
  const tells = (event: ChatEvent) => {
    for (const listener of listeners) listener(event)
  }
  return { port, tells, listeners }
}

type Customer = ReturnType<typeof customerWith>
const lines = (customer: Customer) =>
  customer
    .getSnapshot()
    .children.conversation?.getSnapshot()
    .context.lines.map(({ content, role }) => [role, content])

test('a chat that is refused is told in words, and can be asked for again', async () => {
  const { port } = chat()
  const customer = customerWith(
    () => Promise.reject(new Error('No chat was started: too many')),
    async () => port,
  )
  customer.send({ type: 'chat.start' })
  await vi.waitFor(() => expect(customer.getSnapshot().context.problem).toBe('No chat was started: too many'))
  expect(customer.getSnapshot().matches('away')).toBe(true)
  customer.send({ type: 'chat.start' })
  await vi.waitFor(() => expect(customer.getSnapshot().matches({ inChat: 'open' })).toBe(true))
  expect(customer.getSnapshot().context.problem).toBe('')
})

test('somebody without a name starts no chat', () => {
  const customer = customerWith()
  customer.send({ type: 'name.changed', name: '  ' })
  customer.send({ type: 'chat.start' })
  expect(customer.getSnapshot().matches('away')).toBe(true)
})

/** A customer in a chat, who has sent "Hello". */
async function whoSaidHello(port: CustomerPort) {
  const customer = customerWith(async () => port)
  customer.send({ type: 'chat.start' })
  await vi.waitFor(() => expect(customer.getSnapshot().context.self).toBe('maya-1'))
  customer.getSnapshot().children.composer?.send({ type: 'draft.changed', draft: 'Hello' })
  customer.getSnapshot().children.composer?.send({ type: 'draft.send' })
  return customer
}

test('what the customer writes is there once when it is answered before its echo comes', async () => {
  const { port, tells } = chat()
  const customer = await whoSaidHello(port)
  await vi.waitFor(() => expect(lines(customer)).toEqual([['CUSTOMER', 'Hello']]))
  tells({ type: 'chat.item', contactId: 'chat-1', item: hello })
  expect(lines(customer)).toEqual([['CUSTOMER', 'Hello']])
})

test('what the customer writes is not on its way any more when its echo comes first', async () => {
  const { port, tells } = chat()
  const customer = await whoSaidHello({ ...port, say: () => new Promise(() => {}) })
  tells({ type: 'chat.item', contactId: 'chat-1', item: hello })
  expect(lines(customer)).toEqual([['CUSTOMER', 'Hello']])
  expect(customer.getSnapshot().children.composer?.getSnapshot().context.outbox).toEqual([])
})

test('leaving asks the service; the end is the service’s to tell, and what was said stays to be read', async () => {
  const { port, tells, listeners } = chat()
  const customer = customerWith(
    async () => port,
    async () => chat().port,
  )
  customer.send({ type: 'chat.start' })
  await vi.waitFor(() => expect(customer.getSnapshot().context.self).toBe('maya-1'))
  tells({ type: 'chat.item', contactId: 'chat-1', item: hello })
  customer.send({ type: 'chat.leave' })
  expect(port.leave).toHaveBeenCalledOnce()
  expect(customer.getSnapshot().matches({ inChat: 'leaving' })).toBe(true)
  tells({ type: 'chat.ended', contactId: 'chat-1' })
  expect(customer.getSnapshot().matches({ inChat: 'over' })).toBe(true)
  expect(lines(customer)).toEqual([['CUSTOMER', 'Hello']])
  customer.send({ type: 'chat.start' })
  await vi.waitFor(() => expect(customer.getSnapshot().matches({ inChat: 'open' })).toBe(true))
  expect(lines(customer)).toEqual([])
  expect(listeners.size).toBe(0)
})

test('a customer who has left, and never hears that the chat has ended, is not in it for ever', async () => {
  const { port } = chat()
  const customer = await whoSaidHello(port)
  customer.send({ type: 'chat.leave' })
  await vi.waitFor(() => expect(customer.getSnapshot().matches({ inChat: 'left' })).toBe(true))
  customer.passes(4999)
  expect(customer.getSnapshot().matches({ inChat: 'left' })).toBe(true)
  customer.passes(1)
  expect(customer.getSnapshot().matches({ inChat: 'over' })).toBe(true)
  expect(customer.getSnapshot().children.conversation?.getSnapshot().value).toBe('ended')
})

test('a customer whose leaving is not answered is told so, is in the chat still, and can leave again', async () => {
  const { port, tells } = chat()
  port.leave = vi.fn(() => new Promise<void>(() => {}))
  const customer = await whoSaidHello(port)
  customer.send({ type: 'chat.leave' })
  customer.passes(14_999)
  expect(customer.getSnapshot().matches({ inChat: 'leaving' })).toBe(true)
  customer.passes(1)
  expect(customer.getSnapshot().matches({ inChat: 'open' })).toBe(true)
  expect(customer.getSnapshot().context.problem).toBe('Amazon Connect did not answer.')
  customer.send({ type: 'chat.leave' })
  expect(port.leave).toHaveBeenCalledTimes(2)
  expect(customer.getSnapshot().context.problem).toBe('')
  customer.passes(15_000)
  tells({ type: 'chat.ended', contactId: 'chat-1' })
  expect(customer.getSnapshot().matches({ inChat: 'over' })).toBe(true)
  expect(customer.getSnapshot().context.problem).toBe('')
})
