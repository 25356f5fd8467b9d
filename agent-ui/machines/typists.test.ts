import { expect, test } from 'vitest'
import { createActor, SimulatedClock } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import { agent, maya, said } from './test-support/fake-port.ts'
import { openChat } from './test-support/open-chat.ts'
import { typistsMachine } from './typists.ts'

function started() {
  const clock = new SimulatedClock()
  const typists = createActor(typistsMachine, { clock }).start()
  return {
    clock,
    typists,
    types: (...names: string[]) => {
      for (const name of names) typists.send({ type: 'chat.typing', participantId: name.toLowerCase(), name })
    },
    names: () => Object.values(typists.getSnapshot().context.typists),
  }
}

test('five people type; each goes quiet in their own time', { tags: ['H37'] }, () => {
  const { clock, types, names } = started()
  types('Maya', 'Bob', 'Carol', 'Dave', 'Erin')
  clock.increment(8000)
  types('Carol')
  clock.increment(4000)
  expect(names()).toEqual(['Carol'])
  clock.increment(8000)
  expect(names()).toEqual([])
})

test('saying it ends the typing, and the old timer does not end the next', () => {
  const { clock, typists, types, names } = started()
  types('Maya')
  clock.increment(10_000)
  typists.send({ type: 'chat.item', item: said(1, maya) })
  expect(names()).toEqual([])
  types('Maya')
  clock.increment(5000)
  expect(names()).toEqual(['Maya'])
})

test('a typist who leaves types no more', { tags: ['H37'] }, () => {
  const { typists, types, names } = started()
  types('Bob', 'Carol')
  typists.send({ type: 'chat.item', item: { ...said(1, agent('Bob')), kind: 'event', contentType: eventTypes.left } })
  expect(names()).toEqual(['Carol'])
  typists.send({ type: 'people.changed', people: [agent('Carol', 'gone')] })
  expect(names()).toEqual([])
})

test('nobody types in a chat that has ended', { tags: ['H37'] }, async () => {
  const typing = (chat: Awaited<ReturnType<typeof openChat>>) => chat.child('typists').getSnapshot().context.typists
  for (const end of ['heard', 'seen'] as const) {
    const chat = await openChat()
    chat.actor.send({ type: 'chat.typing', contactId: 'chat', participantId: 'maya', name: 'Maya' })
    expect(typing(chat)).toEqual({ maya: 'Maya' })
    if (end === 'heard') chat.tells('chat.ended')
    else chat.becomes('ended')
    expect(typing(chat)).toEqual({})
  }
})
