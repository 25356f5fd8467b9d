import { describe, expect, test } from 'vitest'
import { scrubber } from './scrub.ts'

const TOKEN = '0123456789abcdef'.repeat(4)
/** As a real instance's may look. */
const REAL = 'QVFJREFIZ1/+3cR3t=='
const PASSWORD = 'Pass w&rd"1'

const scrub = scrubber([PASSWORD, 'simulated', 'abc'])

describe('what gives access is gone', () => {
  test.each([
    ['a token of the simulator', `Bearer ${TOKEN}`],
    ['a header', JSON.stringify({ name: 'x-amz-bearer', value: REAL })],
    ['a header with quotes in it', JSON.stringify({ name: 'Authorization', value: `a "${REAL}"` })],
    ['what a page is given', JSON.stringify({ o: [{ k: 'SessionId', v: { s: REAL } }] })],
    ['cookies, whatever their names', JSON.stringify({ cookies: [{ name: 'lily', value: REAL, path: '/' }] })],
    ['a set-cookie header', JSON.stringify({ name: 'Set-Cookie', value: `lily=${REAL}; Path=/` })],
    ['a member', JSON.stringify({ ParticipantToken: REAL })],
    ['a member, written for people', JSON.stringify({ authToken: REAL }, undefined, 2)],
    ['JSON inside JSON', JSON.stringify({ a: JSON.stringify({ b: JSON.stringify({ ConnectionToken: REAL }) }) })],
    ['a pre-signed address', `https://bucket/key?X-Amz-Credential=${encodeURIComponent(REAL)}&x=1`],
    ['its signature', `https://bucket/key?x=1&X-Amz-Signature=${REAL}`],
    ['its signature, in another address', `?next=${encodeURIComponent(`https://b/?X-Amz-Signature=${REAL}`)}`],
    ['a parameter', JSON.stringify({ queryString: [{ name: 'X-Amz-Security-Token', value: REAL }] })],
    ['a console line', `configure {authToken: ${REAL}, refreshToken: ${REAL}, region: us-west-2}`],
    ['a signature', `AWS4-HMAC-SHA256 Credential=${REAL}/20260105/us-west-2, SignedHeaders=host, Signature=${REAL}`],
    ['a password', `He says ${PASSWORD}!`],
    ['a password in JSON', JSON.stringify({ value: PASSWORD })],
    ['a password in a form', new URLSearchParams({ word: PASSWORD }).toString()],
    ['a password in an address', encodeURIComponent(PASSWORD)],
    ['a token in base64', Buffer.from(`{"a":1,"token":"${TOKEN}"}`).toString('base64')],
    ['a token in base64url', Buffer.from(`??>>~~${TOKEN}?${TOKEN}`).toString('base64url')],
  ])('%s', (_, text) => {
    const rest = scrub(text)
    const decoded = [rest, decodeURIComponent(rest), Buffer.from(rest, 'base64').toString()].join('\n')
    for (const secret of [TOKEN, REAL, encodeURIComponent(REAL), 'w&rd']) expect(decoded).not.toContain(secret)
    expect(decoded).toMatch(/<credential>|<password>/)
    // Once is enough, and twice does no harm.
    expect(scrub(rest)).toBe(rest)
  })

  test.each([
    ['an access key', `key AKIAIOSFODNN7EXAMPLE!`, 'key <credential>!'],
    ['a key of a session', `ASIAIOSFODNN7EXAMPLE`, '<credential>'],
    [
      'a JSON web token',
      `a eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N b`,
      'a <credential> b',
    ],
  ])('%s', (_, text, expected) => expect(scrub(text)).toBe(expected))
})

test('and nothing else: what stands around it is as it was, and JSON stays JSON', () => {
  const entry = {
    request: {
      url: `https://host/path?X-Amz-Signature=${REAL}&size=3`,
      headers: [
        { name: 'x-amz-bearer', value: REAL },
        { name: 'accept', value: '*/*' },
      ],
      cookies: [{ name: 'a', value: REAL, path: '/' }],
    },
    body: JSON.stringify({ ConnectionToken: REAL, Expiry: '2026-01-05T09:00:00.000Z' }),
    project: 'simulated',
    abc: 'abc',
    sha1: 'a'.repeat(40),
    font: Buffer.from(Array.from({ length: 200 }, (_, index) => index)).toString('base64'),
  }
  expect(JSON.parse(scrub(JSON.stringify(entry)))).toEqual({
    ...entry,
    request: {
      url: 'https://host/path?X-Amz-Signature=<credential>&size=3',
      headers: [
        { name: 'x-amz-bearer', value: '<credential>' },
        { name: 'accept', value: '*/*' },
      ],
      cookies: [{ name: 'a', value: '<credential>', path: '/' }],
    },
    body: JSON.stringify({ ConnectionToken: '<credential>', Expiry: '2026-01-05T09:00:00.000Z' }),
  })
})

test.each(['', 'a', 'ab', 'alice:'])('a password in the base64 of something short, after %j', (before) => {
  for (const encoding of ['base64', 'base64url'] as const) {
    const text = `Basic ${Buffer.from(`${before}${PASSWORD}!`).toString(encoding)}`
    expect(scrub(text)).toMatch(/^Basic [\w+/-]{0,10}<credential>[\w+/=-]{0,6}$/)
  }
  // A word, and what is too short to be nothing else, stay.
  const others = Buffer.from(`${before}simulated abc`).toString('base64')
  expect(scrub(others)).toBe(others)
})
