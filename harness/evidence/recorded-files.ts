import fs from 'node:fs'
import { bytesWithout, type Scrub } from './scrub.ts'

/** Where Playwright keeps what it records while a test runs: UI mode shows it from there, and a run that is killed leaves it. */
const RECORDED = /[\\/]\.playwright-artifacts-\d+[\\/]/

/** Of the test that runs: there is one at a time in a process, and what it has left to write it writes before the next. */
let scrub: Scrub | undefined

/**
 * Playwright records in the process in which the test runs, and asks nobody what it may write. So its files are written without
 * what gives access: it takes these functions from Node's own object, whole lines or files at a time.
 */
export function scrubsRecordings(given: Scrub): void {
  if (!scrub) {
    const { appendFile, writeFile } = fs.promises
    Object.assign(fs.promises, { appendFile: scrubbing(appendFile), writeFile: scrubbing(writeFile) })
  }
  scrub = given
}

function scrubbing<File, Data, Rest extends unknown[]>(
  write: (file: File, data: Data, ...rest: Rest) => Promise<void>,
) {
  return (file: File, data: Data, ...rest: Rest) =>
    write(file, typeof file === 'string' && RECORDED.test(file) ? scrubbed(data) : data, ...rest)
}

function scrubbed<Data>(data: Data): Data {
  if (!scrub) return data
  if (typeof data === 'string') return scrub(data) as Data & string
  return data instanceof Uint8Array ? (bytesWithout(data, scrub) as Data & Uint8Array) : data
}
