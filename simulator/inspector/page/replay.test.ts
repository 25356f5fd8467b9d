import { describe, expect, test } from 'vitest'
import { Log, PEOPLE } from '../../diagram/test-support/log.ts'
import type { RecordedAgent } from '../../recording/recording.ts'
import { momentWords, Replay, type Replayed } from './replay.ts'

const START = Date.UTC(2026, 0, 5, 9, 30, 1)

function agent(username: string, state: string): RecordedAgent {
  return { username, name: username, state: { id: state, name: state, type: 'routable' }, since: 0, contacts: [] }
}

/** Alice accepts, a second each by the simulator's time; by the machine's, all of it takes 30 ms. A heartbeat is left out. */
function recording(more: Partial<Replayed> = {}): Replay {
  const { events } = new Log().asks('alice', 'AcceptContact').asks('alice', 'RejectContact', {}, { status: 400 })
  return new Replay({
    title: 'a test',
    center: { alias: 'demo', region: 'us-west-2', agentStates: [], queue: '' },
    people: PEOPLE,
    assumptions: [],
    marks: [],
    scenes: [
      { n: 0, agents: [agent('alice', 'Offline')] },
      { n: 2, agents: [agent('alice', 'Available')] },
    ],
    events: events
      .filter(({ n }) => n !== 3)
      .map((event) => ({ ...event, real: 5_000 + event.n * 10, ...(event.n === 4 && { folded: 1 }) })),
    ...more,
  })
}

const MARK = { at: START, tone: 'note', text: 'a mark', after: 0 } as const
const kindsIn = ({ positions }: Replay) => positions.map(({ event, mark }) => event?.n ?? mark?.text ?? 'start')

test('every event is a moment, and so is every mark, behind its event or where that would have been', () => {
  const marks = [
    { ...MARK, text: 'first', after: 0 },
    { ...MARK, text: 'behind a heartbeat', after: 3 },
    { ...MARK, text: 'last', after: 4 },
  ]
  expect(kindsIn(recording({ marks }))).toEqual(['start', 'first', 1, 2, 'behind a heartbeat', 4, 'last'])
})

test('at a moment it is as it was: agents, diagram, time', () => {
  const replay = recording()
  const seen = [0, 1, 2, 3].map((index) => {
    const { view, rows } = replay.worldAt(index)
    return [view?.agents[0]?.state.name, rows.map(({ text, tone }) => `${text} ${tone}`), (view?.now ?? 0) - START]
  })
  expect(seen).toEqual([
    ['Offline', [], 0],
    ['Offline', ['accepts plain'], 0],
    ['Available', ['accepts plain'], 1000],
    ['Available', ['accepts plain', 'RejectContact refused'], 3000],
  ])
  expect(replay.worldAt(3).rows.at(-1)).toMatchObject({ folded: 1, elapsed: 30 })
})

test('where it failed is known', () => {
  expect(recording().failure).toBeUndefined()
  const replay = recording({ marks: [{ ...MARK, tone: 'failure', after: 2 }] })
  expect(replay.failure).toBe(3)
  expect(replay.worldAt(3).rows.at(-1)).toMatchObject({ kind: 'mark', tone: 'failure' })
  expect(replay.worldAt(2).rows.at(-1)).toMatchObject({ kind: 'ask' })
})

describe('steps', () => {
  const replay = recording()

  test('by event', () => {
    expect(replay.step(0, -1, 'event')).toBe(0)
    expect(replay.step(1, 1, 'event')).toBe(2)
    expect(replay.step(3, 1, 'event')).toBe(3)
  })

  test('by a second of the simulator’s time, where nothing happens none is counted', () => {
    expect([0, 1, 2, 3].map((index) => replay.timeOf(index, 'simulated'))).toEqual([0, 0, 1000, 3000])
    expect(replay.step(0, 1, 'simulated')).toBe(2)
    expect(replay.step(2, 1, 'simulated')).toBe(3)
    expect(replay.step(3, -1, 'simulated')).toBe(2)
    expect(replay.step(2, -1, 'simulated')).toBe(1)
    expect(replay.step(0, -1, 'simulated')).toBe(0)
  })

  test('by a second of real time: all of it is within one', () => {
    expect(replay.step(0, 1, 'real')).toBe(3)
  })

  test('any time is as of what happened last', () => {
    expect([0, 999, 1000, 2999, 99_999].map((time) => replay.indexBy(time, 'simulated'))).toEqual([1, 1, 2, 2, 3])
  })
})

test('a moment is told in words', () => {
  const { positions } = recording({ marks: [{ ...MARK, text: 'Time passes', after: 4 }] })
  expect(positions.map(momentWords)).toEqual([
    'Before anything has happened',
    'alice asks for AcceptContact',
    'alice is answered 200: AcceptContact',
    'alice is answered 400: RejectContact',
    'Time passes',
  ])
})

test('nothing at all can be looked at too', () => {
  const replay = recording({ events: [], scenes: [] })
  expect(replay.last).toBe(0)
  expect(replay.worldAt(0).rows).toEqual([])
})
