import { expect, test } from 'vitest'
import type { WireEvent } from '../../simulator/index.ts'
import { Timeline } from './timeline.ts'

test('a mark stands behind what has gone over the wire by then, at the simulator’s time and the machine’s', () => {
  const events: WireEvent[] = []
  const timeline = new Timeline(
    { events },
    () => 1_000,
    () => 7_000,
  )
  timeline.mark('note', 'before all')
  events.push({ n: 1, at: 5, who: 'Maya', service: 'socket', kind: 'socket opened', socket: 1 })
  timeline.mark('fault', 'then')
  expect(timeline.marks).toEqual([
    { tone: 'note', text: 'before all', at: 1_000, real: 7_000, after: 0 },
    { tone: 'fault', text: 'then', at: 1_000, real: 7_000, after: 1 },
  ])
})
