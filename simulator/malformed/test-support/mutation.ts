import fc from 'fast-check'
import type { Json } from './draft.ts'
import { junk, strangeName } from './junk.ts'

/**
 * One thing that is wrong with a request. `place` and `which` are any numbers: they choose among what there is, so that a
 * mutation fits every request, and shrinks.
 */
export type Mutation =
  | { readonly kind: 'another value'; readonly place: number; readonly value: Json }
  | { readonly kind: 'at a bound'; readonly which: number }
  | { readonly kind: 'left out'; readonly place: number }
  | { readonly kind: 'added'; readonly place: number; readonly name: string; readonly value: Json }
  | { readonly kind: 'swapped'; readonly place: number; readonly other: number }
  | { readonly kind: 'other capitals'; readonly place: number }
  | { readonly kind: 'repeated'; readonly place: number; readonly times: number }
  | { readonly kind: 'foreign'; readonly place: number; readonly which: number }
  | { readonly kind: 'giant'; readonly place: number; readonly length: number }
  | { readonly kind: 'foreign bearer'; readonly which: number }
  | { readonly kind: 'duplicate key'; readonly place: number; readonly value: Json }
  | { readonly kind: 'cut'; readonly place: number }
  | { readonly kind: 'nested'; readonly levels: number; readonly inMember: boolean }
  | { readonly kind: 'spoilt text'; readonly how: (typeof SPOILT)[number] }
  | { readonly kind: 'spoilt byte'; readonly place: number; readonly byte: number }
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'address'; readonly how: (typeof ADDRESSES)[number]; readonly place: number }
  | { readonly kind: 'header'; readonly name: string; readonly value: string | null }

/** What is put around or into the text of a body. */
export const SPOILT = [
  'byte order mark',
  'trailing comma',
  'comment',
  'NaN',
  'single quotes',
  'twice',
  'a list',
  'blank',
] as const
export const ADDRESSES = [
  'trailing slash',
  'double slash',
  'capitals',
  '%E0%A4%A',
  '%00',
  '%2F',
  '%',
  '..',
  'long',
  'query',
] as const
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'post', '']
const MEGABYTE = 1 << 20

const place = fc.nat(999)
const kind = <Kind extends Mutation['kind']>(name: Kind) => ({ kind: fc.constant(name) })

const header = fc.constantFrom<readonly [string, string | null]>(
  ['content-type', 'text/html'],
  ['content-type', 'application/json; charset=utf-7'],
  ['content-type', null],
  ['x-amz-target', 'AmazonConnectCTIService.Unheard'],
  ['x-amz-target', 'AmazonConnectCTIService.__proto__'],
  ['x-amz-target', 'toString'],
  ['x-amz-target', null],
  ['x-amz-bearer', ''],
  ['x-amz-bearer', null],
  ['x-amz-bearer', 'a'.repeat(5000)],
  ['authorization', 'AWS4-HMAC-SHA256 Credential='],
  ['cookie', 'roundtable-session=; =; ;'],
  ['cookie', 'roundtable-session=__proto__'],
  ['cookie', `roundtable-session=${'a'.repeat(5000)}`],
  ['cookie', null],
  ['content-disposition', 'inline'],
  ['content-disposition', null],
  ['origin', 'null'],
  ['access-control-request-headers', 'a, b'],
)

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 300, arbitrary: fc.record({ ...kind('another value'), place, value: junk }) },
  { weight: 150, arbitrary: fc.record({ ...kind('at a bound'), which: place }) },
  { weight: 80, arbitrary: fc.record({ ...kind('left out'), place }) },
  { weight: 80, arbitrary: fc.record({ ...kind('added'), place, name: strangeName, value: junk }) },
  { weight: 50, arbitrary: fc.record({ ...kind('swapped'), place, other: place }) },
  { weight: 30, arbitrary: fc.record({ ...kind('other capitals'), place }) },
  { weight: 30, arbitrary: fc.record({ ...kind('repeated'), place, times: fc.constantFrom(2, 51, 1001) }) },
  { weight: 120, arbitrary: fc.record({ ...kind('foreign'), place, which: place }) },
  {
    weight: 8,
    arbitrary: fc.record({ ...kind('giant'), place, length: fc.integer({ min: MEGABYTE, max: 4 * MEGABYTE }) }),
  },
  { weight: 80, arbitrary: fc.record({ ...kind('foreign bearer'), which: place }) },
  { weight: 60, arbitrary: fc.record({ ...kind('duplicate key'), place, value: junk }) },
  { weight: 50, arbitrary: fc.record({ ...kind('cut'), place: fc.nat(9999) }) },
  {
    weight: 20,
    arbitrary: fc.record({ ...kind('nested'), levels: fc.constantFrom(50, 1000, 20_000), inMember: fc.boolean() }),
  },
  { weight: 40, arbitrary: fc.record({ ...kind('spoilt text'), how: fc.constantFrom(...SPOILT) }) },
  {
    weight: 40,
    arbitrary: fc.record({
      ...kind('spoilt byte'),
      place: fc.nat(9999),
      byte: fc.constantFrom(0, 0x22, 0x5c, 0x80, 0xc3, 0xff),
    }),
  },
  { weight: 20, arbitrary: fc.record({ ...kind('method'), method: fc.constantFrom(...METHODS) }) },
  { weight: 40, arbitrary: fc.record({ ...kind('address'), how: fc.constantFrom(...ADDRESSES), place }) },
  { weight: 40, arbitrary: header.map(([name, value]) => ({ kind: 'header' as const, name, value })) },
)

/** One to three things that are wrong at the same time; one most of the time. */
export const mutations = fc.oneof(
  { weight: 4, arbitrary: mutation.map((each): readonly Mutation[] => [each]) },
  { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
)
