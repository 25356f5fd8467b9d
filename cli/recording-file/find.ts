import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Recording } from '../../simulator/recording/recording.ts'
import { Failure } from '../../written/failure.ts'
import { textIn } from '../../written/text-file.ts'
import { recordingIn } from './read.ts'

/** A recording of 5,000 events has some 5 MB; a trace, with what pages have loaded, some more. */
const MOST_MEGABYTES = 100

/** The names under which a test leaves a recording. */
const LOG = 'wire.json'
const TRACE = 'trace.zip'

/**
 * The recording in a file, in a folder of Playwright's test-results, or in a trace.
 * @throws Failure when there is none, or it is wrong
 */
export function findRecording(path: string): Recording {
  const file = existsSync(path) && statSync(path).isDirectory() ? fileIn(path) : path
  if (file.endsWith('.zip')) return recordingIn(textInTrace(file), `${file}, ${LOG}`)
  return recordingIn(textIn(file, 'recording', MOST_MEGABYTES), file)
}

function fileIn(folder: string): string {
  const found = [LOG, TRACE].map((name) => join(folder, name)).find((each) => existsSync(each))
  if (found) return found
  throw new Failure(
    `There is neither ${LOG} nor ${TRACE} in ${folder}. Give the file, or the folder of one failed test.`,
  )
}

/** A trace has the attachments of its test. */
function textInTrace(file: string): string {
  const entries = entriesOf(file)
  const attached = Object.entries(entries).flatMap(([name, content]) =>
    name.endsWith('.trace') ? [...strFromU8(content).matchAll(ATTACHED)].map(([, where = '']) => where) : [],
  )
  const [where] = attached.flatMap((each) => entries[each] ?? [])
  if (where) return strFromU8(where)
  throw new Failure(`${file} is no trace of a test with a world: no ${LOG} is attached in it.`)
}

const ATTACHED = /\{"name":"wire\.json"[^{}]*?"file":"([^"]+)"/g

function entriesOf(file: string): Record<string, Uint8Array> {
  try {
    return unzipSync(readFileSync(file))
  } catch (error) {
    throw new Failure(`${file} cannot be read as a trace: ${error instanceof Error ? error.message : error}`)
  }
}
