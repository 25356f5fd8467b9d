import { expect, test } from 'vitest'
import type { ChatView, Row, Update } from '../protocol.ts'
import { UNKNOWN, updated, type World } from './world.ts'

const row = (id: number, text = ''): Row => ({
  id,
  at: 0,
  kind: 'ask',
  tone: 'plain',
  people: [],
  text,
  wire: [],
  folded: 0,
})
const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => row(from + index))
const chat = (id: string, customer = id) => ({ id, customer }) as ChatView
const after = (world: World, ...updates: readonly Update[]) => updates.reduce(updated, world)

test('rows are added and replaced by their place', () => {
  const { rows: known } = after(UNKNOWN, { rows: rows(5, 8) }, { rows: [row(6, 'changed'), row(8)] })
  expect(known.map(({ id, text }) => `${id}${text}`)).toEqual(['5', '6changed', '7', '8'])
})

test('no more than the last thousand are kept, and a change to an older one is passed over', () => {
  const world = after(UNKNOWN, { rows: rows(0, 1500) }, { rows: [row(3, 'changed')] })
  expect(world.rows).toHaveLength(1000)
  expect(world.rows[0]).toEqual(row(500))
})

test('what starts anew replaces all rows', () => {
  expect(after(UNKNOWN, { rows: rows(0, 9) }, { rows: rows(50, 52), startsAnew: true }).rows).toEqual(rows(50, 52))
})

test('without news rows and chats are the same objects', () => {
  const world = after(UNKNOWN, { rows: rows(0, 2), view: { chatIds: ['a'] }, chats: [chat('a')] })
  const later = after(world, { view: { now: 1 }, rows: [], chats: [] })
  expect(later.rows).toBe(world.rows)
  expect(later.chats).toBe(world.chats)
})

test('chats are in the order in which they are named, and those that are not are forgotten', () => {
  const world = after(UNKNOWN, { view: { chatIds: ['a', 'b'] }, chats: [chat('a'), chat('b')] })
  const later = after(world, { view: { chatIds: ['c', 'b'] }, chats: [chat('c')] }, { chats: [chat('b', 'Maya')] })
  expect([...later.chats.values()].map(({ id, customer }) => `${id} ${customer}`)).toEqual(['c c', 'b Maya'])
})

test('after a loss an update makes it live again', () => {
  expect(after({ ...UNKNOWN, connection: 'lost' }, {}).connection).toBe('live')
})
