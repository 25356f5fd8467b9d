import { expect, test } from 'vitest'
import { Log } from '../diagram/test-support/log.ts'
import { keptEvents, MOST_EVENTS } from './kept.ts'

const beat = (topic: string) =>
  ({ kind: 'frame sent', who: 'alice', service: 'socket', socket: 1, body: { topic } }) as const
const polls = (log: Log, known: string | null, now: string) =>
  log.asks('alice', 'GetAgentSnapshot', { nextToken: known }, { answer: { nextToken: now } })
/** Number, and how many are left out before it. */
const placesIn = ({ events }: Log): [number, number?][] =>
  keptEvents(events).map(({ n, folded }) => (folded ? [n, folded] : [n]))

test('heartbeats are folded away, and counted', () => {
  const log = new Log()
    .add(beat('aws/subscribe'))
    .add(beat('aws/heartbeat'))
    .add(beat('aws/ping'))
    .add(beat('aws/chat'))
  expect(placesIn(log)).toEqual([[1], [4, 2]])
})

test('polls that brought nothing new are folded away, those that did and those that failed are not', () => {
  const log = new Log()
  polls(log, null, '0')
  polls(log, '0', '0')
  polls(log, '0', '1')
  log.asks('alice', 'GetAgentSnapshot', { nextToken: '1' }, { status: 500, answer: { nextToken: '1' } })
  expect(placesIn(log)).toEqual([[1], [2], [5, 2], [6], [7], [8]])
})

test('of a log of any length the latest are kept', () => {
  const log = new Log()
  for (let count = 0; count < MOST_EVENTS + 10; count += 1) log.add(beat('aws/chat'))
  const places = placesIn(log)
  expect(places).toHaveLength(MOST_EVENTS)
  expect(places[0]).toEqual([11, 10])
  expect(places.at(-1)).toEqual([MOST_EVENTS + 10])
})

test('each has its real time beside the simulator’s', () => {
  const { events } = new Log().asks('alice', 'AcceptContact')
  const kept = keptEvents(events, ({ n }) => 7_000 + n)
  expect(kept.map(({ at, real }) => [at, real])).toEqual(events.map(({ at, n }) => [at, 7_000 + n]))
})
