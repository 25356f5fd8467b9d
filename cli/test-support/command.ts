import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { build } from '../build.mjs'

export const COMMAND = fileURLToPath(new URL('../roundtable.mjs', import.meta.url))
export const EXAMPLE = fileURLToPath(new URL('../../fixtures/example-instance.yaml', import.meta.url))

/** Removed after the tests of a file. */
export const folder = mkdtempSync(join(tmpdir(), 'roundtable-test-'))
const started = new Set<ChildProcess>()

beforeAll(async () => {
  await build()
})

afterEach(() => {
  for (const child of started) child.kill('SIGKILL')
  started.clear()
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Where a command runs: this process's environment and folder, unless others are named. */
export interface Place {
  readonly env?: Record<string, string>
  readonly cwd?: string
}

export function start(args: readonly string[], stdout: 'pipe' | number = 'pipe', place: Place = {}): ChildProcess {
  return ended(spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', stdout, 'pipe'], ...place }))
}

/** Made sure to be, after the test. */
export function ended<Child extends ChildProcess>(child: Child): Child {
  started.add(child)
  return child
}

export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs to its end. */
export function run(...args: string[]): Promise<Outcome> {
  return runIn({}, ...args)
}

/** Runs to its end, elsewhere. */
export async function runIn(place: Place, ...args: string[]): Promise<Outcome> {
  const child = start(args, 'pipe', place)
  const [stdout, end] = await Promise.all([allOf(child.stdout), endOf(child)])
  return { stdout, ...end }
}

/** Serves, and answers as soon as it is ready. */
export function serve(...args: string[]): Promise<{ child: ChildProcess; settings: string; origin: string }> {
  return ready(start(['serve', ...args]))
}

/** Answers as soon as a process that serves is ready. */
export async function ready(child: ChildProcess): Promise<{ child: ChildProcess; settings: string; origin: string }> {
  let settings = ''
  for await (const chunk of child.stdout ?? []) {
    settings += chunk
    if (settings.includes('Ctrl+C')) break
  }
  return { child, settings, origin: settings.match(/ready on (\S+)/)?.[1] ?? '' }
}

/** How it ends after a signal, or after whatever else. */
export async function endOf(child: ChildProcess): Promise<{ code: number | null; stderr: string }> {
  const [[code], stderr] = await Promise.all([once(child, 'close'), allOf(child.stderr)])
  return { code, stderr }
}

export function allOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}

/** An instance file with this text. Answers its path. */
export function instanceFile(content: string): string {
  const file = join(folder, 'instance.yaml')
  writeFileSync(file, content)
  return file
}
