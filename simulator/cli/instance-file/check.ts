import type { z } from 'zod'
import { didYouMean } from '../closest.ts'
import { type Path, type Problem, pathText } from './problem.ts'
import { type InstanceFile, instanceFile, keysAt } from './schema.ts'

/** The value as an instance file, or all that is wrong with its form, in words. */
export function check(value: unknown): { file: InstanceFile } | { problems: Problem[] } {
  const checked = instanceFile.safeParse(value, { reportInput: true })
  return checked.success ? { file: checked.data } : { problems: checked.error.issues.flatMap(problemsOf) }
}

function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)))
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
  const at = path.length === 0 ? 'The file' : pathText(path)
  if (issue.code === 'invalid_type' && issue.input === undefined) return [{ path, message: `${at} is missing.` }]
  return [{ path, message: `${at}: ${wordsFor(issue)}` }]
}

function unknownKey(path: Path, key: string): Problem {
  const known = keysAt[path.filter((each) => typeof each === 'string').join('.')] ?? []
  const meant = didYouMean(key, known) || ` There are: ${known.join(', ')}.`
  const where = path.length === 0 ? '' : ` in ${pathText(path)}`
  return { path: [...path, key], isKey: true, message: `There is no "${key}"${where}.${meant}` }
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_type') return `${issue.message.replace(/\.$/, '')}.`
  const isBareNumber = issue.expected === 'string' && typeof issue.input === 'number'
  const expected = KINDS[issue.expected] ?? issue.expected
  return `${expected} is expected, not ${kindOf(issue.input)}.${isBareNumber ? ' Put it in quotes.' : ''}`
}

/** What zod calls them, and what people do. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys and values',
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a group of keys and values' : JSON.stringify(value)
}
