import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { Editor } from './test-support/editor.ts'
import { SmallRun } from './test-support/small-run.ts'

/** What Playwright offers works with a world as with any fixture: docs/playwright.md promises it. */

const folder = mkdtempSync(join(tmpdir(), 'roundtable-plain-'))
const playwright = new SmallRun(folder)

afterAll(() => rmSync(folder, { recursive: true }))

test('two shards have a test each, and their merged report has both', async () => {
  const blobs = join(folder, 'blobs')
  mkdirSync(blobs)
  for (const shard of [1, 2]) {
    const own = join(folder, `shard-${shard}`)
    const { output } = await playwright.tests([`--shard=${shard}/2`, '--reporter=blob,line'], {
      PLAYWRIGHT_BLOB_OUTPUT_DIR: own,
    })
    expect(output).toContain(`Running 1 test using 1 worker, shard ${shard} of 2`)
    for (const name of readdirSync(own)) copyFileSync(join(own, name), join(blobs, name))
  }

  await playwright.merges(blobs)
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const diagrams = page.split('<details class="test"').slice(1)
  expect(diagrams).toHaveLength(2)
  for (const each of diagrams) expect(each).toContain('<svg')
  expect(page).toMatch(/id="rule-six-at-most".*title="proved"/)
}, 120_000)

test('--last-failed runs what failed, --retries tries it again, and each try has its diagram', async () => {
  await playwright.tests()
  await playwright.tests(['--last-failed', '--retries=1'])
  const { suites } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))
  const [spec, ...others] = suites[0].specs
  expect(others).toEqual([])
  expect(spec.title).toBe('fails on purpose')
  const tries: { attachments: { name: string }[] }[] = spec.tests[0].results
  expect(tries.map(({ attachments }) => attachments.some(({ name }) => name === 'diagram.svg'))).toEqual([true, true])
}, 120_000)

test('a tag chooses, and so does a title', async () => {
  const { output: tagged } = await playwright.tests(['--list', '--grep', '@six', '--reporter=list'])
  expect(tagged).toContain('Total: 1 test in 1 file')
  const { output: titled } = await playwright.tests(['--list', '-g', 'on purpose', '--reporter=list'])
  expect(titled).toContain('Total: 1 test in 1 file')
}, 60_000)

test('VS Code lists the specs and runs one, with its diagram', async () => {
  const testServer = await playwright.serves(['test-server'])
  onTestFinished(testServer.end)
  const editor = await Editor.opens(testServer.address)
  onTestFinished(() => editor.close())
  const tests = await editor.lists()
  expect([...tests.keys()]).toEqual(['six take part @six', 'fails on purpose'])
  const { status, attached } = await editor.runs(tests.get('six take part @six') ?? '')
  expect(status).toBe('passed')
  expect(attached).toContain('diagram.svg')
}, 120_000)

test('UI mode is served where it is told to', async () => {
  const uiMode = await playwright.serves(['test', '--ui-host=127.0.0.1', '--ui-port=0'])
  onTestFinished(uiMode.end)
  const page = await fetch(uiMode.address)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<title>Playwright Test</title>')
}, 120_000)
