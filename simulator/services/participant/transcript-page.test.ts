import { afterEach, describe, expect, test } from 'vitest'
import { assume } from '../../instance/assumptions.ts'
import type { Item } from '../../instance/chat.ts'
import { type PageRequest, transcriptPage } from './transcript-page.ts'

const START = Date.UTC(2026, 0, 5, 9)

/** Items a, b, c, ... a second apart. */
const items: Item[] = [...'abcdefg'].map((id, index) => ({
  id,
  time: START + index * 1000,
  kind: 'message',
  format: 'text/plain',
  content: id,
  participantId: 'p',
  displayName: 'Maya',
  role: 'CUSTOMER',
  contactId: 'c',
}))
const at = (index: number, ms = 0) => new Date(START + index * 1000 + ms).toISOString()

function ids(request: PageRequest, of: readonly Item[] = items): string {
  const { page, nextToken } = transcriptPage(of, request, assume())
  return page.map((item) => item.id).join('') + (nextToken ? '+' : '')
}

/** All pages, by their NextTokens, as a client asks for them. */
function pages(request: PageRequest, of: readonly Item[] = items): string[] {
  const found: string[] = []
  let next: string | undefined
  do {
    const { page, nextToken } = transcriptPage(of, next ? { ...request, NextToken: next } : request, assume())
    found.push(page.map((item) => item.id).join(''))
    next = nextToken
  } while (next && found.length < 20)
  return found
}

describe('one page', () => {
  test.each<[string, PageRequest, string]>([
    ['by default the newest ten, newest first', {}, 'gfedcba'],
    ['an empty StartPosition is none (ChatJS)', { StartPosition: {} }, 'gfedcba'],
    ['ascending: the newest, oldest first', { SortOrder: 'ASCENDING', MaxResults: 3 }, 'efg+'],
    ['descending', { SortOrder: 'DESCENDING', MaxResults: 3 }, 'gfe+'],
    ['forward from the beginning, newest first', { ScanDirection: 'FORWARD', MaxResults: 3 }, 'cba+'],
    ['forward, ascending', { ScanDirection: 'FORWARD', SortOrder: 'ASCENDING', MaxResults: 3 }, 'abc+'],
    [
      'as ChatJS asks',
      { MaxResults: 15, ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING', StartPosition: {} },
      'abcdefg',
    ],
    ['all that there is, and no more', { MaxResults: 7 }, 'gfedcba'],
    ['all but one', { MaxResults: 6 }, 'gfedcb+'],
    ['none asked for is the default', { MaxResults: 0 }, 'gfedcba'],
  ])('%s', (_, request, expected) => expect(ids(request)).toBe(expected))
})

describe('from a position', () => {
  test.each<[string, PageRequest, string]>([
    ['an id: forward by default, itself included', { StartPosition: { Id: 'e' } }, 'gfe'],
    ['an id, ascending', { StartPosition: { Id: 'c' }, SortOrder: 'ASCENDING', MaxResults: 2 }, 'cd+'],
    ['an id, backward', { StartPosition: { Id: 'c' }, ScanDirection: 'BACKWARD' }, 'cba'],
    [
      'an id, backward, ascending',
      { StartPosition: { Id: 'c' }, ScanDirection: 'BACKWARD', SortOrder: 'ASCENDING' },
      'abc',
    ],
    ['the first id, backward', { StartPosition: { Id: 'a' }, ScanDirection: 'BACKWARD' }, 'a'],
    ['the last id, forward', { StartPosition: { Id: 'g' } }, 'g'],
    ['a time: the items from it on', { StartPosition: { AbsoluteTime: at(4) } }, 'gfe'],
    ['a time between two', { StartPosition: { AbsoluteTime: at(4, 1) } }, 'gf'],
    ['a time, backward', { StartPosition: { AbsoluteTime: at(2) }, ScanDirection: 'BACKWARD' }, 'cba'],
    ['a time between two, backward', { StartPosition: { AbsoluteTime: at(2, 1) }, ScanDirection: 'BACKWARD' }, 'cba'],
    ['a time after all', { StartPosition: { AbsoluteTime: at(60) } }, ''],
    ['a time after all, backward', { StartPosition: { AbsoluteTime: at(60) }, ScanDirection: 'BACKWARD' }, 'gfedcba'],
    ['a time before all', { StartPosition: { AbsoluteTime: at(-60) } }, 'gfedcba'],
    ['a time before all, backward', { StartPosition: { AbsoluteTime: at(-60) }, ScanDirection: 'BACKWARD' }, ''],
    ['the most recent three', { StartPosition: { MostRecent: 3 }, SortOrder: 'ASCENDING' }, 'efg'],
    [
      'the most recent three, backward from there',
      { StartPosition: { MostRecent: 3 }, ScanDirection: 'BACKWARD' },
      'edcba',
    ],
    ['more recent than there are', { StartPosition: { MostRecent: 100 }, SortOrder: 'ASCENDING' }, 'abcdefg'],
    ['the most recent none counts as one', { StartPosition: { MostRecent: 0 } }, 'g'],
  ])('%s', (_, request, expected) => expect(ids(request)).toBe(expected))

  test('a member that is null is none', () => {
    const position = JSON.parse('{"Id":null,"AbsoluteTime":null,"MostRecent":null}')
    expect(ids({ StartPosition: position })).toBe('gfedcba')
    expect(ids({ StartPosition: { ...position, Id: 'e' } })).toBe('gfe')
  })
})

describe('a time', () => {
  const from = (AbsoluteTime: string, assumptions: Parameters<typeof assume>[0] = {}) => {
    const request = { StartPosition: { AbsoluteTime }, SortOrder: 'ASCENDING' } as const
    return transcriptPage(items, request, assume(assumptions))
      .page.map(({ id }) => id)
      .join('')
  }

  test.each([
    ['2026-01-05T09:00:04.000Z', 'efg'],
    ['2026-01-05T09:00:04Z', 'efg'],
    ['2026-01-05T10:00:04+01:00', 'efg'],
    ['2026-01-05T09:01Z', ''],
    ['2026-01-05', 'abcdefg'],
    ['2026-01-06', ''],
  ])('%s is one of ISO 8601', (time, expected) => expect(from(time)).toBe(expected))

  test.each([
    'Mon Jan 5 2026',
    '5 January 2026 09:00 UTC',
    '1767603604000',
    '2026-13-05T09:00:04Z',
    '2026-01-05 09:00',
  ])('%s is none', (time) => expect(() => from(time)).toThrow(/ISO 8601/))

  describe('without a zone', () => {
    const zone = process.env.TZ
    afterEach(() => {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    })

    test.each(['UTC', 'America/Los_Angeles', 'Asia/Tokyo'])('assumption timeWithoutZone UTC: in %s', (machine) => {
      process.env.TZ = machine
      expect(from('2026-01-05T09:00:04')).toBe('efg')
      expect(from('2026-01-05T09:00:04.500')).toBe('fg')
    })

    test('assumption timeWithoutZone refused', () => {
      const assumptions = { timeWithoutZone: 'refused' } as const
      expect(() => from('2026-01-05T09:00:04', assumptions)).toThrow(/time zone/)
      expect(from('2026-01-05T09:00:04Z', assumptions)).toBe('efg')
    })
  })
})

describe('a member of a StartPosition that the model does not know', () => {
  const withFoo = (position: PageRequest['StartPosition']): PageRequest => {
    const StartPosition = Object.assign({ Foo: 1 }, position)
    return { StartPosition }
  }

  test('is left out, beside another and alone', () => {
    expect(ids(withFoo({ Id: 'e' }))).toBe('gfe')
    expect(ids(withFoo({}))).toBe('gfedcba')
  })
})

describe('two start positions at once', () => {
  const StartPosition = { Id: 'e', MostRecent: 1 }

  test('assumption severalStartPositions refused', () => {
    expect(() => ids({ StartPosition })).toThrow(/exactly one/)
  })

  test('assumption severalStartPositions the id first', () => {
    const { page } = transcriptPage(items, { StartPosition }, assume({ severalStartPositions: 'the id first' }))
    expect(page.map(({ id }) => id).join('')).toBe('gfe')
  })
})

describe('an empty transcript', () => {
  test.each<PageRequest>([
    {},
    { ScanDirection: 'FORWARD' },
    { StartPosition: { MostRecent: 5 } },
    { StartPosition: { MostRecent: 5 }, ScanDirection: 'BACKWARD' },
    { StartPosition: { AbsoluteTime: at(0) } },
    { StartPosition: { AbsoluteTime: at(0) }, ScanDirection: 'BACKWARD' },
  ])('%j gives an empty page', (request) => expect(ids(request, [])).toBe(''))
})

describe('page by page', () => {
  test.each<[PageRequest, string[]]>([
    [{ MaxResults: 3 }, ['gfe', 'dcb', 'a']],
    [{ MaxResults: 3, SortOrder: 'ASCENDING' }, ['efg', 'bcd', 'a']],
    [{ MaxResults: 3, ScanDirection: 'FORWARD', SortOrder: 'ASCENDING' }, ['abc', 'def', 'g']],
    [{ MaxResults: 3, ScanDirection: 'FORWARD', SortOrder: 'DESCENDING' }, ['cba', 'fed', 'g']],
    [{ MaxResults: 2, StartPosition: { Id: 'c' }, SortOrder: 'ASCENDING' }, ['cd', 'ef', 'g']],
    [{ MaxResults: 2, StartPosition: { Id: 'e' }, ScanDirection: 'BACKWARD' }, ['ed', 'cb', 'a']],
    [{ MaxResults: 1, StartPosition: { MostRecent: 2 }, SortOrder: 'ASCENDING' }, ['f', 'g']],
    [{ MaxResults: 7 }, ['gfedcba']],
  ])('%j gives every item once', (request, expected) => expect(pages(request)).toEqual(expected))

  test.each(['FORWARD', 'BACKWARD'] as const)('stands where it was while more comes in (%s)', (ScanDirection) => {
    const [last] = items.slice(-1)
    if (!last) throw new Error('there are items')
    const { nextToken = '' } = transcriptPage(items, { MaxResults: 3, ScanDirection }, assume())
    const later = [...items, { ...last, id: 'h', time: last.time + 1 }]
    const { page } = transcriptPage(later, { MaxResults: 2, NextToken: nextToken, SortOrder: 'ASCENDING' }, assume())
    expect(page.map((item) => item.id)).toEqual(ScanDirection === 'FORWARD' ? ['d', 'e'] : ['c', 'd'])
  })
})

describe('every combination of ScanDirection, SortOrder and StartPosition', () => {
  /** Messages and attachments by turns: a page is made of items, whatever they are. */
  const mixed: Item[] = items.map((item, index) => {
    if (index % 2 === 0) return item
    const { id, time, participantId, displayName, role, contactId } = item
    const file = { id: `file-${id}`, participantId, name: 'a.png', contentType: 'image/png', size: 1 }
    const by = { id, time, participantId, displayName, role, contactId }
    return { ...by, kind: 'attachment', attachment: { ...file, state: 'approved' }, state: 'approved' }
  })
  /** Where each position is: the index of the item at it. */
  const POSITIONS: readonly [PageRequest['StartPosition'], number][] = [
    [undefined, -1],
    [{}, -1],
    [{ Id: 'd' }, 3],
    [{ AbsoluteTime: at(3) }, 3],
    [{ MostRecent: 4 }, 3],
  ]
  const CASES = POSITIONS.flatMap(([StartPosition, index]) =>
    ([undefined, 'FORWARD', 'BACKWARD'] as const).flatMap((ScanDirection) =>
      ([undefined, 'ASCENDING', 'DESCENDING'] as const).map((SortOrder) => {
        const request: PageRequest = {
          ...(StartPosition && { StartPosition }),
          ...(ScanDirection && { ScanDirection }),
          ...(SortOrder && { SortOrder }),
        }
        return { request, index }
      }),
    ),
  )

  test.each(CASES)('$request', ({ request, index }) => {
    const isForward = (request.ScanDirection ?? (index === -1 ? 'BACKWARD' : 'FORWARD')) === 'FORWARD'
    const from = index === -1 ? (isForward ? 0 : 6) : index
    const scanned = isForward ? [...'abcdefg'.slice(from)] : [...'abcdefg'.slice(0, from + 1)].toReversed()
    for (const MaxResults of [1, 2, 3, 7]) {
      const expected: string[] = []
      for (let n = 0; n < scanned.length; n += MaxResults) {
        const page = scanned.slice(n, n + MaxResults).toSorted()
        expected.push((request.SortOrder === 'ASCENDING' ? page : page.toReversed()).join(''))
      }
      expect(pages({ ...request, MaxResults }, mixed), `${MaxResults} a page`).toEqual(expected)
    }
  })
})

describe('zero', () => {
  const ids = (request: PageRequest, assumptions: Parameters<typeof assume>[0]) =>
    transcriptPage(items, { SortOrder: 'ASCENDING', ...request }, assume(assumptions))
  const long = Array.from({ length: 12 }, (_, index) => ({ ...items[0], id: String(index) }) as Item)

  test.each([
    ['as if left out', 10],
    ['empty page', 0],
  ] as const)('assumption noMaxResults %s', (noMaxResults, size) => {
    const { page } = transcriptPage(long, { MaxResults: 0 }, assume({ noMaxResults }))
    expect(page).toHaveLength(size)
  })

  test.each([
    ['the latest item', 'FORWARD', 'g'],
    ['the latest item', 'BACKWARD', 'efg'],
    ['after the latest item', 'FORWARD', ''],
    ['after the latest item', 'BACKWARD', 'efg'],
  ] as const)('assumption noMostRecent %s, %s', (noMostRecent, ScanDirection, expected) => {
    const { page } = ids({ StartPosition: { MostRecent: 0 }, ScanDirection, MaxResults: 3 }, { noMostRecent })
    expect(page.map((item) => item.id).join('')).toBe(expected)
  })
})
