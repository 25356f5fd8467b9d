import { expect, test } from 'vitest'
import type { WireEvent } from '../../simulator/index.ts'
import { comparableLogs } from './varying.ts'

const ID = '12345678-1234-4abc-9def-123456789abc'
const OTHER_ID = '87654321-1234-4abc-9def-123456789abc'

function said(text: string, { n = 1, at = 0, id = ID, time = '2026-01-05T09:00:00.000Z' } = {}): WireEvent {
  const body = { AbsoluteTime: time, Id: id, Content: text }
  return { n, at, who: 'alice', service: 'participant', kind: 'request', exchange: n, operation: 'SendMessage', body }
}

const beat: WireEvent = {
  n: 9,
  at: 9,
  who: 'alice',
  service: 'socket',
  kind: 'frame sent',
  socket: 1,
  body: { topic: 'aws/heartbeat' },
}
const opened: WireEvent = { n: 2, at: 2, who: 'alice', service: 'socket', kind: 'socket opened', socket: 1 }
const poll: WireEvent = { ...said(''), service: 'cti', operation: 'GetAgentSnapshot' } as WireEvent

test.each([
  ['numbers', [said('a')], [said('a', { n: 7 })]],
  ['times', [said('a')], [said('a', { at: 5, time: '2026-11-22T23:30:00.001Z' })]],
  ['ids', [said('a')], [said('a', { id: OTHER_ID })]],
  ['heartbeats', [opened, beat], [opened, beat, beat]],
  ['polls', [poll], [poll, poll]],
  ['the order between services', [said('a'), opened], [opened, said('a')]],
])('logs that differ in %s alone are the same', (_, one, other) => {
  expect(comparableLogs(other)).toEqual(comparableLogs(one))
})

test.each([
  ['a word', [said('a')], [said('b')]],
  ['what comes first on the same line', [said('a'), said('b')], [said('b'), said('a')]],
  ['how often', [said('a')], [said('a'), said('a')]],
  ['whose', [said('a')], [{ ...said('a'), who: 'bob' }]],
])('logs that differ in %s are not', (_, one, other) => {
  expect(comparableLogs(other)).not.toEqual(comparableLogs(one))
})
