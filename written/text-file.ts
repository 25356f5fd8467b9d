import { closeSync, openSync, readSync } from 'node:fs'
import { Failure } from './failure.ts'

/** More than anybody writes: a contact center of thousands of agents. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * The text of a file.
 * @param kind what it is called in errors: `instance file`
 * @throws Failure when it cannot be read, or is no text
 */
export function textIn(file: string, kind: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesIn(file))
  } catch (error) {
    throw new Failure(`The ${kind} ${file} cannot be read: ${reasonOf(error)}`)
  }
}

/** Pipes and devices are read like files, but not for ever. */
function bytesIn(file: string): Uint8Array {
  const descriptor = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(MOST_BYTES + 1)
    let size = 0
    for (let read = -1; read !== 0 && size < bytes.length; size += read) {
      read = readSync(descriptor, bytes, size, bytes.length - size, null)
    }
    if (size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MB.`)
    return bytes.subarray(0, size)
  } finally {
    closeSync(descriptor)
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOENT':
      return 'there is no such file.'
    case 'EACCES':
      return 'its permissions do not allow it.'
    case 'EISDIR':
      return 'it is a folder.'
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'it is not a text in UTF-8.'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}
