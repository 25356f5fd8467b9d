import { expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { type Move, walksThrough } from './tour.ts'

const machine = createMachine({
  id: 'door',
  initial: 'shut',
  states: {
    shut: { on: { push: 'opening', knock: 'knocked' } },
    knocked: { on: { silence: 'shut' } },
    opening: { on: { opened: 'shut' } },
  },
})
const input = undefined
const moves: Move[] = [
  { name: 'pushes', event: { type: 'push' }, from: ['shut'] },
  { name: 'knocks', event: { type: 'knock' }, from: ['shut'] },
  { name: 'hears nothing', event: { type: 'silence' }, from: ['knocked'] },
  { name: 'has opened', event: { type: 'opened' }, from: ['opening'] },
]

test('walks make every move, by the shortest way to the next', () => {
  const walks = walksThrough({ machine, input, moves })
  expect(walks.map(({ steps }) => steps.map(({ move, after }) => `${move.name}: ${after.value}`))).toEqual([
    ['pushes: opening', 'has opened: shut', 'knocks: knocked', 'hears nothing: shut'],
  ])
})

test('a move that a machine does not take where it should is named', () => {
  const lost: Move = { name: 'sings', event: { type: 'song' }, from: ['shut'] }
  expect(() => walksThrough({ machine, input, moves: [lost] })).toThrow(
    'door should take these, and does not: "sings" in shut.',
  )
})

test('a move that cannot be reached is named', () => {
  const far: Move = { name: 'is slammed', event: { type: 'slam' }, from: ['broken'] }
  expect(() => walksThrough({ machine, input, moves: [far] })).toThrow(
    'door should take these, and does not: "is slammed" in broken.',
  )
})
