import { expect, test } from 'vitest'
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
