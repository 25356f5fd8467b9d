import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll } from 'vitest'
import type { Sandbox } from '../../../live/test-support/sandbox.ts'
import { bundleOptions } from '../../build.mjs'
import { ended } from '../../test-support/command.ts'

const PROGRAM = fileURLToPath(new URL('../../../live/test-support/player.ts', import.meta.url))
const HERE = fileURLToPath(new URL('.', import.meta.url))

// Packages are found from where the program lies.
const folder = mkdtempSync(join(HERE, '.player-'))
const file = join(folder, 'player.mjs')

beforeAll(async () => {
  const bundle = await rolldown(bundleOptions(PROGRAM))
  await bundle.write({ file, codeSplitting: false })
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true }))

export interface Played {
  /** Null when it was killed. */
  readonly code: number | null
  readonly output: string
}

/** The player's process, on what it takes for AWS. */
export function play(sandbox: Sandbox, env: Readonly<Record<string, string>> = {}) {
  const place = { cwd: sandbox.folder, env: { ...sandbox.env, ...env } }
  const child = ended(spawn(process.execPath, [file], { ...place, stdio: ['ignore', 'pipe', 'pipe'] }))
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data) => {
      output += data
    })
  const played = new Promise<Played>((resolve) => child.once('close', (code) => resolve({ code, output })))
  return { child, played }
}
