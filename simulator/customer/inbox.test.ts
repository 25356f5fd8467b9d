import { describe, expect, test } from 'vitest'
import { EventType } from './content-types.ts'
import { Inbox } from './inbox.ts'
import { type Receipt, readItem } from './items.ts'
import { item as raw } from './test-support/fake-connect.ts'
import { ManualTimers } from './test-support/manual-timers.ts'

const item = (...args: Parameters<typeof raw>) => readItem(raw(...args))

function inbox() {
  const timers = new ManualTimers()
  const box = new Inbox(
    () => 'customer "Carla" (connected)',
    timers,
    () => 0,
  )
  const gets = (...args: Parameters<typeof raw>) => box.receive({ kind: 'item', item: item(...args) })
  const getsReceipt = (receipt: Receipt) => box.receive({ kind: 'receipts', receipts: [receipt] })
  const ids = () => box.items.map(({ id }) => id)
  return { box, timers, gets, getsReceipt, ids }
}

describe('items', () => {
  test('stand by time, whatever order they came in; equal times as they came', { tags: ['H50'] }, () => {
    const { gets, ids } = inbox()
    gets('c', 3)
    gets('a', 1)
    gets('b2', 2)
    gets('b1', 2)
    expect(ids()).toEqual(['a', 'b2', 'b1', 'c'])
  })

  test('stand there once; the newer version counts, and the double is noted', () => {
    const { box, gets, ids } = inbox()
    gets('a', 1, 'first')
    gets('b', 2)
    expect(box.duplicates).toEqual([])
    gets('a', 1, 'second')
    expect(ids()).toEqual(['a', 'b'])
    expect(box.items[0]?.content).toBe('second')
    expect(box.duplicates).toEqual(['a'])
  })

  test('of a transcript are added where they are missing, doubled nowhere, and order equal times', () => {
    const { box, gets, ids } = inbox()
    gets('b2', 2)
    gets('b1', 2)
    gets('d', 4)
    box.merge([item('a', 1), item('b1', 2), item('b2', 2), item('c', 3)])
    expect(ids()).toEqual(['a', 'b1', 'b2', 'c', 'd'])
    expect(box.duplicates).toEqual([])
  })

  test('are not typing, which is kept apart', () => {
    const { box, gets, ids } = inbox()
    gets('t', 1, '', { Type: 'EVENT', ContentType: EventType.typing })
    expect(ids()).toEqual([])
    expect(box.typing.map(({ id }) => id)).toEqual(['t'])
  })

  test('say who is typing, until they have said it: by the socket, or in a transcript', () => {
    const { box, gets } = inbox()
    const types = (id: string, second: number) => gets(id, second, '', { Type: 'EVENT', ContentType: EventType.typing })
    gets('a', 1)
    types('t1', 2)
    expect(box.typists).toEqual(['Alice'])
    gets('b', 3)
    expect(box.typists).toEqual([])
    types('t2', 4)
    box.merge([item('a', 1), item('b', 3)])
    expect(box.typists).toEqual(['Alice'])
    box.merge([item('a', 1), item('b', 3), item('c', 5)])
    expect(box.typists).toEqual([])
  })

  test('that are messages are told apart', () => {
    const { box, gets } = inbox()
    gets('e', 1, '', { Type: 'EVENT', ContentType: EventType.participantJoined })
    gets('m', 2)
    expect(box.messages.map(({ id }) => id)).toEqual(['m'])
  })
})

describe('receipts', () => {
  test('are one for each message and recipient', () => {
    const { box, getsReceipt } = inbox()
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p1', delivered: 't1' })
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p1', read: 't2' })
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p2', read: 't4' })
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p2', delivered: 't3' })
    expect(box.receipts).toEqual([
      { messageId: 'm1', recipientParticipantId: 'p1', delivered: 't1', read: 't2' },
      { messageId: 'm1', recipientParticipantId: 'p2', delivered: 't3', read: 't4' },
    ])
    expect(box.items).toEqual([])
  })

  test('come with a transcript too', () => {
    const { box } = inbox()
    const Receipts = [{ RecipientParticipantId: 'p1', ReadTimestamp: 't' }]
    box.merge([item('m1', 1, 'hello', { MessageMetadata: { MessageId: 'm1', Receipts } })])
    expect(box.receipts).toEqual([{ messageId: 'm1', recipientParticipantId: 'p1', read: 't' }])
  })

  test('can be waited for', async () => {
    const { box, getsReceipt } = inbox()
    const seen = box.seesReceipt('read', 'm1')
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p1', delivered: 't1' })
    getsReceipt({ messageId: 'm1', recipientParticipantId: 'p1', read: 't2' })
    expect(await seen).toMatchObject({ delivered: 't1', read: 't2' })
  })
})

describe('waiting', () => {
  test('is over at once for what is here, and leaves no timer', async () => {
    const { box, gets, timers } = inbox()
    gets('a', 1, 'hello')
    expect((await box.sees('hello')).id).toBe('a')
    expect(timers.pending).toBe(0)
  })

  test('is over when it arrives by the socket', async () => {
    const { box, gets, timers } = inbox()
    const seen = box.sees('hello', { from: 'Alice' })
    gets('a', 1, 'hello', { DisplayName: 'Bob' })
    gets('b', 2, 'hello there')
    gets('c', 3, 'hello')
    expect((await seen).id).toBe('c')
    expect(timers.pending).toBe(0)
  })

  test('is over when it comes with the transcript', async () => {
    const { box } = inbox()
    const seen = box.sees(/^hel/g)
    box.merge([item('a', 1, 'hello')])
    expect((await seen).id).toBe('a')
  })

  test('sees events, typing too', async () => {
    const { box, gets } = inbox()
    const typing = box.seesEvent(EventType.typing, { from: 'Alice' })
    const joined = box.seesEvent(EventType.participantJoined)
    gets('t', 1, '', { Type: 'EVENT', ContentType: EventType.typing })
    gets('j', 2, '', { Type: 'EVENT', ContentType: EventType.participantJoined })
    expect([(await typing).id, (await joined).id]).toEqual(['t', 'j'])
  })

  test('in vain tells who, what, how long, and what came last', async () => {
    const { box, gets, timers } = inbox()
    gets('a', 1, 'good morning')
    gets('t', 2, '', { Type: 'EVENT', ContentType: EventType.typing, Content: undefined })
    const seen = box.sees('hello', { from: 'Bob', withinMs: 700 })
    timers.pass(699)
    gets('b', 3, 'good evening')
    timers.pass(1)
    await expect(seen).rejects.toThrow(
      'customer "Carla" (connected) waited for a message "hello" from Bob, which did not come within 700 ms. ' +
        'Last of the transcript: 2026-01-01T10:00:01.000Z text/plain of Alice "good morning"; ' +
        '2026-01-01T10:00:03.000Z text/plain of Alice "good evening". ' +
        'Last pushed: 2026-01-01T10:00:03.000Z text/plain of Alice "good evening".',
    )
  })

  test('with nothing received says nothing was', async () => {
    const { box, timers } = inbox()
    const seen = box.until(() => false, 'a miracle')
    timers.pass(5_000)
    await expect(seen).rejects.toThrow('a miracle, which did not come within 5000 ms. Last of the transcript: nothing.')
  })

  test('fails with the one who looks', async () => {
    const { box, gets, timers } = inbox()
    const seen = box.until(({ items }) => {
      if (items.length > 0) throw new Error('not this!')
      return false
    }, 'nothing')
    gets('a', 1)
    await expect(seen).rejects.toThrow('not this!')
    expect(timers.pending).toBe(0)
  })

  test('ends with the inbox', async () => {
    const { box, timers } = inbox()
    const seen = box.sees('hello')
    box.close()
    await expect(seen).rejects.toThrow('a message "hello", which did not come before the inbox was closed')
    expect(timers.pending).toBe(0)
  })
})
