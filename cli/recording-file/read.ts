import { FORMAT, type Recording, VERSION } from '../../simulator/recording/recording.ts'
import { check } from '../../written/check.ts'
import { Failure } from '../../written/failure.ts'
import { parseJson } from '../../written/json-source.ts'
import type { SyntaxProblem } from '../../written/source.ts'
import { printable } from '../../written/words.ts'
import { recordingFile } from './schema.ts'

/** One mistake makes many. */
const MOST_LINES = 5

/**
 * @param text of a file that a test, or `roundtable record`, has left
 * @param file what it is called in errors
 * @throws Failure when it is no recording, or not a whole one: it says where it is wrong
 */
export function recordingIn(text: string, file: string): Recording {
  const source = parseJson(text)
  if ('problems' in source) throw wrong(file, source.problems)
  refuseForeign(source.value, file)
  const checked = check(recordingFile, source.value)
  if ('file' in checked) return checked.file
  throw wrong(
    file,
    checked.problems
      .slice(0, MOST_LINES)
      .map(({ path, isKey, message }) => ({ place: source.placeOf(path, isKey), message })),
  )
}

function refuseForeign(value: unknown, file: string): void {
  const { format, version } = (typeof value === 'object' && value !== null ? value : {}) as Partial<
    Record<string, unknown>
  >
  if (format !== FORMAT) {
    throw new Failure(
      `${file} is no recording: it has no "format": "${FORMAT}" in it. Give the wire.json that a test has attached, or what "roundtable record" has written.`,
    )
  }
  if (typeof version === 'number' && version > VERSION) {
    throw new Failure(
      `${file} was written by a newer Roundtable: it has version ${version}, and this one reads version ${VERSION}. Install a newer connect-roundtable.`,
    )
  }
}

function wrong(file: string, problems: readonly SyntaxProblem[]): Failure {
  const lines = problems.map(({ place, message }) => `  ${file}:${place.line}:${place.column} ${printable(message)}`)
  return new Failure(`The recording is wrong:\n${lines.join('\n')}`)
}
