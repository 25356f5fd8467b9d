import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../', import.meta.url))
/** Where the build is kept; the last one is told of in `build.json`. */
export const FOLDER = join(ROOT, '.roundtable', 'cli')
/** What the inspector serves. */
export const PAGE_FOLDER = join(ROOT, '.roundtable', 'inspector')
export const RECORD = join(FOLDER, 'build.json')

/**
 * @typedef {object} BuildRecord
 * @property {string} root where the repository was: a copy of it elsewhere needs a build of its own
 * @property {string} program the file to run, in FOLDER
 * @property {Record<string, string>} sources every source from the root, and its stamp when it was built from
 */

/**
 * The program, if there is a build and no source of it has changed since.
 * @returns {string | undefined}
 */
export function currentBuild() {
  try {
    /** @type {BuildRecord} */
    const { root, program, sources } = JSON.parse(readFileSync(RECORD, 'utf8'))
    const isCurrent = root === ROOT && Object.entries(sources).every(([file, stamp]) => stampOf(file) === stamp)
    return isCurrent ? join(FOLDER, program) : undefined
  } catch {
    // There is none yet, or one of its sources is gone.
    return undefined
  }
}

/**
 * Changes when the file does; looking at times and sizes takes a millisecond for all of them, reading them would not.
 * @param {string} file from the root
 */
export function stampOf(file) {
  const { mtimeMs, size } = statSync(join(ROOT, file))
  return `${mtimeMs} ${size}`
}
