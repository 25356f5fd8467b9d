import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Readable by nobody but its owner. */
const PRIVATE = 0o700

/** Where the runs on an instance are written down: in the home folder, so that a checkout that is thrown away loses nothing. */
export function runsFolder(instanceId: string): string {
  return join(homedir(), '.roundtable', 'runs', instanceId)
}

/** The folder of one run, made when it is not there. */
export function runFolder(instanceId: string, run: string): string {
  const folder = join(runsFolder(instanceId), run)
  mkdirSync(folder, { recursive: true, mode: PRIVATE })
  return folder
}

/** Whether it is one: an attribute of a contact may have any text. */
export function isRunId(text: string): boolean {
  return /^\d{8}-\d{6}-[0-9a-f]{6}$/.test(text)
}

/** `20261126-193341-a1b2c3`: they sort by when they began, and no two are the same. */
export function newRunId(now: Date): string {
  const time = now.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  return `${time}-${randomBytes(3).toString('hex')}`
}
