import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '../../harness/index.ts'

const playwright = createRequire(import.meta.url).resolve('@playwright/test/cli')

/** The text of every frame that a trace holds, unpacked by Playwright beside it. */
async function framesIn(trace: string): Promise<string> {
  const folder = dirname(trace)
  await promisify(execFile)(process.execPath, [playwright, 'trace', 'open', trace], { cwd: folder })
  const resources = join(folder, '.playwright-cli/trace/resources')
  const frames = (await readdir(resources)).filter((name) => name.endsWith('.jsonl'))
  return (await Promise.all(frames.map((name) => readFile(join(resources, name), 'utf8')))).join('')
}

// Its own is what is looked at.
test.use({ trace: 'off' })

test('a trace of a page over real sockets shows what was said, frame by frame', async ({ world }, testInfo) => {
  const alice = await world.opensPage('alice')
  const { tracing } = alice.page.context()
  const trace = testInfo.outputPath('trace.zip')
  await tracing.start({ snapshots: true })
  // Frames are recorded of sockets that open from now on.
  await alice.reloads()
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  // What is said before comes with the transcript, in no frame.
  await expect.poll(() => world.wire.subscribedSocketsOf('alice')).toBe(1)
  await customer.says('To be found in the trace')
  await expect(alice).toSeeMessagesInOrder(['Maya: To be found in the trace'])
  await tracing.stop({ path: trace })
  expect(await framesIn(trace)).toContain('To be found in the trace')
})
