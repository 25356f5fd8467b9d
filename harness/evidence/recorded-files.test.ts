import fs from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scrubsRecordings } from './recorded-files.ts'

const TOKEN = 'abcdef01'.repeat(8)
const FRAME = `{"type":"frame","token":"${TOKEN}"}\n`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'roundtable-recorded-'))
  scrubsRecordings((text) => text.replaceAll(TOKEN, '<first>'))
  scrubsRecordings((text) => text.replaceAll(TOKEN, '<gone>'))
})
afterAll(() => rm(folder, { recursive: true }))

/** As Playwright does it: by Node's own object. */
async function written(path: string, ...chunks: (string | Uint8Array)[]): Promise<Buffer> {
  const file = join(folder, path)
  await fs.promises.mkdir(dirname(file), { recursive: true })
  const [first = '', ...more] = chunks
  await fs.promises.writeFile(file, first)
  for (const each of more) await fs.promises.appendFile(file, each)
  return fs.readFileSync(file)
}

test('what Playwright records is written without what gives access, by the test that runs now', async () => {
  const without = '{"type":"frame","token":"<gone>"}\n'
  const recorded = await written('.playwright-artifacts-0/traces/a.trace', FRAME, FRAME, Buffer.from(FRAME))
  expect(recorded.toString()).toBe(without.repeat(3))
})

test('a picture is as it was, and so is any other file', async () => {
  const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff]), Buffer.from(TOKEN)])
  expect(await written('.playwright-artifacts-0/traces/a.png', picture)).toEqual(picture)
  expect((await written('notes.txt', FRAME, FRAME)).toString()).toBe(FRAME.repeat(2))
})
