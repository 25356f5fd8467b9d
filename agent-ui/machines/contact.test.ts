import { describe, expect, test } from 'vitest'
import { agent, alice, maya, said, settled } from './test-support/fake-port.ts'
import { openChat, startContact } from './test-support/open-chat.ts'

type Chat = Awaited<ReturnType<typeof openChat>>

test('accepting opens the chat when Connect has connected it', { tags: ['H53'] }, async () => {
  const { port, child, becomes, state } = startContact('incoming')
  child('ringing').send({ type: 'contact.accept' })
  child('ringing').send({ type: 'contact.accept' })
  expect(port.called('accept')).toHaveLength(1)
  await port.answer('accept')
  expect(state()).toBe('incoming')
  becomes('connected')
  expect(state()).toEqual({ open: 'active' })
})

test.each(['incoming', 'missed', 'ended'] as const)(
  'a chat is not opened while it is %s',
  { tags: ['H53'] },
  async (phase) => {
    const { port } = startContact(phase)
    await settled()
    expect(port.called('join')).toEqual([])
  },
)

test('a refused accept rings on, with the reason', async () => {
  const { port, child, notices } = startContact('incoming')
  child('ringing').send({ type: 'contact.accept' })
  await port.refuse('accept', '{"message":"Somebody else was faster"}')
  expect(notices()).toEqual(['Somebody else was faster'])
  child('ringing').send({ type: 'contact.accept' })
  expect(port.called('accept')).toHaveLength(2)
})

test('what the first accept was refused with is told no more once another has opened the chat', async () => {
  const { port, child, becomes, notices } = startContact('incoming', { people: [maya, alice, agent('Bob', 'invited')] })
  child('ringing').send({ type: 'contact.accept' })
  await port.refuse('accept', '{"message":"Not now"}')
  becomes('incoming', [maya, alice])
  expect(notices()).toEqual(['Not now', 'Bob did not join the chat.'])
  child('ringing').send({ type: 'contact.accept' })
  await port.answer('accept')
  becomes('connected', [maya, alice])
  expect(notices()).toEqual(['Bob did not join the chat.'])
})

test('an accept without an answer rings on', () => {
  const { clock, child, notices } = startContact('incoming')
  child('ringing').send({ type: 'contact.accept' })
  clock.increment(15_000)
  expect(child('ringing').getSnapshot().value).toBe('waiting')
  expect(notices()).toEqual(['Amazon Connect did not answer.'])
})

test('the last word on a chat that rings counts, also while Connect has not answered the one before', () => {
  const { port, child } = startContact('incoming')
  const words = () => port.calls.map(({ name }) => name).filter((name) => name === 'accept' || name === 'reject')
  child('ringing').send({ type: 'contact.accept' })
  child('ringing').send({ type: 'contact.reject' })
  child('ringing').send({ type: 'contact.reject' })
  expect(words()).toEqual(['accept', 'reject'])
  child('ringing').send({ type: 'contact.accept' })
  expect(words()).toEqual(['accept', 'reject', 'accept'])
})

test('accepting automatically is tried once', async () => {
  const { port, child } = startContact('incoming', { autoAccept: true })
  expect(port.called('accept')).toHaveLength(1)
  await port.refuse('accept', 'no')
  expect(port.called('accept')).toHaveLength(1)
  expect(child('ringing').getSnapshot().value).toBe('waiting')
})

test('the setting also takes a chat that rings already', () => {
  const { port, actor } = startContact('incoming')
  expect(port.called('accept')).toHaveLength(0)
  actor.send({ type: 'autoAccept.changed', autoAccept: true })
  expect(port.called('accept')).toHaveLength(1)
})

test.each(['missed', 'rejected', 'ended', 'failed'] as const)('ringing ends as %s, to be put away', async (phase) => {
  const { port, child, becomes, state } = startContact('incoming')
  becomes(phase)
  expect(state()).toBe('over')
  expect(port.called('join')).toHaveLength(0)
  child('closing').send({ type: 'contact.clear' })
  expect(port.called('clear').map((call) => call.args)).toEqual([['chat']])
})

test.each(['missed', 'rejected'] as const)(
  'a chat that was %s and not put away rings again, and can be accepted',
  async (phase) => {
    const { port, child, becomes, state } = startContact('incoming')
    becomes(phase)
    becomes('incoming')
    expect(state()).toBe('incoming')
    child('ringing').send({ type: 'contact.accept' })
    expect(port.called('accept')).toHaveLength(1)
    becomes('connected')
    expect(state()).toEqual({ open: 'active' })
  },
)

test('a chat that rings again is accepted automatically where the agent wants that', () => {
  const { port, actor, becomes } = startContact('incoming')
  becomes('missed')
  actor.send({ type: 'autoAccept.changed', autoAccept: true })
  becomes('incoming')
  expect(port.called('accept')).toHaveLength(1)
})

test('after-contact work keeps the transcript, and ends by hand', async () => {
  const { port, child, becomes, state, notices } = await openChat()
  becomes('ended', [])
  expect(state()).toEqual({ open: 'afterWork' })
  expect(child('conversation').getSnapshot().value).toBe('ended')
  child('closing').send({ type: 'contact.clear' })
  await port.refuse('clear', '{"message":"Not yet"}')
  expect(notices()).toEqual(['Not yet'])
  child('closing').send({ type: 'contact.clear' })
  expect(port.called('clear')).toHaveLength(2)
})

describe('a chat of which Connect says that it failed, and then that it is connected', () => {
  test('goes on: what was said meanwhile is read, and what is being written is kept', async () => {
    const { port, child, becomes, state } = await openChat({ items: [said(1, maya)] })
    child('composer').send({ type: 'draft.changed', draft: 'I was just about to' })
    becomes('failed')
    expect(state()).toEqual({ open: 'afterWork' })
    becomes('connected')
    expect(state()).toEqual({ open: 'active' })
    await port.answer('join', 'alice')
    await port.answer('transcript', { items: [said(1, maya), said(2, maya)] })
    const conversation = child('conversation').getSnapshot()
    expect(conversation.value).toBe('live')
    expect(conversation.context.lines.map(({ id }) => id)).toEqual(['m1', 'm2'])
    expect(child('composer').getSnapshot().context.draft).toBe('I was just about to')
  })

  test.each([
    ['before its transcript could be read to the end', async () => {}],
    ['where it could not be', async ({ port }: Chat) => port.refuse('transcript', 'no')],
  ] as const)('goes on %s', async (_, ends) => {
    const chat = await openChat()
    chat.tells('chat.lost')
    chat.tells('chat.back')
    chat.becomes('failed')
    expect(chat.child('conversation').getSnapshot().value).toBe('readingTheEnd')
    await ends(chat)
    chat.becomes('connected')
    await chat.port.answer('join', 'alice')
    await chat.port.answer('transcript', { items: [said(1, maya)] })
    expect(chat.child('conversation').getSnapshot()).toMatchObject({
      value: 'live',
      context: { cut: false, lines: [{ id: 'm1' }] },
    })
  })
})

test('leaving ends the own connection', async () => {
  const { port, child } = await openChat()
  child('departures').send({ type: 'chat.leave' })
  expect(port.called('disconnect').map((call) => call.args)).toEqual([['chat', 'alice']])
})

test('removing asks first', async () => {
  const { port, child } = await openChat({ people: [maya, alice, agent('Bob')] })
  const departures = child('departures')
  departures.send({ type: 'person.remove', connectionId: 'bob' })
  expect(port.called('disconnect')).toHaveLength(0)
  departures.send({ type: 'removal.cancel' })
  departures.send({ type: 'removal.confirm' })
  expect(port.called('disconnect')).toHaveLength(0)
  departures.send({ type: 'person.remove', connectionId: 'bob' })
  departures.send({ type: 'removal.confirm' })
  expect(port.called('disconnect').map((call) => call.args)).toEqual([['chat', 'bob']])
})

test('who leaves while their removal is asked about need not be removed', async () => {
  const { child, becomes } = await openChat({ people: [maya, alice, agent('Bob')] })
  child('departures').send({ type: 'person.remove', connectionId: 'bob' })
  becomes('connected', [maya, alice, agent('Bob', 'gone')])
  expect(child('departures').getSnapshot().value).toMatchObject({ question: 'none', others: 'idle' })
})

test('an invitation accepted a moment ago is not withdrawn: that would remove its agent', {
  tags: ['H4'],
}, async () => {
  const { port, child, becomes } = await openChat({ people: [maya, alice, agent('Bob', 'invited')] })
  becomes('connected', [maya, alice, agent('Bob')])
  child('departures').send({ type: 'invitation.withdraw', connectionId: 'bob' })
  expect(port.called('disconnect')).toHaveLength(0)
})

test('who does not come is told of, unless the invitation was withdrawn', { tags: ['H2'] }, async () => {
  const people = [maya, alice, agent('Bob', 'invited'), agent('Carol', 'invited')]
  const { port, child, becomes, notices, actor } = await openChat({ people })
  becomes('connected', [maya, alice, agent('Carol', 'invited')])
  expect(notices()).toEqual(['Bob did not join the chat.'])
  child('departures').send({ type: 'invitation.withdraw', connectionId: 'carol' })
  expect(port.called('disconnect').map((call) => call.args)).toEqual([['chat', 'carol']])
  becomes('connected')
  expect(notices()).toEqual(['Bob did not join the chat.'])
  actor.send({ type: 'notice.dismiss', id: 1 })
  expect(notices()).toEqual([])
})

test('typing of this agent, sent back by Connect, is not shown', async () => {
  const { actor, child } = await openChat()
  for (const one of [maya, alice]) {
    actor.send({ type: 'chat.typing', contactId: 'chat', participantId: one.connectionId, name: one.name })
  }
  await settled()
  expect(child('typists').getSnapshot().context.typists).toEqual({ maya: 'Maya' })
})
