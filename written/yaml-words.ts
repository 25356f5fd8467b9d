import type { YAMLError } from 'yaml'
import { quoted } from './words.ts'

type Words = (found: RegExpMatchArray, at: string) => string

/** By what the library says, in the order in which they are tried; `at` is the text from the place on. */
const WORDS: readonly (readonly [RegExp, Words])[] = [
  [/^Map keys must be unique/, (_, at) => `The key ${quoted(keyIn(at))} is there twice.`],
  [/^Flow (sequence|map) .*must .*end with a (.)$/, ([, kind = '', end = '']) => notClosed(kind, end)],
  [/^Missing closing (["'])quote/, ([, quote]) => `A text in quotes is not closed: a ${quote} is missing.`],
  [/^Nested mappings/, () => 'Two keys on one line: put a text with a colon in it in quotes.'],
  [/^Implicit map keys need/, (_, at) => `The key ${quoted(keyIn(at))} has no value: a colon is missing after it.`],
  [/^Implicit keys.* single line/, () => 'A key has to be on one line, with its colon.'],
  [/^Plain value cannot start with .*(.)$/, ([, start]) => `A text that begins with ${start} has to be in quotes.`],
  [/^Invalid escape sequence (.*)/, ([, what = '']) => `There is no ${what} in a text in quotes: write \\\\ for a \\.`],
  [/^Tabs are not allowed/, () => 'It is indented by a tab: use spaces.'],
  [
    /^All (mapping|sequence) items must start/,
    () => 'It begins in another column than the entries of the same list or group.',
  ],
  [/^Unresolved tag: (.*)/, ([, tag = '']) => `There are no tags like ${quoted(tag)} here: leave it out.`],
  [/^Source contains multiple documents/, () => 'The file has to be one document, without a second one after ---.'],
]

/** What is wrong with a text in YAML, in words. */
export function wordsFor({ message, pos: [start] }: YAMLError, text: string): string {
  for (const [pattern, words] of WORDS) {
    const found = message.match(pattern)
    if (found) return words(found, text.slice(start))
  }
  return `It is no YAML: ${message.replace(/\.$/, '')}.`
}

function notClosed(kind: string, end: string): string {
  const [what, begin] = kind === 'map' ? ['group', '{'] : ['list', '[']
  return `A ${what} that begins with ${begin} is not closed: a ${end} is missing.`
}

function keyIn(at: string): string {
  const [, double, single, plain] =
    at.match(/^(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\n]*?)(?=\s*(?::\s|:$|[,}\n]|$)))/m) ?? []
  return double ?? single ?? plain ?? ''
}
