import { expect, test } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem, Person } from '../connect/port.ts'
import { receiptsMachine } from './receipts.ts'
import { agent, alice, FakePort, maya, said } from './test-support/fake-port.ts'

const PAST_EVERYTHING = 60_000

function coming(how: 'joined' | 'left', by: Person, second: number): ChatItem {
  return { ...said(second, by), kind: 'event', contentType: eventTypes[how] }
}

function started({ people = [maya, alice] as Person[], watched = true } = {}) {
  const port = new FakePort()
  const clock = new SimulatedClock()
  const input = { port, contactId: 'chat', people, watched }
  const receipts = createActor(receiptsMachine, { input, clock }).start()
  return {
    clock,
    receipts,
    says: (second: number, by = maya) => receipts.send({ type: 'chat.item', item: said(second, by) }),
    comes: (...of: Parameters<typeof coming>) => receipts.send({ type: 'chat.item', item: coming(...of) }),
    changes: (...whom: Person[]) => receipts.send({ type: 'people.changed', people: whom }),
    posted: () => port.called('receipt').map(({ args: [, kind, messageId] }) => `${kind} ${messageId}`),
  }
}

test('between two, what the customer says is delivered at once and read after a glance', () => {
  const { clock, says, posted } = started()
  says(1)
  expect(posted()).toEqual(['delivered m1'])
  clock.increment(1000)
  expect(posted()).toEqual(['delivered m1', 'read m1'])
  says(2, alice)
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toHaveLength(2)
})

test('several messages at a glance are read by the last', () => {
  const { clock, says, posted } = started()
  says(1)
  clock.increment(500)
  says(2)
  clock.increment(500)
  expect(posted()).toEqual(['delivered m1', 'delivered m2', 'read m2'])
})

test('nothing is read while nobody looks', () => {
  const { clock, receipts, says, posted } = started({ watched: false })
  says(1)
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual(['delivered m1'])
  receipts.send({ type: 'watched.changed', watched: true })
  clock.increment(1000)
  expect(posted()).toEqual(['delivered m1', 'read m1'])
})

test('looking away before the glance is over is not reading', () => {
  const { clock, receipts, says, posted } = started()
  says(1)
  clock.increment(500)
  receipts.send({ type: 'watched.changed', watched: false })
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual(['delivered m1'])
})

test('with a third person in there are none, also none that were on their way', { tags: ['H28'] }, () => {
  const { clock, says, changes, posted } = started()
  says(1)
  clock.increment(999)
  changes(maya, alice, agent('Bob'))
  says(2)
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual(['delivered m1'])
})

test('the socket may tell of the third person first', () => {
  const { clock, receipts, says, posted } = started()
  says(1)
  receipts.send({
    type: 'chat.item',
    item: { ...said(2, agent('Bob')), kind: 'event', contentType: eventTypes.joined },
  })
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual(['delivered m1'])
})

test('a late word of somebody who has left does not shut the receipts', () => {
  const { says, changes, receipts, posted } = started({ people: [maya, alice, agent('Bob')] })
  changes(maya, alice, agent('Bob', 'gone'))
  receipts.send({
    type: 'chat.item',
    item: { ...said(1, agent('Bob')), kind: 'event', contentType: eventTypes.joined },
  })
  says(2)
  expect(posted()).toEqual(['delivered m2'])
})

test('an older snapshot does not open what the socket has shut', () => {
  const { clock, comes, says, changes, posted } = started()
  comes('joined', agent('Bob'), 1)
  changes(maya, alice, agent('Bob', 'invited'))
  says(2)
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual([])
})

test('somebody who joins and leaves before a snapshot shows them shuts the receipts for that while', () => {
  const { comes, says, changes, posted } = started({ people: [maya, alice, agent('Bob', 'invited')] })
  changes(maya, alice)
  comes('joined', agent('Bob'), 1)
  says(2)
  expect(posted()).toEqual([])
  comes('left', agent('Bob'), 3)
  says(4)
  expect(posted()).toEqual(['delivered m4'])
})

test('a word of joining that comes after the word of leaving does not shut them', () => {
  const { comes, says, posted } = started()
  comes('left', agent('Bob'), 2)
  comes('joined', agent('Bob'), 1)
  says(3)
  expect(posted()).toEqual(['delivered m3'])
})

test('back to two they work again, for what is said from then on', { tags: ['H27'] }, () => {
  const { clock, says, changes, posted } = started({ people: [maya, alice, agent('Bob')] })
  says(1)
  changes(maya, alice)
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toEqual([])
  says(2)
  clock.increment(1000)
  expect(posted()).toEqual(['delivered m2', 'read m2'])
})

test('while an invitation is pending, what could linger waits; read goes out', () => {
  const { clock, says, changes, posted } = started({ people: [maya, alice, agent('Bob', 'invited')] })
  says(1)
  clock.increment(1000)
  expect(posted()).toEqual(['read m1'])
  says(2)
  changes(maya, alice)
  expect(posted()).toEqual(['read m1', 'delivered m2'])
})

test('a transcript is owed for its last message of the customer, unless that was receipted before', () => {
  const { clock, receipts, posted } = started()
  receipts.send({ type: 'conversation.read', items: [said(1, maya), said(2, maya), said(3, alice)] })
  clock.increment(1000)
  expect(posted()).toEqual(['delivered m2', 'read m2'])
  receipts.send({ type: 'conversation.read', items: [said(2, maya), { ...said(4, maya), marks: { read: 'then' } }] })
  clock.increment(PAST_EVERYTHING)
  expect(posted()).toHaveLength(2)
})

test('whose leaving was missed in an interruption, and is read in the transcript, does not shut them for ever', () => {
  const { receipts, comes, says, posted } = started()
  comes('joined', agent('Bob'), 1)
  receipts.send({
    type: 'conversation.read',
    items: [coming('joined', agent('Bob'), 1), coming('left', agent('Bob'), 2)],
  })
  says(3)
  expect(posted()).toEqual(['delivered m3'])
})

test('who has joined in an interruption, and is read of in the transcript before a snapshot shows them, shuts them', {
  tags: ['H28'],
}, () => {
  const { receipts, says, changes, posted } = started()
  receipts.send({ type: 'conversation.read', items: [coming('joined', agent('Bob'), 1), said(2, maya)] })
  says(3)
  expect(posted()).toEqual([])
  changes(maya, alice, agent('Bob'))
  changes(maya, alice)
  says(4)
  expect(posted()).toEqual(['delivered m4'])
})

test('those who joined and left before the page was loaded shut nothing', () => {
  const { receipts, says, posted } = started()
  const past = ['Bob', 'Carol'].flatMap((name, index) => [
    coming('joined', agent(name), 2 * index),
    coming('left', agent(name), 2 * index + 1),
  ])
  receipts.send({ type: 'conversation.read', items: [coming('joined', alice, 0), ...past] })
  says(9)
  expect(posted()).toEqual(['delivered m9'])
})
