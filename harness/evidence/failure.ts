import { stripVTControlCharacters } from 'node:util'
import { redact } from '../../simulator/wire/redaction.ts'

/** Those before the first line with words, whose indentation is left: an excerpt of code is lined up. */
const BLANK_LINES = /^(?:[^\S\n]*\n)+/

/** What went wrong, in a line: the first of the error's words, and where in the test. */
export function inOneLine(problem: unknown, testFile: string): string {
  const { message = String(problem), stack = '' } = (problem ?? {}) as { message?: string; stack?: string }
  const [first = ''] = legible(message).split('\n')
  const place = placeIn(stack, testFile)
  return place ? `${first} (${place})` : first
}

/** An error's words as they can be shown anywhere: without colours, and without anything that gives access. */
export function legible(message: string): string {
  return redact(stripVTControlCharacters(message)).replace(BLANK_LINES, '').trimEnd()
}

/** `cap.spec.ts:21`. */
function placeIn(stack: string, testFile: string): string | undefined {
  const at = stack.indexOf(`${testFile}:`)
  const line = at < 0 ? undefined : stack.slice(at + testFile.length).match(/^:(\d+)/)?.[1]
  return line && `${testFile.split(/[/\\]/).at(-1)}:${line}`
}
