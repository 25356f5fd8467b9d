import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { leftOn, NOTHING } from '../../live/test-support/left.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { asked } from '../../live/test-support/wire-events.ts'
import { THROTTLED } from './test-support/throttled.ts'
import { runLive } from './test-support/twin-run.ts'

/* `npm run twin`, and a check of its own of `npm test`: receipts are waited for in real time, which takes a minute. */

const users = contactCenter.users.map((user) => ({ ...user, password: `password-of-${user.username}` }))

test('the smoke specs pass, cost what is told, and leave nothing behind: neither on the instance nor in what is kept of them', {
  timeout: 300_000,
}, async () => {
  await using sandbox = await Sandbox.opens({ ...THROTTLED, center: { ...contactCenter, users } })
  const run = await runLive(sandbox)
  const code = await run.ended
  expect(run.output()).toContain('6 passed')
  expect(code).toBe(0)
  expect(leftOn(sandbox)).toEqual(NOTHING)
  const messages = sandbox.simulator.wire.events.filter(asked('SendMessage')).length
  expect(run.output()).toContain(`Spent: 6 contacts and ${messages} messages`)
  expect(messages).toBeLessThan(50)
  const report = readFileSync(join(sandbox.folder, 'roundtable/index.html'), 'utf8')
  expect(report).toContain(`6 contacts and ${messages} messages`)
  expect(report).toContain('roundtable-demo')
  expect(report.match(/<svg/g)?.length).toBe(6)
  const kept = keptIn(sandbox.folder)
  // What is looked for is looked for in the right place.
  expect(kept).toContain('The two of us')
  expect(kept).not.toMatch(/[0-9a-f]{64}|secret-of-the-sandbox|password-of-/)
})

/** As attachments stand in a report. */
const ENCODED = /[A-Za-z0-9+/]{200,}={0,2}/g

/** Everything that a run has left in the test's folder, as text. */
function keptIn(folder: string): string {
  return ['results', 'html', 'roundtable', 'report.json']
    .map((each) => join(folder, each))
    .filter(existsSync)
    .flatMap((path) => filesIn(path))
    .map((path) => readFileSync(path, 'latin1'))
    .map((text) => text.replace(ENCODED, (run) => Buffer.from(run, 'base64').toString('latin1')))
    .join('\n')
}

function filesIn(path: string): string[] {
  if (path.endsWith('.json')) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )
}
