import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { Failure } from '../../written/failure.ts'
import { isProcess } from '../run/alive.ts'

interface Holder {
  readonly pid: number
  readonly host: string
}

/** Nobody else has it meanwhile. */
export interface Lock {
  release(): void
}

/**
 * Keeps a file for this process: the file beside it, `FILE.lock`, is made by one process alone. One whose process on this machine is
 * gone is taken over.
 * @throws Failure that says who has it
 */
export function lockFile(file: string): Lock {
  const path = `${file}.lock`
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies Holder)
  if (!isMade(path, own)) {
    const others = textOf(path)
    const holder = holderIn(others)
    if (isAtWork(holder)) throw taken(file, holder)
    takeAway(path, others)
    // Somebody else may have been quicker.
    if (!isMade(path, own)) throw taken(file, holderIn(textOf(path)))
  }
  return { release: () => rmSync(path, { force: true }) }
}

/** Whether it was made now, by this process. */
function isMade(path: string, text: string): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (existsSync(path)) return false
    const reason = error instanceof Error ? error.message : String(error)
    throw new Failure(
      `What is made could not be written to ${path.replace(/\.lock$/, '')}: ${reason}. Nothing was changed.`,
    )
  }
}

/** Only the one that was looked at: another may have been made in its place since. */
function takeAway(path: string, expected: string): void {
  const aside = `${path}.${randomUUID()}`
  renameSync(path, aside)
  if (readFileSync(aside, 'utf8') !== expected) linkSync(aside, path)
  rmSync(aside)
}

function isAtWork({ pid, host }: Holder): boolean {
  return host !== hostname() || isProcess(pid)
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // Given back at this moment.
    return ''
  }
}

function holderIn(text: string): Holder {
  try {
    const { pid, host }: Partial<Holder> = JSON.parse(text)
    if (typeof pid === 'number' && typeof host === 'string') return { pid, host }
  } catch {
    // Made a moment ago, and not written yet.
  }
  return { pid: 0, host: '' }
}

function taken(file: string, { pid, host }: Holder): Failure {
  const who = host === '' ? 'another process' : `process ${pid} on ${host}`
  return new Failure(
    `Another "roundtable provision" works with ${file} at this moment: ${who}. Nothing was changed. ` +
      `Run it again when that one has ended; if it is gone, delete ${file}.lock.`,
  )
}
