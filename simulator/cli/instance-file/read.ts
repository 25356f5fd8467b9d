import { readFileSync } from 'node:fs'
import type { ContactCenter } from '../../instance/directory.ts'
import { Failure } from '../failure.ts'
import { check } from './check.ts'
import { contactCenterOf } from './contact-center.ts'
import type { Problem } from './problem.ts'
import { parse, type SyntaxProblem } from './source.ts'

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
    .map(({ place, message }) => `  ${file}:${place.line}:${place.column} ${message}`)
  return new Failure(`The instance file is wrong:\n${lines.join('\n')}`)
}

function textIn(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file))
  } catch (error) {
    throw new Failure(`The instance file ${file} cannot be read: ${reasonOf(error)}`)
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
