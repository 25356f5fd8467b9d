import { describe, expect, test } from 'vitest'
import { type Recordings, requireNoRecordings, requireNoUiMode } from './no-recordings.ts'

const check = (recordings: Recordings) => () => requireNoRecordings(recordings, 'Nothing was started.')

describe('a live run keeps nothing of pages', () => {
  test.each<[string, Recordings]>([
    ['trace is on', { trace: 'on' }],
    ['trace is on', { trace: 'retain-on-failure' }],
    ['trace is on', { trace: { mode: 'on-first-retry', snapshots: false } }],
    ['screenshot is on', { screenshot: 'only-on-failure' }],
    ['video is on', { video: { mode: 'on', size: { width: 1, height: 1 } } }],
    ['trace, video are on', { trace: 'on', screenshot: 'off', video: 'on' }],
    ['contextOptions.recordVideo is on', { contextOptions: { recordVideo: { dir: 'films' } } }],
    ['contextOptions.recordHar is on', { contextOptions: { recordHar: { path: 'all.har' } } }],
  ])('%s: it is refused, with what there is instead', (what, recordings) => {
    expect(check(recordings)).toThrow(
      `A live run takes no traces, pictures or films, and ${what}. Nothing was started.`,
    )
    expect(check(recordings)).toThrow(/a diagram of it are in the report.*--project=simulated/)
  })

  test.each<Recordings>([{}, { trace: 'off', screenshot: 'off', video: 'off' }, { trace: { mode: 'off' } }])(
    'nothing is on: %j',
    (recordings) => expect(check(recordings)).not.toThrow(),
  )

  test.each(['--ui', '--ui-port=0', '--ui-host'])('%s: UI mode is refused', (arg) => {
    expect(() => requireNoUiMode(['test', arg])).toThrow(/UI mode.*is asked for\. Nothing was started/)
  })

  test('what only looks like it is not', () => {
    expect(() => requireNoUiMode(['test', '--quiet', '--ui-like', 'ui'])).not.toThrow()
  })
})
