import { expect, test } from 'vitest'
import { eventTypes } from '../connect/content-types.ts'
import type { ChatItem } from '../connect/port.ts'
import { firstName, initials } from './names.ts'
import { systemLine } from './system-line.ts'

const event = (contentType: string, name = 'Bob Bianchi'): ChatItem => ({
  id: 'e',
  at: '2026-01-01T10:00:00.000Z',
  kind: 'event',
  contentType,
  content: '',
  participantId: 'bob',
  name,
  role: 'AGENT',
  marks: {},
})

test.each([
  [eventTypes.invited, 'Bob Bianchi was invited.'],
  [eventTypes.joined, 'Bob Bianchi joined the chat.'],
  [eventTypes.left, 'Bob Bianchi left the chat.'],
  [eventTypes.ended, 'The chat has ended.'],
  [eventTypes.transferSucceeded, 'The chat was transferred.'],
])('%s reads: %s', (type, words) => {
  expect(systemLine(event(type))).toBe(words)
})

test('an event without a name, and one that says nothing to an agent', () => {
  expect(systemLine(event(eventTypes.joined, ''))).toBe('Somebody joined the chat.')
  expect(systemLine(event('application/vnd.amazonaws.connect.event.connection.acknowledged'))).toBeUndefined()
})

test('a supervisor is said to be one', () => {
  const joined = { ...event(eventTypes.joined, 'Grace'), role: 'SUPERVISOR' }
  expect(systemLine(joined)).toBe('Grace (supervisor) joined the chat.')
})

test('names are shortened', () => {
  expect([initials('Bob Bianchi'), initials('maya'), initials('Ana de la Cruz'), initials('')]).toEqual([
    'BB',
    'M',
    'AC',
    '',
  ])
  expect(firstName('  Bob Bianchi')).toBe('Bob')
})
