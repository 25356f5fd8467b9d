import type { z } from 'zod'
import { didYouMean } from './closest.ts'
import { formOf, keysAt } from './form.ts'
import { type Path, type Problem, pathText } from './problem.ts'
import { quoted } from './words.ts'

/** The value as the schema has it, or all that is wrong with its form, in words. */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): { file: z.infer<Schema> } | { problems: Problem[] } {
  const checked = schema.safeParse(value, { reportInput: true })
  if (checked.success) return { file: checked.data }
  const told = new Set<string>()
  return { problems: firstOfEach(checked.error.issues.flatMap((issue) => problemsOf(issue, schema, told))) }
}

/** A value that is wrong in two ways is told of once. */
function firstOfEach(problems: readonly Problem[]): Problem[] {
  const byPath = new Map(problems.toReversed().map((each) => [JSON.stringify(each.path), each]))
  return [...byPath.values()]
}

/** @param told lists of keys that were told already: each is told once */
function problemsOf(issue: z.core.$ZodIssue, schema: z.ZodType, told: Set<string>): Problem[] {
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)))
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(formOf(schema), path)
    return issue.keys.map((key) => unknownKey(path, key, known, told))
  }
  const at = path.length === 0 ? 'The file' : pathText(path)
  if ((issue.code === 'invalid_type' || issue.code === 'invalid_value') && issue.input === undefined) {
    return [{ path, message: `${at} is missing.`, isMissing: true }]
  }
  return [{ path, message: `${at}: ${wordsFor(issue)}` }]
}

function unknownKey(path: Path, key: string, known: readonly string[], told: Set<string>): Problem {
  const meant = didYouMean(key, known) || once(` There are: ${known.join(', ')}.`, told)
  const where = path.length === 0 ? '' : ` in ${pathText(path)}`
  return { path: [...path, key], isKey: true, message: `There is no ${quoted(key)}${where}.${meant}` }
}

function once(words: string, told: Set<string>): string {
  if (told.has(words)) return ''
  told.add(words)
  return words
}

function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String), issue.input)
  if (issue.code === 'too_small') return `${amount(issue.minimum, issue.origin)} at least.`
  if (issue.code === 'too_big') return `${amount(issue.maximum, issue.origin)} at most.`
  if (issue.code !== 'invalid_type') return `${issue.message.replace(/\.$/, '')}.`
  const isBareNumber = issue.expected === 'string' && typeof issue.input === 'number'
  const expected = KINDS[issue.expected] ?? issue.expected
  return `${expected} is expected, not ${kindOf(issue.input)}.${isBareNumber ? ' Put it in quotes.' : ''}`
}

function oneOf(values: readonly string[], given: unknown): string {
  const meant = typeof given === 'string' ? didYouMean(given, values) : ''
  return `one of ${values.join(', ')} is expected, not ${kindOf(given)}.${meant}`
}

function amount(bound: number | bigint, origin: string): string {
  if (origin === 'string') return `${bound} ${bound === 1 ? 'character' : 'characters'}`
  if (origin === 'array') return `${bound} ${bound === 1 ? 'entry' : 'entries'}`
  return String(bound)
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
  if (typeof value === 'object') return 'a group of keys and values'
  return typeof value === 'string' ? quoted(value) : String(value)
}
