import { expect, test } from 'vitest'
import { parseJson } from './json-source.ts'

const TEXT = `{
  "list": [
    {"a": 1},
    {"b": "two"}
  ]
}
`

test('a value, and where each part of it stands', () => {
  const source = parseJson(TEXT)
  if ('problems' in source) throw new Error('It can be read.')
  expect(source.value).toEqual({ list: [{ a: 1 }, { b: 'two' }] })
  expect(source.placeOf([])).toEqual({ line: 1, column: 1 })
  expect(source.placeOf(['list', 1])).toEqual({ line: 4, column: 5 })
  expect(source.placeOf(['list', 1, 'b'])).toEqual({ line: 4, column: 11 })
  expect(source.placeOf(['list', 1, 'b'], true)).toEqual({ line: 4, column: 6 })
})

test('what is not there stands where it would have to be', () => {
  const source = parseJson(TEXT)
  if ('problems' in source) throw new Error('It can be read.')
  expect(source.placeOf(['list', 0, 'missing', 'deep'])).toEqual({ line: 3, column: 5 })
})

test.each([
  ['', { line: 1, column: 1 }, 'It is empty.'],
  [' \n', { line: 1, column: 1 }, 'It is empty.'],
  [TEXT.slice(0, 40), { line: 4, column: 13 }, 'It ends in the middle: the file was cut short.'],
  ['["one', { line: 1, column: 6 }, 'It ends in the middle: the file was cut short.'],
  ['{"a": 1,\n "b" 2}', { line: 2, column: 6 }, 'It is no JSON: Colon expected.'],
  ['hello', { line: 1, column: 1 }, 'It is no JSON: Invalid symbol.'],
  ['{"a": 1}\n// more', { line: 2, column: 1 }, /^It is no JSON: /],
])('%j is told of at its place', (text, place, message) => {
  expect(parseJson(text)).toEqual({ problems: [{ place, message: expect.stringMatching(message) }] })
})
