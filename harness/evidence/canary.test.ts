import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SmallRun } from '../reporter/test-support/small-run.ts'
import type { HandedOut } from './test-support/canary/handed-out.ts'
import { type Content, contentsOf, search } from './test-support/search.ts'

/** A run that fails, over both transports, in which everything that gives access is used, and everything is recorded. */
const CONFIG = fileURLToPath(new URL('test-support/canary/playwright.config.ts', import.meta.url))

/** Every kind of credential that there is. */
const SOURCES = [
  'session',
  'auth',
  'participant',
  'connection',
  'socket',
  'upload',
  'download',
  'view',
  'password',
  'access key',
  'secret key',
  'session token',
  'signature',
  'sign-in',
]

const folder = mkdtempSync(join(tmpdir(), 'roundtable-canary-'))
/** Outside of what is searched. */
const ledger = mkdtempSync(join(tmpdir(), 'roundtable-ledger-'))
let handedOut: HandedOut[]
let left: Content[]

beforeAll(async () => {
  const file = join(ledger, 'handed-out.jsonl')
  const { output, errors } = await new SmallRun(folder, CONFIG).tests([], { ROUNDTABLE_CANARIES: file })
  writeFileSync(join(folder, 'stdout.txt'), output)
  writeFileSync(join(folder, 'stderr.txt'), errors)
  handedOut = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  left = contentsOf(folder).map(({ where, bytes }) => ({ where: where.replace(`${folder}/`, ''), bytes }))
}, 240_000)

afterAll(() => {
  for (const each of [folder, ledger]) rmSync(each, { recursive: true })
})

test('everything that gives access was handed out and used, over both transports', () => {
  const used = handedOut.filter(({ event }) => event === 'used')
  expect([...new Set(used.map(({ source }) => source))].sort()).toEqual(SOURCES.toSorted())
  // Two worlds: none of what is granted is the same in both.
  for (const source of SOURCES.slice(0, 8)) {
    expect(
      new Set(used.filter((each) => each.source === source).map(({ secret }) => secret)).size,
      source,
    ).toBeGreaterThan(1)
  }
  expect(readFileSync(join(folder, 'stdout.txt'), 'utf8')).toMatch(/2 failed/)
})

test('the search finds what was said, printed and asked for: in the log, the traces, the reports', () => {
  const files = (secret: string) => search(left, [secret]).map(({ where }) => where)
  expect(files('Signed in and ready')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^results\/.*\/wire\.json$/),
      expect.stringMatching(/^results\/.*routed\/trace\.zip > resources\/.*\.json$/),
      // The frames of real sockets.
      expect.stringMatching(/^results\/.*sockets\/trace\.zip > resources\/.*\.jsonl$/),
      expect.stringMatching(/^blob\/.*\.zip > .*$/),
      expect.stringMatching(/^html\/data\/.*$/),
      expect.stringMatching(/^meanwhile\/routed\/traces\/resources\/.*\.json$/),
      expect.stringMatching(/^meanwhile\/sockets\/traces\/resources\/.*\.jsonl$/),
      'index.html',
    ]),
  )
  expect(files('The last that is printed')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/trace\.zip > test\.trace$/),
      expect.stringMatching(/^meanwhile\/routed\/traces\/.*-test\.trace$/),
      'stdout.txt',
      'report.json',
    ]),
  )
  expect(files('x-amz-bearer')).toEqual(expect.arrayContaining([expect.stringMatching(/trace\.zip > .*\.network$/)]))
  // The line of the engine with its tokens.
  const console = left.filter(({ where }) => where.endsWith('.trace')).map(({ bytes }) => bytes.toString())
  expect(console.join('\n')).toMatch(/"type":"console".*authToken.*<credential>/)
})

test('nothing that gives access is in anything that the run has left, in whatever way it is written', () => {
  const secrets = [...new Set(handedOut.map(({ secret }) => secret))]
  expect(secrets.length).toBeGreaterThan(20)
  const sourceOf = new Map(handedOut.map(({ secret, source }) => [secret, source]))
  const found = search(left, secrets).map(({ secret, where, how }) => `${sourceOf.get(secret)}, ${how}: ${where}`)
  expect(found).toEqual([])
})

test('a trace is still one: entries are JSON, and what was asked for is there', () => {
  const traces = left.filter(({ where }) => /^results\/.*trace\.zip > .*\.(trace|network)$/.test(where))
  expect(traces.length).toBeGreaterThanOrEqual(6)
  for (const { where, bytes } of traces) {
    for (const line of bytes.toString().split('\n'))
      if (line !== '') expect(() => JSON.parse(line), where).not.toThrow()
  }
})
