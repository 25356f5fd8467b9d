import { closeSync, openSync, statSync, utimesSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Journal } from './journal.ts'

const SIGN = 'alive'
/** How often a run that goes on says so. Milliseconds. */
export const SIGN_EVERY_MS = 15_000
/** A run that has not said so for as long does not go on: its machine sleeps, or is gone. */
const SILENT_MS = 90_000

/** Says that the run goes on. */
export function signOfLife(folder: string): void {
  const path = join(folder, SIGN)
  closeSync(openSync(path, 'a', 0o600))
  const now = new Date()
  utimesSync(path, now, now)
}

/** Whether a run still goes on: what it has done is not to be undone then. */
export function isAlive(folder: string, now: number): boolean {
  const [begun] = new Journal(folder).of('begun')
  if (!begun) return false
  if (begun.host === hostname() && !isProcess(begun.pid)) return false
  return now - (statSync(join(folder, SIGN), { throwIfNoEntry: false })?.mtimeMs ?? 0) < SILENT_MS
}

/** Whether there is such a process on this machine. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
