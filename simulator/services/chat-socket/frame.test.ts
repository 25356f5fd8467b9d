import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assume } from '../../instance/assumptions.ts'
import type { Message } from '../../instance/chat.ts'
import { pushedItem } from '../items.ts'
import { FrameOfMessage, frameOf, voiceOf } from './frame.ts'

function message(content: string, displayName: string): Message {
  return {
    kind: 'message',
    format: 'text/plain',
    content,
    id: '00000000-0000-4000-a000-000000000001',
    time: Date.UTC(2026, 0, 5, 9),
    participantId: '00000000-0000-4000-a000-000000000002',
    displayName,
    role: 'CUSTOMER',
    contactId: '00000000-0000-4000-a000-000000000003',
  }
}

test('a message is the same written member by member, whatever people write and are called', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\ud800', '\u2028', '😀') })
  fc.assert(
    fc.property(text, text, (content, name) => {
      const item = message(content, name)
      expect(String(new FrameOfMessage(item, voiceOf(item, 'chat-1')))).toBe(
        frameOf(pushedItem(item, 'chat-1', assume())),
      )
    }),
  )
})
