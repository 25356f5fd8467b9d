import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/contact-center.ts'
import { Sandbox } from '../../live/test-support/sandbox.ts'
import { answered } from '../../live/test-support/wire-events.ts'
import { type HandedOut, Ledger } from '../evidence/test-support/canary/handed-out.ts'
import { ACCESS_KEY, SECRET_KEY, SESSION_TOKEN } from '../evidence/test-support/canary/secrets.ts'
import { type Content, contentsOf, search } from '../evidence/test-support/search.ts'
import { tokensLikeAmazons } from './test-support/canary/tokens-like-amazons.ts'
import { runLive } from './test-support/twin-run.ts'

/** A live run that fails in every way, with every report that Playwright writes. */
const CONFIG = fileURLToPath(new URL('test-support/canary/playwright.config.ts', import.meta.url))

const PASSWORD = 'Canary pass&word "1"'
const WRONG_PASSWORD = 'Another pass&word "2"'
/** Somebody who has nothing to do with the run, and what they say. */
const STRANGER = ['Josephine Roebuck', 'My card is 4111-2222-3333-4444, and I am not at home'] as const
/** However it is broken into lines. */
const PARTS = ['Roebuck', '2222-3333', 'not at home']

/** Outside of what is searched. */
const ledger = mkdtempSync(join(tmpdir(), 'roundtable-ledger-'))
let handedOut: HandedOut[]
let left: Content[]

beforeAll(async () => {
  tokensLikeAmazons()
  const file = join(ledger, 'handed-out.jsonl')
  const book = new Ledger(file)
  const users = contactCenter.users.map((user) => ({ ...user, password: PASSWORD }))
  const session = { secretAccessKey: SECRET_KEY, sessionToken: SESSION_TOKEN, expiresAt: Number.MAX_SAFE_INTEGER }
  await using sandbox = await Sandbox.opens({
    center: { ...contactCenter, users },
    temporaryCredentials: { [ACCESS_KEY]: session },
  })
  const { wire, instance } = sandbox.simulator
  const stop = wire.subscribe((event) => {
    if (!answered('SendMessage')(event)) return
    stop()
    instance.startChat({ displayName: STRANGER[0], initialMessage: { format: 'text/plain', content: STRANGER[1] } })
  })
  const run = await runLive(sandbox, {
    config: CONFIG,
    env: {
      AWS_ACCESS_KEY_ID: ACCESS_KEY,
      AWS_SECRET_ACCESS_KEY: SECRET_KEY,
      AWS_SESSION_TOKEN: SESSION_TOKEN,
      ROUNDTABLE_LIVE_PASSWORD_BOB: WRONG_PASSWORD,
    },
  })
  await run.ended
  sandbox.holds('output.txt', run.output())
  for (const secret of [PASSWORD, WRONG_PASSWORD, ACCESS_KEY, SECRET_KEY, SESSION_TOKEN])
    book.note('told', secret, 'used')
  handedOut = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  left = contentsOf(sandbox.folder).map(({ where, bytes }) => ({
    where: where.replace(`${sandbox.folder}/`, ''),
    bytes,
  }))
}, 240_000)

afterAll(() => rmSync(ledger, { recursive: true }))

const files = (text: string) => search(left, [text]).map(({ where }) => where)

describe('what a live run leaves', () => {
  test('is of a run in which everything that gives access was used, and a stranger came, and each test failed', () => {
    const used = new Set(handedOut.flatMap(({ source, event }) => (event === 'used' ? [source] : [])))
    expect([...used].sort()).toEqual(['auth', 'connection', 'participant', 'session', 'socket', 'told'])
    expect(files('4 failed')).toContain('output.txt')
    // Seen by the agent, and told of in the failure.
    expect(files(`<somebody>: <${STRANGER[1].length} characters>`)).toContain('output.txt')
  })

  test('is searched wherever it lies: logs, reports and what is packed in them, also in base64', () => {
    const reports = [
      'report.json',
      'roundtable/index.html',
      /^results\/.*\/error-context\.md$/,
      /^html\/index\.html > base64 > .*\.json$/,
      /^html\/data\/.*\.md$/,
      /^blob\/.*\.zip > report\.jsonl$/,
    ].map((each) => expect.stringMatching(each))
    expect(files('Said in the open')).toEqual(
      expect.arrayContaining([...reports, expect.stringMatching(/^results\/.*\/wire\.json$/)]),
    )
    expect(files('Never said')).toEqual(expect.arrayContaining([...reports, 'junit.xml', 'output.txt']))
    expect(files('(what a page shows in a live run is not kept)')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^results\/.*\/error-context\.md$/)]),
    )
    // What the run has written down for a sweep.
    expect(files('contact started')).toEqual([expect.stringMatching(/^\.roundtable\/runs\/.*\/journal\.jsonl$/)])
  })

  test('has nothing in it that gives access, and nothing of a stranger', { tags: ['H63'] }, () => {
    const sourceOf = new Map(handedOut.map(({ secret, source }) => [secret, source]))
    for (const each of [...STRANGER, ...PARTS]) sourceOf.set(each, 'stranger')
    expect(sourceOf.size).toBeGreaterThan(20)
    const found = search(left, [...sourceOf.keys()])
    expect(found.map(({ secret, where, how }) => `${sourceOf.get(secret)}, ${how}: ${where}`)).toEqual([])
  })

  test('has no picture or film, and a trace of nothing but a refusal', () => {
    const names = left.map(({ where }) => where).filter((each) => !each.startsWith('html/trace/'))
    expect(names.filter((each) => /\.(png|jpeg|webm|har|network)$/.test(each))).toEqual([])
    const traces = names.filter((each) => each.endsWith('.trace'))
    expect(new Set(traces.map((each) => /^(results|html|blob)\b/.exec(each)?.[1]))).toEqual(
      new Set(['results', 'html', 'blob']),
    )
    for (const { where, bytes } of left) {
      if (where.endsWith('.trace')) expect(bytes.toString()).toMatch(/trace is on\. The test was not begun\./)
    }
  })
})
