import { describe, expect, expectTypeOf, test } from 'vitest'
import type { z } from 'zod'
import { recordingText } from '../../simulator/recording/index.ts'
import type { Recording } from '../../simulator/recording/recording.ts'
import type { WireEvent } from '../../simulator/wire/events.ts'
import { recordingIn } from './read.ts'
import type { recordingFile } from './schema.ts'

const RECORDING: Recording = {
  title: 'a test',
  center: { alias: 'demo', region: 'us-west-2', agentStates: [], queue: 'Support' },
  people: [{ who: 'alice', name: 'Alice Adams', role: 'agent' }],
  assumptions: { lastAgentLeaves: 'chat ends' },
  marks: [{ at: 2, real: 20, tone: 'failure', text: 'Wrong', after: 1 }],
  scenes: [{ n: 0, agents: [] }],
  events: [
    { n: 1, at: 1, real: 10, who: 'alice', service: 'cti', kind: 'request', exchange: 1, operation: 'Do', body: {} },
    { n: 3, at: 1, folded: 1, who: 'alice', service: 'socket', kind: 'socket opened', socket: 1 },
    { n: 4, at: 1, who: 'alice', service: 'cti', kind: 'answer lost', exchange: 1, operation: 'Do' },
    { n: 5, at: 1, who: 'alice', service: 'socket', kind: 'frame lost', socket: 1, direction: 'to client', body: {} },
  ],
}
const TEXT = recordingText(RECORDING)
const changed = (from: string, to: string) => {
  expect(TEXT).toContain(from)
  return TEXT.replace(from, to)
}

test('what was written is read', () => {
  expect(recordingIn(TEXT, 'wire.json')).toEqual({ format: 'roundtable-recording', version: 1, ...RECORDING })
})

test('there is no event that could be written and not be read', () => {
  expectTypeOf<z.input<typeof recordingFile>['events'][number]['kind']>().toEqualTypeOf<WireEvent['kind']>()
})

test('what a later writer of the same version adds is no trouble', () => {
  expect(recordingIn(changed('"title":', '"extra":true,"title":'), 'wire.json').title).toBe('a test')
})

describe('what is wrong is told, with its place', () => {
  test.each([
    ['nothing', '', 'The recording is wrong:\n  wire.json:1:1 It is empty.'],
    ['a text', 'hello', 'The recording is wrong:\n  wire.json:1:1 It is no JSON: Invalid symbol.'],
    [
      'a file that was cut short',
      TEXT.slice(0, -30),
      /^The recording is wrong:\n {2}wire\.json:18:\d+ It ends in the middle: the file was cut short\.$/,
    ],
    [
      'a foreign file',
      '{"log":{"entries":[]}}',
      /^wire\.json is no recording: it has no "format": "roundtable-recording" in it\. /,
    ],
    ['a list', '[]', /^wire\.json is no recording: /],
    [
      'a newer version',
      changed('"version":1', '"version":2'),
      'wire.json was written by a newer Roundtable: it has version 2, and this one reads version 1. Install a newer connect-roundtable.',
    ],
    ['no version', changed('"version":1,\n', ''), /wire\.json:1:1 version is missing\.$/],
    [
      'an event of a kind there is not',
      changed('"kind":"request"', '"kind":"reqest"'),
      /^The recording is wrong:\n {2}wire\.json:15:\d+ events\[0\]\.kind: /,
    ],
    [
      'an event without its number',
      changed('"n":3,', ''),
      /^The recording is wrong:\n {2}wire\.json:16:1 events\[1\]\.n is missing\.$/,
    ],
    [
      'a time that is none',
      changed('"at":1,"folded"', '"at":"noon","folded"'),
      'The recording is wrong:\n  wire.json:16:7 events[1].at: a number is expected, not "noon".',
    ],
  ])('%s', (_, text, words) => {
    expect(() => recordingIn(text, 'wire.json')).toThrow(words)
  })
})
