import { expect, test } from 'vitest'
import { chatItem, receiptOf } from './chat-item.ts'
import { eventTypes } from './content-types.ts'

const raw = {
  Id: 'm1',
  AbsoluteTime: '2026-01-01T10:00:00.000Z',
  Type: 'MESSAGE',
  ContentType: 'text/plain',
  Content: 'Hello',
  ParticipantId: 'maya',
  DisplayName: 'Maya',
  ParticipantRole: 'CUSTOMER',
}

test('a message is copied', () => {
  expect(chatItem(raw)).toEqual({
    id: 'm1',
    at: '2026-01-01T10:00:00.000Z',
    kind: 'message',
    contentType: 'text/plain',
    content: 'Hello',
    participantId: 'maya',
    name: 'Maya',
    role: 'CUSTOMER',
    marks: {},
  })
})

test('a transcript says on the message itself who read it when', () => {
  const item = chatItem({
    ...raw,
    MessageMetadata: { Receipts: [{ DeliveredTimestamp: 'then', ReadTimestamp: 'now' }] },
  })
  expect(item?.marks).toEqual({ delivered: 'then', read: 'now' })
})

test('an attachment goes by its name', () => {
  const { Content: _none, ...rest } = raw
  const item = chatItem({ ...rest, Type: 'ATTACHMENT', Attachments: [{ AttachmentName: 'bill.pdf' }] })
  expect(item).toMatchObject({ kind: 'attachment', content: 'bill.pdf' })
})

test('an item of an unknown type is kept, not crashed upon', { tags: ['H40'] }, () => {
  expect(chatItem({ ...raw, Type: 'HOLOGRAM' })?.kind).toBe('other')
})

test.each([
  ['typing', { ...raw, Type: 'EVENT', ContentType: eventTypes.typing }],
  ['a receipt', { ...raw, Type: 'MESSAGEMETADATA' }],
  // What ChatJS makes up when a chat ended while the socket was away.
  ['an end without an id', { ...raw, Id: '', AbsoluteTime: '' }],
])('%s is not part of a transcript', (_, item) => {
  expect(chatItem(item)).toBeUndefined()
})

test('a receipt names its message', () => {
  const receipt = receiptOf({ MessageMetadata: { MessageId: 'm1', Receipts: [{ ReadTimestamp: 'now' }] } })
  expect(receipt).toEqual({ messageId: 'm1', read: 'now' })
  expect(receiptOf({ MessageMetadata: { Receipts: [{ ReadTimestamp: 'now' }] } })).toBeUndefined()
})
