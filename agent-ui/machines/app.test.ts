import { expect, test } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { appMachine } from './app.ts'
import { alice, contact, FakePort, maya, said, settled } from './test-support/fake-port.ts'

function started() {
  const port = new FakePort()
  const clock = new SimulatedClock()
  const app = createActor(appMachine, { input: { port, newToken: () => 'token', colourMode: 'light' }, clock }).start()
  const of = (id: string) => app.getSnapshot().context.contacts[id]
  const rings = (contactId: string) =>
    port.emit({ type: 'contact.changed', contactId, contact: contact('incoming', [maya, alice], contactId) })
  const connects = (contactId: string) =>
    port.emit({ type: 'contact.changed', contactId, contact: contact('connected', [maya, alice], contactId) })
  return { port, clock, app, of, rings, connects }
}

test('an incoming chat waits for the agent; accepted, it is selected and joined', async () => {
  const { port, app, of, rings, connects } = started()
  rings('one')
  expect(app.getSnapshot().context.selected).toBeUndefined()
  of('one')?.getSnapshot().children.ringing?.send({ type: 'contact.accept' })
  expect(port.called('accept').map((call) => call.args)).toEqual([['one']])
  connects('one')
  await settled()
  expect(app.getSnapshot().context.selected).toBe('one')
  expect(port.called('join')).toHaveLength(1)
})

test('of two chats the one not looked at counts what was missed, until it is selected', async () => {
  const { port, app, of, connects } = started()
  for (const id of ['one', 'two']) {
    connects(id)
    await port.answer('join', 'alice')
    await port.answer('transcript', { items: [] })
  }
  for (const contactId of ['one', 'two']) port.emit({ type: 'chat.item', contactId, item: said(1, maya) })
  const unread = (id: string) => of(id)?.getSnapshot().children.conversation?.getSnapshot().context.unread
  expect([unread('one'), unread('two')]).toEqual([0, 1])
  app.send({ type: 'contact.select', contactId: 'two' })
  expect(unread('two')).toBe(0)
})

test('a chat that is gone gives its place to the next; chats that ring are not jumped to', async () => {
  const { port, app, connects, rings } = started()
  connects('one')
  rings('two')
  connects('three')
  expect(app.getSnapshot().context.selected).toBe('one')
  port.emit({ type: 'contact.gone', contactId: 'one' })
  expect(app.getSnapshot().context.selected).toBe('three')
  port.emit({ type: 'contact.gone', contactId: 'three' })
  expect(app.getSnapshot().context.selected).toBeUndefined()
  expect(Object.keys(app.getSnapshot().context.contacts)).toEqual(['two'])
})

test('accepting automatically is a setting for all chats, those to come too', () => {
  const { port, app, rings } = started()
  rings('one')
  app.send({ type: 'autoAccept.set', autoAccept: true })
  rings('two')
  expect(port.called('accept').map((call) => call.args)).toEqual([['one'], ['two']])
})

test('a hidden page reads nothing', async () => {
  const { port, app, of, connects } = started()
  connects('one')
  await port.answer('join', 'alice')
  await port.answer('transcript', { items: [] })
  app.send({ type: 'page.visibility', visible: false })
  port.emit({ type: 'chat.item', contactId: 'one', item: said(1, maya) })
  expect(of('one')?.getSnapshot().children.conversation?.getSnapshot().context.unread).toBe(1)
})

test('events of the session reach it', () => {
  const { port, app } = started()
  port.emit({ type: 'session.needed' })
  expect(app.getSnapshot().children.session?.getSnapshot().matches('signedOut')).toBe(true)
})

test("the browser's colours count until the agent chooses", () => {
  const { app } = started()
  app.send({ type: 'page.colour', colourMode: 'dark' })
  expect(app.getSnapshot().context.colourMode).toBe('dark')
  app.send({ type: 'colour.choose', colourMode: 'light' })
  app.send({ type: 'page.colour', colourMode: 'dark' })
  expect(app.getSnapshot().context.colourMode).toBe('light')
})
