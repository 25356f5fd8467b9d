import { expect, test } from 'vitest'
import { draftProblem, isSendable, LONGEST } from './outbox.ts'
import { alice, maya, said } from './test-support/fake-port.ts'
import { openChat, startContact } from './test-support/open-chat.ts'

async function writing() {
  const chat = await openChat()
  const composer = chat.child('composer')
  return {
    ...chat,
    composer,
    write(text: string) {
      composer.send({ type: 'draft.changed', draft: text })
      composer.send({ type: 'draft.send' })
    },
    outbox: () => composer.getSnapshot().context.outbox.map(({ content, status }) => [content, status]),
    shown: () =>
      chat
        .child('conversation')
        .getSnapshot()
        .context.lines.map((line) => line.content),
    posted: () => chat.port.called('say').map((call) => call.args[1]),
  }
}

const answer = { id: 'm7', at: '2026-01-01T10:00:07.000Z' }

test('a message is pending until answered, then one line, also when the socket echoes it', async () => {
  const { port, write, outbox, shown, hears } = await writing()
  write('  hello  ')
  expect(outbox()).toEqual([['hello', 'sending']])
  await port.answer('say', answer)
  expect([outbox(), shown()]).toEqual([[], ['hello']])
  hears(said(7, alice, 'hello'))
  expect(shown()).toEqual(['hello'])
})

test('the echo may come before the answer', async () => {
  const { port, write, outbox, shown, hears } = await writing()
  write('hello')
  hears(said(7, alice, 'hello'))
  expect([outbox(), shown()]).toEqual([[], ['hello']])
  await port.answer('say', answer)
  expect([outbox(), shown()]).toEqual([[], ['hello']])
})

test('a failed message stays, with the reason, and is sent again under the same token', { tags: ['H34'] }, async () => {
  const { port, composer, write, outbox, shown, posted } = await writing()
  write('hello')
  await port.refuse('say', { message: 'Rate exceeded' })
  expect(outbox()).toEqual([['hello', 'failed']])
  expect(composer.getSnapshot().context.outbox[0]?.problem).toBe('Rate exceeded')
  composer.send({ type: 'unsent.retry', token: 'token-1' })
  const message = { content: 'hello', format: 'text/plain', clientToken: 'token-1' }
  expect(posted()).toEqual([message, message])
  await port.answer('say', answer)
  expect([outbox(), shown()]).toEqual([[], ['hello']])
})

test('a message that failed but did arrive is not shown twice', { tags: ['H34'] }, async () => {
  const { port, clock, write, outbox, shown, hears } = await writing()
  write('hello')
  clock.increment(30_000)
  expect(outbox()).toEqual([['hello', 'failed']])
  hears(said(7, alice, 'hello'))
  expect([outbox(), shown()]).toEqual([[], ['hello']])
  await port.answer('say', answer)
  expect([outbox(), shown()]).toEqual([[], ['hello']])
})

test('what the first reading brings is the past, not the arrival of what is being sent', {
  tags: ['H34'],
}, async () => {
  const { port, child } = startContact('connected')
  await port.answer('join', 'alice')
  const composer = child('composer')
  composer.send({ type: 'draft.changed', draft: 'hello' })
  composer.send({ type: 'draft.send' })
  await port.answer('transcript', { items: [said(1, alice, 'hello'), said(2, maya)] })
  await port.refuse('say', { message: 'Internal error' })
  const outbox = composer.getSnapshot().context.outbox
  expect(outbox.map(({ content, status }) => [content, status])).toEqual([['hello', 'failed']])
})

test('what is read after an interruption may be the arrival of what was being sent', { tags: ['H34'] }, async () => {
  const { port, write, outbox, shown, tells } = await writing()
  write('hello')
  tells('chat.lost')
  await port.refuse('say', { message: 'No network' })
  tells('chat.back')
  await port.answer('transcript', { items: [said(7, alice, 'hello')] })
  expect([outbox(), shown()]).toEqual([[], ['hello']])
})

test('the same text twice is two messages', async () => {
  const { port, write, outbox, shown, hears } = await writing()
  write('ok')
  write('ok')
  hears(said(7, alice, 'ok'))
  expect(outbox()).toEqual([['ok', 'queued']])
  await port.answer('say', answer)
  await port.answer('say', { ...answer, id: 'm8' })
  expect([outbox(), shown()]).toEqual([[], ['ok', 'ok']])
})

test('messages go out one after the other; a failed one does not hold up the next', async () => {
  const { port, write, posted, outbox, composer } = await writing()
  write('one')
  write('two')
  expect(posted()).toHaveLength(1)
  await port.refuse('say', 'no')
  expect(posted()).toHaveLength(2)
  await port.answer('say', answer)
  expect(outbox()).toEqual([['one', 'failed']])
  composer.send({ type: 'unsent.discard', token: 'token-1' })
  expect(outbox()).toEqual([])
})

test.each([
  ['', false],
  ['  \n ', false],
  ['x', true],
  ['x'.repeat(LONGEST), true],
  ['x'.repeat(LONGEST + 1), false],
])('%# can be sent: %s', { tags: ['H35'] }, (draft, sendable) => {
  expect(isSendable(draft)).toBe(sendable)
})

test('a draft that is too long says so, and stays', { tags: ['H35'] }, async () => {
  const { write, composer, posted } = await writing()
  const long = 'x'.repeat(LONGEST + 1)
  write(long)
  expect(posted()).toEqual([])
  expect(composer.getSnapshot().context.draft).toBe(long)
  expect(draftProblem(long)).toMatch(/1025 of at most 1024/)
})

test('typing is told at once and not again for ten seconds', async () => {
  const { port, clock, composer } = await writing()
  const type = (draft: string) => composer.send({ type: 'draft.changed', draft })
  type(' ')
  expect(port.called('typing')).toHaveLength(0)
  type('h')
  type('he')
  expect(port.called('typing')).toHaveLength(1)
  clock.increment(10_000)
  type('hel')
  expect(port.called('typing')).toHaveLength(2)
})

test('markdown is sent as markdown', async () => {
  const { composer, write, posted } = await writing()
  composer.send({ type: 'format.changed', format: 'text/markdown' })
  write('**hello**')
  expect(posted()).toEqual([{ content: '**hello**', format: 'text/markdown', clientToken: 'token-1' }])
})
