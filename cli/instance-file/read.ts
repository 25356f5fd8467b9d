import type { ContactCenter } from '../../simulator/instance/directory.ts'
import { check } from '../../written/check.ts'
import { Failure } from '../../written/failure.ts'
import type { Problem } from '../../written/problem.ts'
import { parse, type SyntaxProblem } from '../../written/source.ts'
import { textIn } from '../../written/text-file.ts'
import { firstLines, printable } from '../../written/words.ts'
import { contactCenterOf } from './contact-center.ts'
import { instanceFile } from './schema.ts'

/**
 * Reads a contact center from a file in YAML or JSON.
 * @throws Failure when the file cannot be read or is wrong; it names the line of everything that is wrong.
 */
export function readInstanceFile(file: string): ContactCenter {
  return contactCenterFrom(textIn(file, 'instance file'), file)
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
  const checked = check(instanceFile, source.value)
  if ('problems' in checked) throw located(checked.problems)
  const built = contactCenterOf(checked.file)
  if ('problems' in built) throw located(built.problems)
  return built.center
}

function wrong(file: string, problems: readonly SyntaxProblem[]): Failure {
  const lines = problems
    .toSorted((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ place, message }) => `  ${file}:${place.line}:${place.column} ${printable(message)}`)
  return new Failure(`The instance file is wrong:\n${firstLines(lines).join('\n')}`)
}
