import { expect, test } from 'vitest'
import { contactSnapshot, type LiveConnection } from './contact-snapshot.ts'

interface Shape {
  id: string
  type: string
  state: string
  name?: string
  endpoint?: string
  initial?: boolean
  /** As monitorStatus has it. */
  mode?: 'BARGE' | 'SILENT_MONITOR'
  may?: readonly ('BARGE' | 'SILENT_MONITOR')[]
}

function connection({ id, type, state, name, endpoint, initial = false, mode, may }: Shape): LiveConnection {
  return {
    getConnectionId: () => id,
    getType: () => type,
    getState: () => ({ type: state }),
    getEndpoint: () => (endpoint ? { name: endpoint } : null),
    isInitialConnection: () => initial,
    isBarge: () => mode === 'BARGE',
    isSilentMonitor: () => mode === 'SILENT_MONITOR',
    isBargeEnabled: () => may?.includes('BARGE'),
    isSilentMonitorEnabled: () => may?.includes('SILENT_MONITOR'),
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
    // As Streams finds it.
    getAgentConnection: () => shapes.filter(({ type }) => type === 'agent' || type === 'monitoring').map(connection)[0],
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

test.each(['monitoring', 'outbound'])('a supervisor, as %s, is in the chat once barged in, and not before', (type) => {
  const grace = { id: 's', type, name: type === 'monitoring' ? 'Alice' : 'Grace', endpoint: 'Grace' }
  const listening = snapshot('connected', maya, self, { ...grace, state: 'silent_monitor', mode: 'SILENT_MONITOR' })
  const barged = snapshot('connected', maya, self, { ...grace, state: 'barge', mode: 'BARGE' })
  expect(barged.monitoring).toBeUndefined()
  expect(listening.people[2]).toMatchObject({ role: 'supervisor', state: 'gone' })
  expect(barged.people[2]).toMatchObject({ name: 'Grace', role: 'supervisor', state: 'joined' })
})

test.each(['monitoring', 'agent'])('the supervisor’s own connection may be of type %s', (type) => {
  const alice: Shape = { ...self, type: 'outbound' }
  const own: Shape = { id: 's', type, state: 'silent_monitor', name: 'Grace', mode: 'SILENT_MONITOR' }
  const listening = snapshot('connected', maya, alice, { ...own, may: ['SILENT_MONITOR', 'BARGE'] })
  expect(listening.monitoring).toEqual({ mode: 'silent', may: ['silent', 'barge'] })
  expect(listening.people.map((one) => [one.name, one.role, one.self, one.state])).toEqual([
    ['Maya', 'customer', false, 'joined'],
    ['Alice', 'agent', false, 'joined'],
    ['Grace', 'supervisor', true, 'listening'],
  ])
  const barged = snapshot('connected', maya, alice, { ...own, state: 'barge', mode: 'BARGE', may: ['BARGE'] })
  expect(barged.monitoring).toEqual({ mode: 'barge', may: ['barge'] })
  expect(barged.people[2]).toMatchObject({ self: true, state: 'joined' })
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
