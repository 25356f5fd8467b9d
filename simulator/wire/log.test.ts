import { describe, expect, test, vi } from 'vitest'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import type { WireEvent } from './events.ts'
import { WireLog } from './log.ts'

test('events are numbered from 1, at the simulator’s time, and told to whoever listens', () => {
  const clock = new ManualClock()
  const start = clock.now()
  const log = new WireLog(clock)
  const heard: WireEvent[] = []
  log.record({ kind: 'socket opened', who: 'Maya', service: 'socket', socket: 1 })
  const cancel = log.subscribe((event) => heard.push(event))
  clock.advance(5)
  log.record({ kind: 'socket closed', who: 'Maya', service: 'socket', socket: 1 })
  cancel()
  log.record({ kind: 'refused', who: 'somebody', service: 'unknown', url: 'https://example.com/' })
  expect(log.events.map(({ n, at, kind }) => [n, at - start, kind])).toEqual([
    [1, 0, 'socket opened'],
    [2, 5, 'socket closed'],
    [3, 5, 'refused'],
  ])
  expect(heard).toEqual([log.events[1]])
})

test('each event’s real time is known beside it, and is no part of it', () => {
  let real = 500
  const clock = new ManualClock()
  const log = new WireLog(clock, 2, () => real)
  const frame = { kind: 'frame received', service: 'socket', socket: 1 } as const
  log.record({ ...frame, who: 'Maya' }, 'once')
  real = 700
  log.record({ ...frame, who: 'alice' }, 'once')
  log.record({ ...frame, who: 'alice' }, 'later')
  // One frame to many is one moment.
  expect(log.events.map((event) => log.realTimeOf(event))).toEqual([500, 700])
  expect(log.realTimeOf({ n: 1 })).toBeUndefined()
  expect(log.events[0]).toEqual({ n: 2, at: clock.now(), ...frame, who: 'alice', body: 'once' })
})

test('the same text to clients is a moment of its own once something else has happened', () => {
  let real = 500
  const log = new WireLog(new ManualClock(), 10, () => real)
  const frame = { kind: 'frame received', service: 'socket', socket: 1, who: 'Maya' } as const
  log.record(frame, 'heartbeat')
  real = 700
  log.record({ ...frame, kind: 'frame sent' }, 'heartbeat')
  real = 900
  log.record(frame, 'heartbeat')
  expect(log.events.map((event) => log.realTimeOf(event))).toEqual([500, 700, 900])
})

test('what is kept in the place of a text is asked for it when the log is read', () => {
  const log = new WireLog(new ManualClock())
  const frame = { kind: 'frame received', service: 'socket', socket: 1, who: 'Maya' } as const
  const kept = { toString: vi.fn(() => '{"said":1}') }
  log.record(frame, '{"said":1}', kept)
  log.record({ ...frame, who: 'alice' }, '{"said":1}', kept)
  expect(kept.toString).not.toHaveBeenCalled()
  expect(log.events.map((event) => 'body' in event && event.body)).toEqual([{ said: 1 }, { said: 1 }])
  expect(kept.toString).toHaveBeenCalled()
})

test('a frame to many is whole however many events there were before', () => {
  const log = new WireLog(new ManualClock())
  const frame = { kind: 'frame received', service: 'socket', socket: 1, who: 'Maya' } as const
  log.record({ ...frame, kind: 'socket opened' })
  for (let nth = 0; nth < 2_500; nth += 1) log.record(frame, 'once')
  expect(log.events.slice(1)).toEqual(
    Array.from({ length: 2_500 }, (_, nth) => ({ n: nth + 2, at: expect.any(Number), ...frame, body: 'once' })),
  )
})

test('credentials are removed however late it is read, and whoever listens never sees them', () => {
  const token = '0123456789abcdef'.repeat(4)
  const log = new WireLog(new ManualClock())
  const frame = { kind: 'frame received', who: 'Maya', service: 'socket', socket: 1 } as const
  log.record(frame, JSON.stringify({ token }))
  const heard: WireEvent[] = []
  log.subscribe((event) => heard.push(event))
  log.record(frame, JSON.stringify({ token }))
  log.record({
    kind: 'refused',
    who: 'somebody',
    service: 'unknown',
    url: `https://example.com/?${token}&X-Amz-Security-Token=abc%2F`,
  })
  expect(log.events).toMatchObject([
    { n: 1, ...frame, body: { token: '<credential>' } },
    { n: 2, ...frame, body: { token: '<credential>' } },
    { n: 3, url: 'https://example.com/?<credential>&X-Amz-Security-Token=<credential>' },
  ])
  expect(heard).toEqual(log.events.slice(1))
})

describe('of the latest events only', () => {
  const opened = (socket: number) => ({ kind: 'socket opened', who: 'Maya', service: 'socket', socket }) as const

  function record(log: WireLog, count: number): void {
    for (let socket = 1; socket <= count; socket += 1) log.record(opened(socket))
  }

  test.each([[5], [1_001], [2_001], [3_000]])(
    'as many as asked for are kept of %d, with their numbers and times',
    (count) => {
      const clock = new ManualClock()
      const log = new WireLog(clock, 3)
      record(log, count - 1)
      clock.advance(5)
      log.record(opened(count))
      expect(log.events.map(({ at }) => clock.now() - at)).toEqual([5, 5, 0])
      const latest = [count - 2, count - 1, count]
      expect(log.events.map(({ n }) => n)).toEqual(latest)
      expect(log.events).toMatchObject(latest.map(opened))
    },
  )

  test('reading in between changes nothing', () => {
    const log = new WireLog(new ManualClock(), 3)
    record(log, 2)
    expect(log.events.map(({ n }) => n)).toEqual([1, 2])
    record(log, 2)
    expect(log.events.map(({ n }) => n)).toEqual([2, 3, 4])
  })

  test('none, and whoever listens hears of each', () => {
    const log = new WireLog(new ManualClock(), 0)
    const heard: number[] = []
    record(log, 2)
    log.subscribe(({ n }) => heard.push(n))
    record(log, 2)
    expect(heard).toEqual([3, 4])
    expect(log.events).toEqual([])
  })
})
