import { expect, test } from 'vitest'
import { departuresMachine } from '../machines/departures.ts'
import { agent, alice, FakePort, maya } from '../machines/test-support/fake-port.ts'
import { type Move, walksThrough } from './tour.ts'

const bob = agent('Bob')
const machine = departuresMachine
const input = { port: new FakePort(), contactId: 'chat', people: [maya, alice, bob, agent('Carol', 'invited')] }
const moves: Move[] = [
  { name: 'leaves', event: { type: 'chat.leave' }, from: ['idle'] },
  { name: 'removes', event: { type: 'person.remove', connectionId: 'bob' }, from: ['idle'] },
  { name: 'cancels', event: { type: 'removal.cancel' }, from: ['confirming'] },
  { name: 'is answered', event: { type: 'xstate.done.actor.0.departures.disconnecting' }, from: ['disconnecting'] },
]

test('walks make every move, by the shortest way to the next', () => {
  const walks = walksThrough({ machine, input, moves })
  expect(walks.map(({ steps }) => steps.map(({ move, after }) => `${move.name}: ${after.value}`))).toEqual([
    ['leaves: disconnecting', 'is answered: idle', 'removes: confirming', 'cancels: idle'],
  ])
})

test('a move that a machine does not take where it should is named', () => {
  const lost: Move = { name: 'sings', event: { type: 'song' }, from: ['idle'] }
  expect(() => walksThrough({ machine, input, moves: [lost] })).toThrow(
    'departures should take these, and does not: "sings" in idle.',
  )
})

test('a move that cannot be reached is named', () => {
  const far: Move = { name: 'cancels', event: { type: 'removal.cancel' }, from: ['confirming'] }
  expect(() => walksThrough({ machine, input, moves: [far] })).toThrow(
    'departures should take these, and does not: "cancels" in confirming.',
  )
})
