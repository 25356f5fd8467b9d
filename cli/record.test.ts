import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { recordingIn } from './recording-file/read.ts'
import { endOf, folder, instanceFile, run, runIn, start } from './test-support/command.ts'

const STREAMS = readFileSync(fileURLToPath(import.meta.resolve('amazon-connect-streams')))

/** A team's page: it is ready when Streams knows the agent, and fails when it is told to. */
const PAGE = `<!doctype html><div id="ccp"></div><script src="/streams.js"></script><script>
connect.core.initCCP(document.getElementById('ccp'), {
  ccpUrl: 'https://roundtable-demo.my.connect.aws/ccp-v2', region: 'us-west-2', loginPopup: false,
})
connect.agent(() => {
  fetch('/ready').then((answer) => answer.text()).then((then) => {
    if (then === 'fail') throw new Error('a bug of the page')
  })
})
</script>`

let whenReady = ''
let ready = () => {}
const server = createServer(({ url }, response) => {
  if (url === '/streams.js') response.writeHead(200, { 'content-type': 'text/javascript' }).end(STREAMS)
  else if (url === '/ready') {
    response.end(whenReady)
    ready()
  } else response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE)
})
let url: string

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://localhost:${(server.address() as AddressInfo).port}/`
})
beforeEach(() => {
  whenReady = ''
})
afterEach(() => vi.unstubAllEnvs())
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let recordings = 0

/** Records the page until Streams knows the agent. */
async function records(...args: readonly string[]) {
  recordings += 1
  const file = join(folder, `recording-${recordings}.json`)
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  const child = start(['record', url, '--headless', '--output', file, ...args])
  const said: string[] = []
  child.stdout?.on('data', (chunk) => said.push(String(chunk)))
  await isReady
  return { child, file, said, recorded: () => recordingIn(readFileSync(file, 'utf8'), file) }
}

test('what a page does is recorded until Ctrl+C, as a test’s log is, without anything that gives access', async () => {
  const { child, file, said, recorded } = await records()
  child.kill('SIGINT')
  expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
  expect(said.join('')).toMatch(
    /^Recording http:\/\/localhost:\d+\/ as alice, without a window\.\n.*\n {2}http:\/\/127\.0\.0\.1:\d+\/\nCtrl\+C ends it and writes the file\.\nRecorded \d+ events in (\S+)\. To see them:\n {2}npx roundtable replay \1\n$/,
  )
  const { title, events, scenes, marks } = recorded()
  expect(said.join('')).toContain(`Recorded ${events.length} events in `)
  expect(title).toBe(url)
  expect(events).toContainEqual(
    expect.objectContaining({ who: 'alice', operation: 'GetAgentConfiguration', status: 200 }),
  )
  expect(events.every(({ real }) => real !== undefined)).toBe(true)
  expect(scenes[0]?.agents).toContainEqual(expect.objectContaining({ username: 'alice' }))
  expect(marks[0]?.text).toBe(`The page is at ${url}`)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain('<credential>')
  expect(text).not.toMatch(/[0-9a-f]{64}/)
}, 60_000)

test('a folder that goes away meanwhile ends it, with a message', async () => {
  const gone = join(folder, 'gone')
  mkdirSync(gone)
  const { child } = await records('--output', join(gone, 'a.json'))
  rmSync(gone, { recursive: true })
  expect(await endOf(child)).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^roundtable: The recording cannot be written to \S+a\.json: ENOENT[^\n]*\n$/),
  })
}, 60_000)

test.runIf(process.platform === 'linux')(
  'closing the browser ends it too; another agent may have signed in',
  async () => {
    const { child, recorded } = await records('--agent', 'bob')
    // A distribution's browser may be in a script of its own.
    for (const pid of startedBy(child.pid ?? 0)) process.kill(pid, 'SIGTERM')
    expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
    expect(new Set(recorded().events.map(({ who }) => who))).toEqual(new Set(['bob']))
  },
  60_000,
)

test('what was recorded is there also when it is cut short, with the page’s own failures', async () => {
  whenReady = 'fail'
  const { child, file, said, recorded } = await records()
  const [inspector = ''] = said.join('').match(/http:\/\/127\S+/) ?? []
  // Every five seconds it is saved.
  await vi.waitFor(async () => {
    const headers = { origin: new URL(inspector).origin, 'content-type': 'application/json' }
    const body = JSON.stringify({ action: 'advance', seconds: 10 })
    await fetch(new URL('/inspector/actions', inspector), { method: 'POST', headers, body })
    expect(recorded().marks.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^The page failed: a bug of the page/),
    )
  }, 10_000)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(existsSync(`${file}.part`)).toBe(false)
  expect(recorded().events.length).toBeGreaterThan(10)
}, 60_000)

describe('what goes wrong ends in words', () => {
  const there = join(folder, 'there.json')
  writeFileSync(there, 'ours')

  test.each([
    [['nonsense'], /"nonsense" is no address of a page\. Give one like http:\/\/localhost:3000\/\.$/],
    [['file:///etc/passwd'], /is no address of a page/],
    [
      ['http://localhost:1/', '--agent', 'alise'],
      /There is no agent "alise" in the contact center\. Did you mean "alice"\?$/,
    ],
    [['http://localhost:1/', '--output', there], /there\.json is there already\. Give another with --output/],
    [['http://localhost:1/', '--output', join(folder, 'missing', 'a.json')], /There is no folder \S+missing to put/],
    [
      ['http://localhost:1/', '--headless'],
      /http:\/\/localhost:1\/ cannot be opened: .*ERR_\w+.* Is the server of your UI running\?$/,
    ],
  ])(
    '%j',
    async (args, words) => {
      const { code, stderr } = await run('record', ...args)
      expect(code).toBe(1)
      expect(stderr.trim()).toMatch(words)
      expect(stderr).not.toMatch(/^ +at /m)
      expect(readFileSync(there, 'utf8')).toBe('ours')
    },
    30_000,
  )

  test('a page that may not embed the CCP of this instance', async () => {
    const file = instanceFile('approvedOrigins: ["http://localhost:2"]\n')
    const { code, stderr } = await run('record', 'http://localhost:1/', '--instance', file)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^roundtable: http:\/\/localhost:1 is no approved origin of the contact center/)
  })

  test('no browser', async () => {
    vi.stubEnv('ROUNDTABLE_CHROMIUM', join(folder, 'no-chromium'))
    const { code, stderr } = await run('record', 'http://localhost:1/', '--headless')
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^roundtable: There is no browser at \S+no-chromium, where ROUNDTABLE_CHROMIUM points\. Set ROUNDTABLE_CHROMIUM to [^\n]*\n$/,
    )
  })

  test('a browser that does not start', async () => {
    const broken = join(folder, 'broken-chromium')
    writeFileSync(broken, '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    vi.stubEnv('ROUNDTABLE_CHROMIUM', broken)
    const { code, stderr } = await run('record', 'http://localhost:1/', '--headless')
    expect(code).toBe(1)
    expect(stderr).toMatch(/^roundtable: The browser cannot be started: [^\n]*[.!?] Install one with "npx playwright/)
  })

  test('no browser at all', async () => {
    const env = { PATH: folder, PLAYWRIGHT_BROWSERS_PATH: folder }
    const { code, stderr } = await runIn({ env }, 'record', 'http://localhost:1/', '--headless')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^roundtable: There is no Chrome or Chromium on this machine\. Install one with /),
    })
  })
})

/** The processes that this one has started, and what those have. */
function startedBy(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return children.flatMap((each) => [...startedBy(each), each])
}
