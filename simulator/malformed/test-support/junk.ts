import fc from 'fast-check'
import type { Json } from './draft.ts'

/** Lengths about the bounds that the models have. */
const LENGTHS = [
  1, 36, 37, 100, 101, 127, 128, 256, 257, 500, 501, 1000, 1001, 1024, 1025, 4097, 12_001, 16_385, 32_769,
]
const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  2,
  59,
  60,
  101,
  299,
  301,
  481,
  10_081,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  5e-324,
]
const TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  '📐'.repeat(129),
  'null',
  '-1',
  'true',
  'NaN',
  '2026-02-30T25:61:61Z',
  '+275760-09-14T00:00:00Z',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../etc/passwd',
  '%E0%A4%A',
  "'; --",
  '<img src=x>',
  'javascript:alert(1)',
  'https://',
  'http://[',
  'e30=',
  btoa('{"id":5,"direction":"FORWARD"}'),
  btoa('ListUsers 1e9'),
  '{"messageId":null}',
  'text/html',
  'application/vnd.amazonaws.connect.message.interactive',
]

/** What does not belong where it is put: of another type, or on the wrong side of a bound. */
export const junk: fc.Arbitrary<Json> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Json>(null, true, false, [], {}, [null], [[]], { a: {} }, [{}], [1, 'a']) },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<Json>(...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom(...LENGTHS).map((length) => 'a'.repeat(length)) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => value as Json) },
)

/** Names that mean something to JavaScript, and one that means nothing. */
export const strangeName = fc.constantFrom('__proto__', 'constructor', 'toString', 'unheard', '', 'InstanceId', 'a.b')
