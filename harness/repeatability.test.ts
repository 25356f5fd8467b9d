import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rolldown } from 'rolldown'
import { beforeAll, expect, test } from 'vitest'
import { ownAddresses } from '../cli/build.mjs'
import { logOf } from './test-support/repeatable-program.ts'

const PROGRAM = fileURLToPath(new URL('test-support/print-repeatable-program.ts', import.meta.url))
const HERE = fileURLToPath(new URL('.', import.meta.url))

let log: string
beforeAll(async () => {
  log = await logOf(7)
})

test('the same seed gives the same wire log, byte for byte', async () => {
  expect(log.split('\n').length).toBeGreaterThan(500)
  expect(await logOf(7)).toBe(log)
})

test('another seed gives another', async () => {
  expect(await logOf(8)).not.toBe(log)
})

test('the same seed gives the same in another process', async () => {
  // Packages are found from where the program lies.
  const folder = mkdtempSync(join(HERE, '.repeatability-'))
  try {
    const file = join(folder, 'program.mjs')
    const bundle = await rolldown({
      input: PROGRAM,
      platform: 'node',
      external: (id) => !id.startsWith('.') && !isAbsolute(id),
      logLevel: 'warn',
      plugins: [ownAddresses],
    })
    await bundle.write({ file, codeSplitting: false })
    const { stdout } = await promisify(execFile)(process.execPath, [file, '7'], { maxBuffer: 1e8 })
    expect(stdout).toBe(log)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 30_000)
