import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createCore } from '../simulator/core.ts'
import { Recorder, recordingText } from '../simulator/recording/index.ts'
import { endOf, folder, run, start } from './test-support/command.ts'

const core = createCore()
const recorder = new Recorder(core)
core.wire.record({ kind: 'request', exchange: 1, who: 'alice', service: 'cti', operation: 'AcceptContact' }, '{}')
const failure = { at: 1, tone: 'failure', text: 'Wrong', after: 1 } as const
const TEXT = recordingText(recorder.recording('a test', [failure]))

const FILE = written('wire.json', TEXT)

async function replays(...args: readonly string[]) {
  const child = start(['replay', ...args])
  let said = ''
  for await (const chunk of child.stdout ?? []) {
    said += chunk
    if (said.includes('Ctrl+C')) break
  }
  const [url = ''] = said.match(/http:\S+/) ?? []
  return { child, said, url }
}

test('it says what it replays and where, and ends on Ctrl+C', async () => {
  const { child, said, url } = await replays(FILE)
  expect(said).toMatch(
    /^Replaying "a test", 1 events, marked where it failed:\n {2}http:\/\/127\.0\.0\.1:\d+\/replay\nCtrl\+C ends it\.\n$/,
  )
  expect(await (await fetch(url)).text()).toContain('<title>Roundtable inspector</title>')
  child.kill('SIGINT')
  expect(await endOf(child)).toEqual({ code: 0, stderr: '' })
})

test('the page gets the recording, with the register’s words for what was assumed, and the events of a line', async () => {
  const { url } = await replays(FILE)
  const recording = await (await fetch(new URL('/inspector/recording', url))).json()
  expect(recording).toMatchObject({ title: 'a test', events: [{ operation: 'AcceptContact' }] })
  expect(recording.assumptions).toContainEqual(
    expect.objectContaining({ name: 'lastAgentLeaves', value: 'chat ends', reason: expect.stringMatching(/\w/) }),
  )
  expect(await (await fetch(new URL('/inspector/wire?n=1', url))).json()).toMatchObject([{ n: 1, who: 'alice' }])
  expect((await fetch(new URL('/', url), { redirect: 'manual' })).headers.get('location')).toBe('/replay')
  expect((await fetch(new URL('/inspector/live', url))).status).toBe(404)
  expect((await fetch(new URL('/inspector/actions', url), { method: 'POST' })).status).toBe(404)
})

describe('where a test has left it', () => {
  test.each([
    ['the folder of a test that failed', () => folderWith('failed', { 'wire.json': TEXT })],
    ['a trace', () => join(folderWith('traced', { 'trace.zip': traceWith(TEXT) }), 'trace.zip')],
    ['the folder with a trace', () => folderWith('traced-alone', { 'trace.zip': traceWith(TEXT) })],
  ])('%s', async (_, path) => {
    expect((await replays(path())).said).toMatch(/^Replaying "a test", 1 events/)
  })
})

describe('what goes wrong ends in words', () => {
  test.each([
    [['missing.json'], /^roundtable: The recording missing\.json cannot be read: there is no such file\.$/],
    [[written('cut.json', TEXT.slice(0, 300))], /cut\.json:\d+:\d+ It ends in the middle: the file was cut short\.$/],
    [[folderWith('empty', {})], /^roundtable: There is neither wire\.json nor trace\.zip in \S+\. Give the file/],
    [[written('no.zip', 'PK')], /no\.zip cannot be read as a trace: /],
    [[written('other.zip', zipSync({ 'test.trace': strToU8('{}') }))], /is no trace of a test with a world: /],
    [[], /missing required argument 'file'/],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await run('replay', ...args)
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr.trim()).toMatch(words)
    expect(stderr).not.toMatch(/^ +at /m)
  })

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, stderr } = await run('replay', FILE, '--port', String(port))
    expect([code, stderr]).toEqual([
      1,
      `roundtable: Port ${port} is taken by another program. Choose another, or leave --port out for a free one.\n`,
    ])
    other.close()
  })
})

/** As Playwright makes one. */
function traceWith(text: string): Uint8Array {
  const after = {
    type: 'after',
    attachments: [{ name: 'wire.json', contentType: 'application/json', file: 'attachments/abc' }],
  }
  return zipSync({
    'test.trace': strToU8(`{"type":"before"}\n${JSON.stringify(after)}`),
    'attachments/abc': strToU8(text),
  })
}

function folderWith(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  mkdirSync(join(folder, name), { recursive: true })
  for (const [file, content] of Object.entries(files)) written(join(name, file), content)
  return join(folder, name)
}

function written(name: string, content: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
