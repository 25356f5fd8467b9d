import { describe, expect, test } from 'vitest'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import type { ServiceRequest } from '../services/http.ts'
import { type Signatures, signatureVerifier } from '../services/sigv4/verify.ts'
import { webCrypto } from './hashing.ts'

const SIGNED_AT = Date.UTC(2015, 7, 30, 12, 36)
const MINUTE_MS = 60_000

/** The example that AWS's documentation of Signature Version 4 signs step by step, as it was given for IAM. */
const example: ServiceRequest = {
  method: 'GET',
  url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
  headers: {
    host: 'iam.amazonaws.com',
    'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  },
  body: '',
}
const authorization = example.headers.authorization ?? ''

function verifies(request: ServiceRequest, now = SIGNED_AT, more: Partial<Signatures> = {}) {
  const clock = new ManualClock(now)
  const secrets: Readonly<Record<string, string>> = { AKIDEXAMPLE: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
  const verify = signatureVerifier({
    region: 'us-east-1',
    service: 'iam',
    secretOf: (id) => secrets[id],
    now: () => clock.now(),
    maxSkewMinutes: 5,
    hashing: webCrypto,
    ...more,
  })
  return verify(request)
}

function withHeaders(headers: Readonly<Record<string, string>>): ServiceRequest {
  return { ...example, headers: { ...example.headers, ...headers } }
}

describe('a signature', () => {
  test('as AWS documents it is good', async () => {
    expect(await verifies(example)).toBeUndefined()
  })

  test.each([
    [
      'the other order of its query',
      { url: new URL('https://iam.amazonaws.com/?Version=2010-05-08&Action=ListUsers') },
    ],
    ['a host that only the address tells', { headers: { ...example.headers, host: undefined } }],
    ['a header that is not signed', { headers: { ...example.headers, 'user-agent': 'any' } }],
    [
      'more room in a header',
      { headers: { ...example.headers, 'content-type': ' application/x-www-form-urlencoded;  charset=utf-8' } },
    ],
  ] as [string, Partial<ServiceRequest>][])('is good with %s', async (_, change) => {
    expect(await verifies({ ...example, ...change })).toBeUndefined()
  })

  test.each([
    ['method', { method: 'POST' }],
    ['path', { url: new URL('https://iam.amazonaws.com/users?Action=ListUsers&Version=2010-05-08') }],
    ['query', { url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-09') }],
    ['body', { body: '{}' }],
    ['signed header', withHeaders({ 'content-type': 'application/json' })],
    ['host', withHeaders({ host: 'other.amazonaws.com' })],
    ['signature', withHeaders({ authorization: authorization.replace(/d7$/, 'd8') })],
  ] as [string, Partial<ServiceRequest>][])('of another %s is refused', async (_, change) => {
    const refused = await verifies({ ...example, ...change })
    expect(refused).toMatchObject({ type: 'InvalidSignatureException', status: 403 })
    expect(refused?.message).toMatch(/does not match the signature you provided/)
  })

  test('with another secret key is refused', async () => {
    const refused = await verifies(example, SIGNED_AT, { secretOf: () => 'another' })
    expect(refused).toMatchObject({ type: 'InvalidSignatureException', status: 403 })
  })

  test('by a key that nobody has is refused', async () => {
    const refused = await verifies(withHeaders({ authorization: authorization.replace('AKID', 'ASIA') }))
    expect(refused).toMatchObject({ type: 'UnrecognizedClientException', status: 403 })
  })

  describe('by a temporary key', () => {
    const expiresAt = SIGNED_AT + MINUTE_MS
    const sessionOf = () => ({ token: 'session', expiresAt })
    const withToken = (token: string) => withHeaders({ 'x-amz-security-token': token })

    test('is good with its token, until it expires', async () => {
      expect(await verifies(withToken('session'), expiresAt - 1, { sessionOf })).toBeUndefined()
      const expired = await verifies(withToken('session'), expiresAt, { sessionOf })
      expect(expired).toMatchObject({ type: 'ExpiredTokenException', status: 403 })
    })

    test.each([
      ['without its token', example, sessionOf],
      ['with another token', withToken('another'), sessionOf],
      ['that is none, with a token', withToken('session'), () => undefined],
    ])('%s is refused', async (_, request, session) => {
      const refused = await verifies(request, SIGNED_AT, { sessionOf: session })
      expect(refused).toMatchObject({ type: 'UnrecognizedClientException', status: 403 })
    })
  })

  test.each([
    ['region', { region: 'us-west-2' }, /^Credential should be scoped to a valid region, not 'us-east-1'\.$/],
    ['service', { service: 'connect' }, /^Credential should be scoped to correct service: 'connect'\.$/],
  ])('for another %s is refused', async (_, more, words) => {
    const refused = await verifies(example, SIGNED_AT, more)
    expect(refused).toMatchObject({ type: 'InvalidSignatureException', status: 403 })
    expect(refused?.message).toMatch(words)
  })

  test('for another day than its date says is refused', async () => {
    const refused = await verifies(withHeaders({ 'x-amz-date': '20150831T123600Z' }), SIGNED_AT + 24 * 60 * MINUTE_MS)
    expect(refused).toMatchObject({ type: 'InvalidSignatureException' })
    expect(refused?.message).toMatch(
      /^Date in Credential scope does not match .*: '20150830' != '20150831', from '20150831T123600Z'\.$/,
    )
  })

  test('is good for five minutes before and after the time on it', async () => {
    for (const skew of [-5 * MINUTE_MS, 5 * MINUTE_MS]) {
      expect(await verifies(example, SIGNED_AT + skew)).toBeUndefined()
    }
    const late = await verifies(example, SIGNED_AT + 5 * MINUTE_MS + 1000)
    expect(late).toMatchObject({ type: 'InvalidSignatureException', status: 403 })
    expect(late?.message).toBe(
      'Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z (20150830T124101Z - 5 min.)',
    )
    const early = await verifies(example, SIGNED_AT - 5 * MINUTE_MS - 1000)
    expect(early?.message).toBe(
      'Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z (20150830T123059Z + 5 min.)',
    )
  })

  test.each([5, 15] as const)('assumption signatureSkewMinutes %i', async (maxSkewMinutes) => {
    const at = (minutes: number) => verifies(example, SIGNED_AT + minutes * MINUTE_MS, { maxSkewMinutes })
    expect(await at(maxSkewMinutes)).toBeUndefined()
    expect((await at(maxSkewMinutes + 1))?.message).toContain(`- ${maxSkewMinutes} min.)`)
  })

  test('for another end than it has is refused', async () => {
    const refused = await verifies(withHeaders({ authorization: authorization.replace('aws4_request', 'aws3') }))
    expect(refused?.message).toBe("Credential should be scoped with a valid terminator: 'aws4_request', not 'aws3'.")
  })

  test('that is missing is asked for', async () => {
    const { authorization: _, ...headers } = example.headers
    expect(await verifies({ ...example, headers })).toMatchObject({
      type: 'MissingAuthenticationTokenException',
      status: 403,
    })
  })

  test.each([
    { authorization: 'Bearer abc' },
    { authorization: authorization.replace('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1') },
    { authorization: authorization.replace(/Signature=.*/, '') },
    { authorization: authorization.replace('Credential=', 'Credit=') },
    { authorization: authorization.replace(';x-amz-date', '') },
    { authorization: authorization.replace(';host', '') },
    { 'x-amz-date': 'yesterday' },
    { 'x-amz-date': '20159930T123600Z' },
    { 'x-amz-date': '' },
  ])('in a header like %j is incomplete', async (headers) => {
    const refused = await verifies(withHeaders(headers))
    expect(refused).toMatchObject({ type: 'IncompleteSignatureException', status: 403 })
  })
})
