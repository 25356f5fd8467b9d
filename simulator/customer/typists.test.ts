import { expect, test } from 'vitest'
import { EventType } from './content-types.ts'
import type { ChatItem } from './items.ts'
import { TYPING_LASTS_MS, Typists } from './typists.ts'

const people = { alice: 'Alice Adams', bob: 'Bob Bianchi' }

/** Typists in time that stands unless it is moved on, and what they hear. */
function room() {
  let now = Date.UTC(2026, 0, 5, 9)
  const typists = new Typists(() => now)
  const hears = (item: Pick<ChatItem, 'type' | 'contentType'> & Partial<ChatItem>) =>
    typists.hear({ id: 'an id', time: new Date(now).toISOString(), ...item })
  const by = (who: keyof typeof people) => ({ participantId: who, displayName: people[who] })
  return {
    typists,
    types: (who: keyof typeof people) => hears({ type: 'EVENT', contentType: EventType.typing, ...by(who) }),
    says: (who: keyof typeof people, given: Partial<ChatItem> = {}) =>
      hears({ type: 'MESSAGE', contentType: 'text/plain', ...by(who), ...given }),
    leaves: (who: keyof typeof people) => hears({ type: 'EVENT', contentType: EventType.participantLeft, ...by(who) }),
    ends: () => hears({ type: 'EVENT', contentType: EventType.chatEnded }),
    passes: (ms: number) => {
      now += ms
    },
    at: () => new Date(now).toISOString(),
  }
}

test('who types is a typist, once', () => {
  const { typists, types } = room()
  expect(typists.names).toEqual([])
  types('alice')
  types('bob')
  types('alice')
  expect(typists.names).toEqual(['Alice Adams', 'Bob Bianchi'])
})

test('who says or sends something has stopped; the others have not', () => {
  const { typists, types, says } = room()
  types('alice')
  types('bob')
  says('alice')
  expect(typists.names).toEqual(['Bob Bianchi'])
  says('bob', { type: 'ATTACHMENT' })
  expect(typists.names).toEqual([])
})

test('who begins again in the same moment is typing', () => {
  const { typists, types, says } = room()
  types('alice')
  says('alice')
  types('alice')
  expect(typists.names).toEqual(['Alice Adams'])
})

test('who has left types no more, and nobody does at the end of the chat', () => {
  const { typists, types, leaves, ends } = room()
  types('alice')
  types('bob')
  leaves('bob')
  expect(typists.names).toEqual(['Alice Adams'])
  ends()
  expect(typists.names).toEqual([])
})

test('who goes quiet has stopped, unless they are heard of again', () => {
  const { typists, types, passes } = room()
  types('alice')
  passes(TYPING_LASTS_MS - 1)
  expect(typists.names).toEqual(['Alice Adams'])
  types('alice')
  passes(TYPING_LASTS_MS - 1)
  expect(typists.names).toEqual(['Alice Adams'])
  passes(1)
  expect(typists.names).toEqual([])
})

test('what was said before they began ends nothing', () => {
  const { typists, types, says, passes, at } = room()
  const before = at()
  passes(1)
  types('alice')
  says('alice', { time: before })
  expect(typists.names).toEqual(['Alice Adams'])
})
