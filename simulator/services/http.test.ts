import { expect, test } from 'vitest'
import { parseBody } from './http.ts'

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

test.each([
  ['', {}],
  ['{"a":1}', { a: 1 }],
  ['{', undefined],
  [nested(501), undefined],
  [`{"a":${nested(20_000)}}`, undefined],
  [`${'{"a":'.repeat(501)}1${'}'.repeat(501)}`, undefined],
])('of %j the body is %j', (text, expected) => expect(parseBody(text)).toEqual(expected))

test('a body may be nested, and as long as it likes: what stands in its texts does not count', () => {
  const text = `\\"${'['.repeat(5000)}`
  expect(parseBody(JSON.stringify({ text }))).toEqual({ text })
  expect(parseBody(nested(500))).toBeInstanceOf(Array)
  expect(parseBody(`[${Array.from({ length: 2000 }, () => '[]').join()}]`)).toHaveLength(2000)
})
