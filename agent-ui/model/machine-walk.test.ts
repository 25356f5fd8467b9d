import { expect, test } from 'vitest'
import { type AnyTransitionDefinition, createActor, type InspectionEvent, SimulatedClock } from 'xstate'
import { eventTypes } from '../connect/content-types.ts'
import type { AgentSnapshot, ContactPhase, Person } from '../connect/port.ts'
import { appMachine } from '../machines/app.ts'
import { agent, alice, contact, FakePort, maya, said, settled } from '../machines/test-support/fake-port.ts'
import { machines } from './machines.ts'
import { offPageTransitions } from './off-page.ts'
import { describe, statesOf, transitionsOf } from './transitions.ts'

const taken = new Set<string>()
const bob = agent('Bob')
const invited = agent('Bob', 'invited')
const snapshot: AgentSnapshot = { name: 'Alice', state: { name: 'Available', type: 'routable' }, choices: [] }
const NO = '{"message":"Not now"}'

/** A page's machines on a fake port, and on a clock that stands until moved; what they take is counted. */
function page() {
  const port = new FakePort()
  const clock = new SimulatedClock()
  const inspect = (event: InspectionEvent) => {
    if (event.type !== '@xstate.microstep') return
    for (const each of event._transitions as AnyTransitionDefinition[]) taken.add(describe(each).key)
  }
  const app = createActor(appMachine, { input: { port, newToken: () => 'token', colourMode: 'light' }, clock, inspect })
  app.start()
  const chat = () => {
    const found = app.getSnapshot().context.contacts.chat
    if (!found) throw new Error('There is no chat')
    return found
  }
  const part = <Id extends keyof Children>(id: Id) => {
    const found = chat().getSnapshot().children[id]
    if (!found) throw new Error(`The chat has no ${id} now`)
    return found as NonNullable<Children[Id]>
  }
  type Children = ReturnType<ReturnType<typeof chat>['getSnapshot']>['children']
  return {
    port,
    clock,
    app,
    chat,
    part,
    session: () => app.getSnapshot().children.session,
    is: (phase: ContactPhase, people: Person[] = [maya, alice]) =>
      port.emit({ type: 'contact.changed', contactId: 'chat', contact: contact(phase, people) }),
    hears: (item: ReturnType<typeof said>) => port.emit({ type: 'chat.item', contactId: 'chat', item }),
  }
}

/** Joined, its transcript read, and before the agent's eyes. */
async function talking() {
  const desk = page()
  desk.is('connected')
  await settled()
  await desk.port.answer('join', 'alice')
  await desk.port.answer('transcript', { items: [] })
  return desk
}

test('signing in', async () => {
  const { port, clock, app, session } = page()
  port.emit({ type: 'session.ready' })
  port.emit({ type: 'session.needed' })
  clock.increment(1000)
  clock.increment(1000)
  session()?.send({ type: 'login.open' })
  port.emit({ type: 'session.ready' })
  port.emit({ type: 'agent.changed', agent: snapshot })
  port.emit({ type: 'agent.changed', agent: snapshot })
  for (const end of ['answer', 'refuse'] as const) {
    session()?.send({ type: 'availability.set', arn: 'available' })
    await (end === 'answer' ? port.answer('setAgentState') : port.refuse('setAgentState', NO))
  }
  session()?.send({ type: 'problem.dismiss' })
  session()?.send({ type: 'availability.set', arn: 'available' })
  clock.increment(15_000)
  port.emit({ type: 'link.lost' })
  port.emit({ type: 'link.back' })
  port.emit({ type: 'link.listening' })
  port.emit({ type: 'session.lost' })
  port.emit({ type: 'agent.changed', agent: snapshot })
  port.emit({ type: 'agent.changed', agent: snapshot })
  expect(session()?.getSnapshot().value).toBe('startingAfresh')
  port.emit({ type: 'session.denied' })
  expect(session()?.getSnapshot().value).toBe('denied')
  for (let time = 0; time < 2; time++) port.emit({ type: 'session.stalled' })
  expect(session()?.getSnapshot().value).toBe('startingAfresh')
  port.emit({ type: 'session.gaveUp' })
  expect(session()?.getSnapshot().value).toBe('gaveUp')
  for (let time = 0; time < 2; time++) port.emit({ type: 'session.replaced' })
  expect(session()?.getSnapshot().value).toBe('startingAfresh')
  app.send({ type: 'page.colour', colourMode: 'dark' })
  app.send({ type: 'colour.choose', colourMode: 'light' })
  app.send({ type: 'page.visibility', visible: false })
})

test('a chat from ringing to the end', async () => {
  const { port, app, chat, is } = page()
  is('incoming')
  app.send({ type: 'autoAccept.set', autoAccept: true })
  app.send({ type: 'page.visibility', visible: false })
  port.emit({ type: 'link.lost' })
  port.emit({ type: 'link.back' })
  is('connected')
  app.send({ type: 'autoAccept.set', autoAccept: false })
  app.send({ type: 'contact.select', contactId: 'chat' })
  is('connected', [maya, alice, invited])
  chat().send({ type: 'invitation.withdrawn', connectionId: 'bob' })
  chat().send({ type: 'notice.raise', kind: 'info', text: 'Bob did not come' })
  chat().send({ type: 'notice.dismiss', id: 1 })
  is('ended')
  expect(chat().getSnapshot().value).toEqual({ open: 'afterWork' })
  port.emit({ type: 'contact.gone', contactId: 'chat' })
  expect(app.getSnapshot().context.contacts).toEqual({})
})

test('a chat that was missed, and one that comes back', () => {
  const { chat, is } = page()
  is('incoming')
  is('missed')
  expect(chat().getSnapshot().value).toBe('over')
  is('connected')
  expect(chat().getSnapshot().value).toEqual({ open: 'active' })
  const another = page()
  another.is('ended')
  expect(another.chat().getSnapshot().value).toBe('over')
})

test('a chat that has failed, and is connected again', async () => {
  const { port, chat, part, is } = await talking()
  is('failed')
  expect(chat().getSnapshot().value).toEqual({ open: 'afterWork' })
  expect(part('conversation').getSnapshot().value).toBe('ended')
  is('connected')
  expect(chat().getSnapshot().value).toEqual({ open: 'active' })
  await port.answer('join', 'alice')
  is('failed')
  expect(part('conversation').getSnapshot().value).toBe('readingTheEnd')
  is('connected')
  expect(part('conversation').getSnapshot().value).toBe('joining')
})

test('a conversation, with all that can happen to its connection', async () => {
  const { port, clock, part, hears } = await talking()
  const conversation = part('conversation')
  const state = () => conversation.getSnapshot().value
  port.emit({ type: 'link.listening' })
  port.emit({ type: 'link.listening' })
  port.emit({ type: 'chat.lost', contactId: 'chat' })
  expect(state()).toBe('interrupted')
  port.emit({ type: 'chat.back', contactId: 'chat' })
  await port.refuse('transcript', NO)
  expect(state()).toBe('pausing')
  clock.increment(2000)
  await port.refuse('transcript', NO)
  port.emit({ type: 'link.lost' })
  expect(state()).toBe('interrupted')
  port.emit({ type: 'link.back' })
  await port.answer('transcript', { items: [said(1, maya)] })
  port.emit({ type: 'chat.lost', contactId: 'chat' })
  port.emit({ type: 'chat.back', contactId: 'chat' })
  port.emit({ type: 'chat.lost', contactId: 'chat' })
  port.emit({ type: 'chat.receipt', contactId: 'chat', receipt: { messageId: 'm1' } })
  port.emit({ type: 'chat.back', contactId: 'chat' })
  await port.answer('transcript', { items: [said(1, maya)] })
  hears({ ...said(2, alice), contentType: eventTypes.transferSucceeded, kind: 'event' })
  expect(state()).toBe('ended')
  port.emit({ type: 'chat.ended', contactId: 'chat' })
})

test('a conversation that is joined while there is no connection', async () => {
  for (const end of ['answer', 'refuse'] as const) {
    const { port, part, is } = page()
    is('connected')
    port.emit({ type: 'link.lost' })
    port.emit({ type: 'link.back' })
    port.emit({ type: 'link.lost' })
    await port.answer('join', 'alice')
    await (end === 'answer' ? port.answer('transcript', { items: [] }) : port.refuse('transcript', NO))
    expect(part('conversation').getSnapshot().value).toBe('interrupted')
  }
})

test('a conversation that cannot be joined', async () => {
  const { port, clock, part, is } = page()
  is('connected')
  for (let tries = 0; tries < 5; tries++) {
    await port.refuse('join', NO)
    clock.increment(2000)
  }
  expect(part('conversation').getSnapshot().value).toBe('failed')
  part('conversation').send({ type: 'join.retry' })
  expect(part('conversation').getSnapshot().value).toBe('joining')
  for (let tries = 0; tries < 5; tries++) {
    await port.refuse('join', NO)
    clock.increment(2000)
  }
  port.emit({ type: 'link.back' })
  expect(part('conversation').getSnapshot().value).toBe('joining')
})

test('writing', async () => {
  const { port, clock, part, hears } = await talking()
  const composer = part('composer')
  const write = () => {
    composer.send({ type: 'draft.changed', draft: 'Hello' })
    composer.send({ type: 'draft.send' })
  }
  composer.send({ type: 'format.changed', format: 'text/markdown' })
  write()
  await port.answer('say', { id: 'm1', at: said(1, alice).at })
  hears(said(2, alice, 'Hello'))
  write()
  await port.refuse('say', NO)
  composer.send({ type: 'unsent.retry', token: 'token' })
  clock.increment(30_000)
  composer.send({ type: 'unsent.discard', token: 'token' })
  composer.send({ type: 'draft.changed', draft: 'More' })
  clock.increment(10_000)
  expect(composer.getSnapshot().value).toEqual({ writing: {}, sending: 'idle', typing: 'quiet' })
})

test('receipts and typing', async () => {
  const { port, app, clock, part, is, hears } = await talking()
  const state = () => part('receipts').getSnapshot().value
  hears(said(1, maya))
  expect(state()).toEqual({ open: 'reading' })
  app.send({ type: 'page.visibility', visible: false })
  expect(state()).toEqual({ open: 'idle' })
  app.send({ type: 'page.visibility', visible: true })
  clock.increment(1000)
  port.emit({ type: 'link.listening' })
  await port.answer('transcript', { items: [] })
  is('connected', [maya, alice, bob])
  expect(state()).toBe('shut')
  hears(said(2, maya))
  port.emit({ type: 'link.listening' })
  await port.answer('transcript', { items: [] })
  port.emit({ type: 'chat.typing', contactId: 'chat', participantId: 'bob', name: 'Bob' })
  clock.increment(12_000)
  is('connected')
  expect(state()).toEqual({ open: 'idle' })
})

test('that was every transition that is not walked on a page', () => {
  const missing = machines
    .flatMap((machine) => transitionsOf(machine).filter(({ name }) => name in offPageTransitions))
    .filter(({ key }) => !taken.has(key))
    .map(({ name }) => name)
  expect(missing).toEqual([])
  const names = machines.flatMap((machine) => [
    ...statesOf(machine).map(({ id }) => id),
    ...transitionsOf(machine).map(({ name }) => name),
  ])
  expect(Object.keys(offPageTransitions).filter((name) => !names.includes(name))).toEqual([])
})
