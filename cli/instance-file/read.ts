import { closeSync, openSync, readSync } from 'node:fs'
import type { ContactCenter } from '../../simulator/instance/directory.ts'
import { Failure } from '../failure.ts'
import { printable } from '../words.ts'
import { check } from './check.ts'
import { contactCenterOf } from './contact-center.ts'
import type { Problem } from './problem.ts'
import { parse, type SyntaxProblem } from './source.ts'

/** More than anybody writes: a contact center of thousands of agents. */
const MOST_BYTES = 4 * 1024 * 1024
/** Nobody reads more at once. */
const MOST_LINES = 20

/**
 * Reads a contact center from a file in YAML or JSON.
 * @throws Failure when the file cannot be read or is wrong; it names the line of everything that is wrong.
 */
export function readInstanceFile(file: string): ContactCenter {
  return contactCenterFrom(textIn(file), file)
}

/**
 * @param text in YAML or JSON
 * @param file what it is called in errors
 * @throws Failure like `readInstanceFile`
 */
export function contactCenterFrom(text: string, file: string): ContactCenter {
  const source = parse(text)
  if ('problems' in source) throw wrong(file, source.problems)
  const located = (problems: Problem[]) =>
    wrong(
      file,
      problems.map(({ path, isKey, message }) => ({ place: source.placeOf(path, isKey), message })),
    )
  const checked = check(source.value)
  if ('problems' in checked) throw located(checked.problems)
  const built = contactCenterOf(checked.file)
  if ('problems' in built) throw located(built.problems)
  return built.center
}

function wrong(file: string, problems: readonly SyntaxProblem[]): Failure {
  const lines = problems
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .slice(0, MOST_LINES)
    .map(({ place, message }) => `  ${file}:${place.line}:${place.column} ${printable(message)}`)
  if (problems.length > MOST_LINES) lines.push(`  and ${problems.length - MOST_LINES} more.`)
  return new Failure(`The instance file is wrong:\n${lines.join('\n')}`)
}

function textIn(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytesIn(file))
  } catch (error) {
    throw new Failure(`The instance file ${file} cannot be read: ${reasonOf(error)}`)
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
