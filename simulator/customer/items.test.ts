import { describe, expect, test } from 'vitest'
import { readItem, readPush } from './items.ts'
import { item } from './test-support/fake-connect.ts'

describe('an item', () => {
  test('of any event type is an event', () => {
    expect(readItem(item('e1', 1, '', { Type: 'PARTICIPANT_JOINED' })).type).toBe('EVENT')
    expect(readItem(item('m1', 1)).type).toBe('MESSAGE')
  })

  test('of the service itself has no participant', () => {
    const ended = { Id: 'e1', AbsoluteTime: '2026-01-01T10:00:00.000Z', Type: 'EVENT', ContentType: 'x' }
    const read = readItem(ended)
    expect(read.participantId).toBeUndefined()
    expect(read.content).toBeUndefined()
  })

  test('has its files', () => {
    const file = { AttachmentId: 'a1', AttachmentName: 'b.txt', ContentType: 'text/plain', Status: 'APPROVED' }
    const read = readItem(item('a', 1, '', { Type: 'ATTACHMENT', ContentType: undefined, Attachments: [file] }))
    expect(read.type).toBe('ATTACHMENT')
    expect(read.attachments).toEqual([{ id: 'a1', name: 'b.txt', contentType: 'text/plain', status: 'APPROVED' }])
  })

  test('of a transcript has its receipts', () => {
    const receipts = [{ RecipientParticipantId: 'p1', ReadTimestamp: 't' }]
    const read = readItem(item('m1', 1, 'hello', { MessageMetadata: { MessageId: 'm1', Receipts: receipts } }))
    expect(read.receipts).toEqual([{ messageId: 'm1', recipientParticipantId: 'p1', read: 't' }])
  })

  test.each(['Id', 'AbsoluteTime', 'Type', 'ContentType'])('without %s is none', (name) => {
    expect(() => readItem(item('m1', 1, 'hello', { [name]: undefined }))).toThrow(`without ${name}`)
  })

  test.each([['text'], [null], [[item('m1', 1)]], [undefined]])('is an object, not %j', (value) => {
    expect(() => readItem(value)).toThrow('not a JSON object')
  })
})

test('message metadata without receipts (of message processing) is no receipt', () => {
  const push = readPush({ Type: 'MESSAGEMETADATA', MessageMetadata: { MessageId: 'm1' } })
  expect(push).toEqual({ kind: 'receipts', receipts: [] })
})
