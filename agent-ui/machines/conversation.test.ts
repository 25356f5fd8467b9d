import { expect, test } from 'vitest'
import { eventTypes } from '../connect/content-types.ts'
import { agent, alice, maya, said, settled } from './test-support/fake-port.ts'
import { openChat, startContact } from './test-support/open-chat.ts'

type Chat = ReturnType<typeof startContact>
const shown = ({ child }: Chat) =>
  child('conversation')
    .getSnapshot()
    .context.lines.map((line) => line.id)
const state = ({ child }: Chat) => child('conversation').getSnapshot().value

test('someone who joins late reads what was said before, once, all pages of it', { tags: ['H39'] }, async () => {
  const chat = startContact('connected', { people: [maya, agent('Bob'), alice] })
  await chat.port.answer('join', 'alice')
  // The socket is listened to already, so this comes by both ways.
  chat.hears(said(4, maya))
  await chat.port.answer('transcript', { items: [said(3, maya), said(4, maya)], older: 'page 2' })
  await chat.port.answer('transcript', { items: [said(1, maya), said(2, agent('Bob'))] })
  expect(chat.port.called('transcript').map((call) => call.args[1])).toEqual([undefined, 'page 2'])
  expect(shown(chat)).toEqual(['m1', 'm2', 'm3', 'm4'])
  expect(state(chat)).toBe('live')
})

test('after an interruption what was missed is read, back to what is known', { tags: ['H41'] }, async () => {
  const chat = await openChat({ items: [said(1, maya)] })
  chat.tells('chat.lost')
  expect(state(chat)).toBe('interrupted')
  chat.tells('chat.back')
  expect(state(chat)).toBe('reading')
  chat.hears(said(5, maya))
  await chat.port.answer('transcript', { items: [said(3, maya), said(4, maya), said(5, maya)], older: 'before' })
  await chat.port.answer('transcript', { items: [said(1, maya)], older: 'long before' })
  expect(chat.port.called('transcript')).toHaveLength(3)
  expect(shown(chat)).toEqual(['m1', 'm3', 'm4', 'm5'])
  expect(state(chat)).toBe('live')
})

test('an interruption while reading starts the reading again', async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  chat.tells('chat.lost')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect(state(chat)).toBe('interrupted')
  chat.tells('chat.back')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect(shown(chat)).toEqual(['m1'])
})

test('a transcript that cannot be read is asked for again, then left to the agent', async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  for (let tries = 1; tries < 5; tries++) {
    await chat.port.refuse('transcript', { message: 'Slow down' })
    expect(state(chat)).toBe('pausing')
    chat.clock.increment(2000)
    await settled()
  }
  await chat.port.refuse('transcript', { message: 'Slow down' })
  expect(state(chat)).toBe('failed')
  expect(chat.child('conversation').getSnapshot().context.problem).toBe('Slow down')
  chat.child('conversation').send({ type: 'join.retry' })
  await chat.port.answer('join', 'alice')
  await chat.port.answer('transcript', { items: [] })
  expect(state(chat)).toBe('live')
})

test('unread is what came while nobody looked, not the past, not the own, not the events', async () => {
  const chat = await openChat({ watched: false, items: [said(1, maya), said(2, maya)] })
  const unread = () => chat.child('conversation').getSnapshot().context.unread
  expect(unread()).toBe(0)
  chat.hears(said(3, maya))
  chat.hears(said(3, maya))
  chat.hears(said(4, alice))
  chat.hears({ ...said(5, agent('Bob')), kind: 'event', contentType: eventTypes.joined })
  expect(unread()).toBe(1)
  chat.tells('chat.lost')
  chat.tells('chat.back')
  await chat.port.answer('transcript', { items: [said(3, maya), said(6, maya)] })
  expect(unread()).toBe(2)
  chat.actor.send({ type: 'watched.changed', watched: true })
  expect(unread()).toBe(0)
})

test('a receipt of the agent’s own, taken for another’s, marks nothing', { tags: ['H31'] }, async () => {
  const chat = await openChat({ items: [said(1, maya), said(2, alice)] })
  const receipted = (messageId: string) => ({
    type: 'chat.receipt' as const,
    contactId: 'chat',
    receipt: { messageId, read: 'now' },
  })
  chat.actor.send(receipted('m1'))
  chat.actor.send(receipted('m2'))
  const { lines } = chat.child('conversation').getSnapshot().context
  expect(lines.map((line) => line.marks)).toEqual([{}, { read: 'now' }])
})

const cut = ({ child }: Chat) => child('conversation').getSnapshot().context.cut

test('what is said while the socket is down is read, also when the chat ends meanwhile', {
  tags: ['H41'],
}, async () => {
  const chat = await openChat({ items: [said(1, maya)] })
  chat.tells('chat.lost')
  chat.becomes('ended')
  expect(state(chat)).toBe('readingTheEnd')
  // Connect says so by several ways.
  chat.tells('chat.ended')
  expect(chat.port.called('transcript')).toHaveLength(2)
  await chat.port.answer('transcript', { items: [said(1, maya), said(2, maya)] })
  expect([state(chat), shown(chat), cut(chat)]).toEqual(['ended', ['m1', 'm2'], false])
  expect(chat.child('conversation').getSnapshot().context.interrupted).toBe(false)
})

test('a chat that ends while it is read, or before it is read again, is read to its end', async () => {
  const reading = startContact('connected')
  await reading.port.answer('join', 'alice')
  const pausing = startContact('connected')
  await pausing.port.answer('join', 'alice')
  await pausing.port.refuse('transcript', { message: 'Slow down' })
  for (const chat of [reading, pausing]) {
    chat.becomes('ended')
    await chat.port.answer('transcript', { items: [said(1, maya)] })
    expect([state(chat), shown(chat), cut(chat)]).toEqual(['ended', ['m1'], false])
  }
})

test.each(['refused', 'not answered'])('an end that is %s is missing, and the agent is told', async (how) => {
  const chat = await openChat({ items: [said(1, maya)] })
  chat.tells('chat.lost')
  chat.becomes('ended')
  if (how === 'refused') await chat.port.refuse('transcript', { message: 'Access denied' })
  else chat.clock.increment(15_000)
  expect([state(chat), shown(chat), cut(chat)]).toEqual(['ended', ['m1'], true])
})

test('a chat that ends before it is joined cannot be read, and the agent is told', async () => {
  const chat = startContact('connected')
  await settled()
  chat.becomes('ended')
  expect([state(chat), cut(chat)]).toEqual(['ended', true])
})

test('a live chat that ends has been heard whole: it is not read again', async () => {
  const chat = await openChat()
  chat.becomes('ended')
  expect([state(chat), cut(chat)]).toEqual(['ended', false])
  expect(chat.port.called('transcript')).toHaveLength(1)
})

test('joining that is not answered is given up and tried again, then left to the agent', {
  tags: ['H53'],
}, async () => {
  const chat = startContact('connected')
  await settled()
  for (let tries = 1; tries <= 5; tries++) {
    chat.clock.increment(15_000)
    const givenUp = chat.port.called('join').map((call) => (call.args[1] as AbortSignal).aborted)
    expect(givenUp).toEqual(Array(tries).fill(true))
    chat.clock.increment(2000)
    await settled()
  }
  expect(state(chat)).toBe('failed')
  expect(chat.child('conversation').getSnapshot().context.problem).toBe('Amazon Connect did not answer.')
  chat.child('conversation').send({ type: 'join.retry' })
  await chat.port.answer('join', 'alice')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1']])
})

test('a transcript that is not answered is asked for again', async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  const [late] = chat.port.called('transcript')
  chat.clock.increment(15_000)
  expect(state(chat)).toBe('pausing')
  chat.clock.increment(2000)
  await settled()
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  late?.resolve({ items: [said(1, maya)], older: 'page 2' })
  await settled()
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1']])
})

test('a long transcript may take its time, as long as its pages come', async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  for (let page = 9; page > 1; page--) {
    chat.clock.increment(10_000)
    await chat.port.answer('transcript', { items: [said(page, maya)], older: `page ${page}` })
    expect(state(chat)).toBe('reading')
  }
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect(state(chat)).toBe('live')
  chat.clock.increment(60_000)
  expect(state(chat)).toBe('live')
})

test('the end is the end, also when the socket goes after it', async () => {
  const chat = await openChat()
  chat.tells('chat.ended')
  chat.tells('chat.lost')
  chat.tells('chat.back')
  expect(state(chat)).toBe('ended')
})

test('a transfer ends the conversation: ChatJS says no more', async () => {
  const chat = await openChat()
  chat.hears({ ...said(1, alice), kind: 'event', contentType: eventTypes.transferSucceeded })
  expect(state(chat)).toBe('ended')
  expect(shown(chat)).toEqual(['m1'])
})

test('a chat that is joined while the socket is away is interrupted until it is back', async () => {
  const chat = startContact('connected')
  chat.port.emit({ type: 'link.lost' })
  await chat.port.answer('join', 'alice')
  // What ChatJS says of every chat it has joined.
  chat.tells('chat.back')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['interrupted', ['m1']])
  chat.port.emit({ type: 'link.back' })
  await chat.port.answer('transcript', { items: [said(1, maya), said(2, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1', 'm2']])
})

test('what was said before the socket listened is read once it does, without alarming anybody', async () => {
  const chat = await openChat({ items: [said(1, maya)] })
  chat.port.emit({ type: 'link.listening' })
  expect(state(chat)).toBe('reading')
  expect(chat.child('conversation').getSnapshot().context.interrupted).toBe(false)
  await chat.port.answer('transcript', { items: [said(1, maya), said(2, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1', 'm2']])
})

test('a socket that listens while the transcript is being read has it read again', async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  chat.port.emit({ type: 'link.listening' })
  expect(chat.port.called('transcript')).toHaveLength(2)
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1']])
})

test('without a network there is no trying in vain: what was missed is read once it is back', {
  tags: ['H41'],
}, async () => {
  const chat = startContact('connected')
  await chat.port.answer('join', 'alice')
  await chat.port.refuse('transcript', { message: 'No network' })
  expect(state(chat)).toBe('pausing')
  chat.tells('chat.lost')
  expect(state(chat)).toBe('interrupted')
  chat.clock.increment(60_000)
  await settled()
  expect(chat.port.called('transcript')).toHaveLength(1)
  chat.tells('chat.back')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1']])
})

test('a read that fails because the socket is away waits for it, and has all its tries again', async () => {
  const chat = startContact('connected')
  chat.port.emit({ type: 'link.lost' })
  await chat.port.answer('join', 'alice')
  await chat.port.refuse('transcript', { message: 'No network' })
  expect(state(chat)).toBe('interrupted')
  chat.port.emit({ type: 'link.back' })
  for (let tries = 1; tries < 5; tries++) {
    await chat.port.refuse('transcript', { message: 'Slow down' })
    expect(state(chat)).toBe('pausing')
    chat.clock.increment(2000)
    await settled()
  }
})

test('a conversation that could not be shown is tried again by itself when the connection is back', async () => {
  const chat = startContact('connected')
  for (let tries = 1; tries <= 5; tries++) {
    await chat.port.refuse('join', { message: 'No network' })
    chat.clock.increment(2000)
    await settled()
  }
  expect(state(chat)).toBe('failed')
  chat.port.emit({ type: 'link.lost' })
  chat.port.emit({ type: 'link.back' })
  await chat.port.answer('join', 'alice')
  await chat.port.answer('transcript', { items: [said(1, maya)] })
  expect([state(chat), shown(chat)]).toEqual(['live', ['m1']])
})
