import { expect, test } from 'vitest'
import { parse } from './source.ts'

test.each([
  ['a: 1\na: 2', '2:1 The key "a" is there twice.'],
  ['"a b": 1\n"a b": 2', '2:1 The key "a b" is there twice.'],
  ["{'a': 1, 'a': 2}", '1:10 The key "a" is there twice.'],
  ['{a b: 1, a b: 2}', '1:10 The key "a b" is there twice.'],
  ['users: [a, b', '1:13 A list that begins with [ is not closed: a ] is missing.'],
  ['[a, b', '1:6 A list that begins with [ is not closed: a ] is missing.'],
  ['a: {b: 1', '1:9 A group that begins with { is not closed: a } is missing.'],
  ['a: "x', '1:6 A text in quotes is not closed: a " is missing.'],
  ["a: 'x", "1:6 A text in quotes is not closed: a ' is missing."],
  ['a: b: c', '1:4 Two keys on one line: put a text with a colon in it in quotes.'],
  ['a: 1\nb', '2:1 The key "b" has no value: a colon is missing after it.'],
  ['\ta: 1', '1:1 It is indented by a tab: use spaces.'],
  ['a: @b', '1:4 A text that begins with @ has to be in quotes.'],
  ['a: "\\q"', '1:5 There is no \\q in a text in quotes: write \\\\ for a \\.'],
  ['a: !foo b', '1:4 There are no tags like "!foo" here: leave it out.'],
  ['a:\n  b: 1\n c: 2', '3:1 It begins in another column than the entries of the same list or group.'],
  ['a: 1\n---\nb: 1', '2:1 The file has to be one document, without a second one after ---.'],
  ['a: &x &y b', '1:7 It is no YAML: A node can have at most one anchor.'],
])('%j is told of in words, at its place', (text, problem) => {
  const source = parse(text)
  if (!('problems' in source)) throw new Error('Nothing is wrong with it.')
  const [first] = source.problems.map(({ place, message }) => `${place.line}:${place.column} ${message}`)
  expect(first).toBe(problem)
})
