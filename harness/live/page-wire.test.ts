import { chromium } from '@playwright/test'
import { afterEach, expect, test, vi } from 'vitest'
import { BudgetReached } from '../../live/run/budget.ts'
import { LiveRun } from '../../live/run/live-run.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { asked } from '../../live/test-support/wire-events.ts'
import { WireRecorder } from '../../live/wire/recorder.ts'
import { Redaction } from '../../live/wire/redaction.ts'
import { chromiumHere } from '../chromium-here.ts'
import { watchPages } from './page-wire.ts'

const PARTICIPANT = 'https://participant.connect.us-west-2.amazonaws.com'

afterEach(() => vi.unstubAllEnvs())

test('a page sends what the budget of the run has room for, whoever has spent the rest, and nothing beyond', {
  timeout: 60_000,
}, async () => {
  await using sandbox = await Sandbox.opens()
  vi.stubEnv('HOME', sandbox.folder)
  const { port } = new URL(sandbox.simulator.origin)
  const args = [`--host-resolver-rules=MAP *.amazonaws.com 127.0.0.1:${port}`, '--ignore-certificate-errors']
  const browser = await chromium.launch({ args, ...chromiumHere() })
  try {
    const settings = sandbox.settings({ ROUNDTABLE_LIVE_MAX_MESSAGES: '2' })
    const run = new LiveRun('20261126-193341-a1b2c3', settings)
    const context = await browser.newContext()
    const problems: Error[] = []
    const recorder = new WireRecorder(new Redaction())
    await watchPages(context, { who: 'alice', run, recorder, onProblem: (each) => problems.push(each) })
    const page = await context.newPage()
    await page.goto(PARTICIPANT)
    // Not let in for want of a token, but sent, and so billed.
    const posts = (operation: string) =>
      page.evaluate(
        (path) =>
          fetch(path, { method: 'POST', body: '{}' }).then(
            ({ status }) => status,
            () => 'not sent',
          ),
        `/participant/${operation}`,
      )
    run.spending.message('Maya')
    expect(await posts('message')).toBe(403)
    expect(await posts('message')).toBe('not sent')
    expect(await posts('event')).toBe(403)
    expect(sandbox.simulator.wire.events.filter(asked('SendMessage'))).toHaveLength(1)
    expect(problems).toEqual([expect.any(BudgetReached)])
    expect(problems[0]?.message).toMatch(/budget of 2 messages\. The message is not sent\..*limits\.messages/)
  } finally {
    await browser.close()
  }
})
