import { expect, test } from 'vitest'
import { busyTable, Log, PEOPLE } from '../../simulator/diagram/test-support/log.ts'
import type { WireEvent } from '../../simulator/index.ts'
import { MOST_ROWS, pictureOf } from './picture.ts'

const wireOf = (events: readonly WireEvent[]) => ({ events, realTimeOf: ({ n }: WireEvent) => n * 1_000 })
const told = { title: 'a test', people: PEOPLE, marks: [] }
/** What the rows tell, in order. */
const rowsOf = (svg: string) => [...svg.matchAll(/<g [^>]*><title>([^<]*)/g)].map(([, title]) => title)

test('marks stand between the events where they were made, also where time stands still', () => {
  const { events } = new Log().asks('alice', 'AcceptContact').asks('bob', 'RejectContact')
  const marks = [
    { tone: 'note', text: 'first', at: 0, after: 0 },
    { tone: 'fault', text: 'second', at: 0, after: 2 },
    { tone: 'failure', text: 'last', at: 0, after: 4 },
  ] as const
  const still = events.map((each) => ({ ...each, at: 0 }))
  expect(rowsOf(pictureOf({ ...told, wire: wireOf(still), marks }))).toEqual([
    'first',
    'accepts',
    'second',
    'rejects',
    'last',
  ])
})

test('a story of any length is drawn from its end, and says so', () => {
  const { events } = busyTable(400)
  const rows = rowsOf(pictureOf({ ...told, wire: wireOf(events) }))
  expect(rows).toHaveLength(MOST_ROWS + 1)
  expect(rows[0]).toMatch(/^\d+ earlier lines are left out: wire\.json has them$/)
  expect(rows.at(-1)).toBe('socket closed')
})

test('nothing at all is a picture too', () => {
  expect(pictureOf({ ...told, wire: wireOf([]) })).toMatch(/^<svg .*<\/svg>$/s)
})

test('both times are told: the simulator’s, which stands still here, and the machine’s', () => {
  const { events } = new Log().asks('alice', 'AcceptContact').asks('alice', 'RejectContact')
  const svg = pictureOf({ ...told, wire: wireOf(events.map((each) => ({ ...each, at: Date.UTC(2026, 0, 5, 9) }))) })
  expect(svg.match(/>09:00:00</g)).toHaveLength(1)
  expect(svg.match(/>\+\d\.\d\d s</g)).toEqual(['>+0.00 s<', '>+2.00 s<'])
})
