import { expect, test } from 'vitest'
import { contactSnapshot, type LiveConnection } from './contact-snapshot.ts'

interface Shape {
  id: string
  type: string
  state: string
  name?: string
  endpoint?: string
  initial?: boolean
}

function connection({ id, type, state, name, endpoint, initial = false }: Shape): LiveConnection {
  return {
    getConnectionId: () => id,
    getType: () => type,
    getState: () => ({ type: state }),
    getEndpoint: () => (endpoint ? { name: endpoint } : null),
    isInitialConnection: () => initial,
    getParticipantName: () => {
      // As Streams does for a connection without media info.
      if (!name) throw new TypeError('Cannot read properties of undefined')
      return name
    },
  }
}

function snapshot(state: string, ...shapes: Shape[]) {
  return contactSnapshot({
    getContactId: () => 'chat',
    getState: () => ({ type: state }),
    getQueue: () => ({ name: 'Support' }),
    getConnections: () => shapes.map(connection),
  })
}

const maya: Shape = { id: 'c', type: 'inbound', state: 'connected', name: 'Maya', initial: true }
const self: Shape = { id: 'a', type: 'agent', state: 'connected', name: 'Alice' }

test('everybody has a role, a state and a name', () => {
  const { people, customer, phase } = snapshot('connected', maya, self, {
    id: 'b',
    type: 'outbound',
    state: 'connecting',
    endpoint: 'Bob',
  })
  expect({ customer, phase }).toEqual({ customer: 'Maya', phase: 'connected' })
  expect(people).toEqual([
    { connectionId: 'c', name: 'Maya', role: 'customer', self: false, state: 'joined' },
    { connectionId: 'a', name: 'Alice', role: 'agent', self: true, state: 'joined' },
    { connectionId: 'b', name: 'Bob', role: 'agent', self: false, state: 'invited' },
  ])
})

test('a supervisor is in the chat once barged in, and not while listening', () => {
  const listening = snapshot('connected', maya, self, { id: 's', type: 'monitoring', state: 'silent_monitor' })
  const barged = snapshot('connected', maya, self, { id: 's', type: 'monitoring', state: 'barge' })
  expect(listening.people[2]).toMatchObject({ role: 'supervisor', state: 'gone' })
  expect(barged.people[2]).toMatchObject({ role: 'supervisor', state: 'joined' })
})

test('nameless connections are called by what they are', () => {
  const { people } = snapshot('connecting', { ...maya, name: '' }, { id: 'b', type: 'outbound', state: 'disconnected' })
  expect(people.map(({ name, state }) => [name, state])).toEqual([
    ['Customer', 'joined'],
    ['Agent', 'gone'],
  ])
})

test.each([
  ['connecting', 'incoming'],
  ['incoming', 'incoming'],
  ['connected', 'connected'],
  ['ended', 'ended'],
  ['missed', 'missed'],
  ['rejected', 'rejected'],
  ['error', 'failed'],
  ['a state of tomorrow', 'failed'],
])('%s is %s', (state, phase) => {
  expect(snapshot(state).phase).toBe(phase)
})
