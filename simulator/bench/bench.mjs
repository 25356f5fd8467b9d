/*
 * `npm run bench`: puts the benchmark together with what it measures, as the CLI is for Node 20, and runs it.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { bundleOptions } from '../../cli/build.mjs'
import { ROOT } from '../../cli/current-build.mjs'

const PROGRAM = join(ROOT, '.roundtable', 'bench', 'bench.mjs')

const bundle = await rolldown(bundleOptions(fileURLToPath(new URL('main.ts', import.meta.url))))
await bundle.write({ file: PROGRAM, format: 'esm', codeSplitting: false })
await bundle.close()

// Rounds begin without the garbage of those before.
const child = spawn(process.execPath, ['--expose-gc', PROGRAM, ...process.argv.slice(2)], { stdio: 'inherit' })
// Ctrl+C reaches it without us.
process.on('SIGINT', () => {})
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
