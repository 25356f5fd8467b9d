import { closeSync, openSync, readSync } from 'node:fs'
import { Failure } from './failure.ts'

const MEGABYTE = 1024 * 1024
/** More than anybody writes: a contact center of thousands of agents. */
const MOST_MEGABYTES = 4
/** So much is read at once. */
const CHUNK_BYTES = 4 * MEGABYTE

/**
 * The text of a file.
 * @param kind what it is called in errors: `instance file`
 * @param mostMegabytes how large it may be
 * @throws Failure when it cannot be read, or is no text
 */
export function textIn(file: string, kind: string, mostMegabytes = MOST_MEGABYTES): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesIn(file, mostMegabytes))
  } catch (error) {
    throw new Failure(`The ${kind} ${file} cannot be read: ${reasonOf(error)}`)
  }
}

/** Pipes and devices are read like files, but not for ever. */
function bytesIn(file: string, mostMegabytes: number): Uint8Array {
  const descriptor = openSync(file, 'r')
  try {
    const chunks: Uint8Array[] = []
    let size = 0
    for (let read = -1; read !== 0; size += read) {
      if (size > mostMegabytes * MEGABYTE) throw new Error(`it is larger than ${mostMegabytes} MB.`)
      const chunk = Buffer.alloc(CHUNK_BYTES)
      read = readSync(descriptor, chunk)
      chunks.push(chunk.subarray(0, read))
    }
    return Buffer.concat(chunks)
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
