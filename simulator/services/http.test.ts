import { describe, expect, test } from 'vitest'
import { assume } from '../instance/assumptions.ts'
import { jsonForAnybody, parseBody } from './http.ts'

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

test.each([
  ['', {}],
  ['{"a":1}', { a: 1 }],
  ['{', undefined],
  [`{"a":${nested(20_000)}}`, undefined],
])('of %j the body is %j', (text, expected) => expect(parseBody(text, assume())).toEqual(expected))

describe.each([500, 1000] as const)('assumption jsonLevels %i', (jsonLevels) => {
  const parsed = (text: string) => parseBody(text, { jsonLevels })

  test('so many are read, and no more', () => {
    expect(parsed(nested(jsonLevels))).toBeInstanceOf(Array)
    expect(parsed(nested(jsonLevels + 1))).toBeUndefined()
    expect(parsed(`${'{"a":'.repeat(jsonLevels + 1)}1${'}'.repeat(jsonLevels + 1)}`)).toBeUndefined()
  })

  test('a body may be as long as it likes: what stands in its texts does not count', () => {
    const text = `\\"${'['.repeat(5000)}`
    expect(parsed(JSON.stringify({ text }))).toEqual({ text })
    expect(parsed(`[${Array.from({ length: 2000 }, () => '[]').join()}]`)).toHaveLength(2000)
  })
})

test.each([
  [{}, { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }],
  [{ origin: 'https://desk.example' }, { 'access-control-allow-origin': 'https://desk.example' }],
  [{ 'access-control-request-headers': 'x-amz-bearer' }, { 'access-control-allow-headers': 'x-amz-bearer' }],
])('who asks with %j may read the answer by %j', (headers, expected) => {
  expect(jsonForAnybody({ headers }, '{}').headers).toMatchObject({ ...expected, 'content-type': 'application/json' })
})
