import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Directory } from '../../instance/directory.ts'
import { Failure } from '../failure.ts'
import { contactCenterFrom } from './read.ts'
import { wholeFile } from './test-support/whole-file.ts'

/** What stands where something else should. */
const oddities = fc.constantFrom<unknown[]>(
  ...[
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    {},
    [[]],
    { a: { b: 1 } },
    'a'.repeat(5000),
    '\u0000\ud800',
    '__proto__',
    [null],
    'own-queue',
  ],
)

/** The file with a value anywhere in it replaced, taken out or said again under another name. */
const wrongInside = fc
  .record({
    at: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
    by: oddities,
    how: fc.constantFrom('replace', 'remove', 'rename'),
  })
  .map(({ at, by, how }) => {
    const file = JSON.parse(JSON.stringify(wholeFile))
    const [holder, key] = placeIn(file, at)
    if (how === 'replace') Reflect.set(holder, key, by)
    else if (how === 'remove') Reflect.deleteProperty(holder, key)
    else Reflect.set(holder, `${key}x`, Reflect.get(holder, key))
    return JSON.stringify(file, undefined, 1)
  })

/** The text of the file cut off, with a part twice, or with letters changed that mean something. */
const wrongText = fc
  .record({
    from: fc.nat(),
    length: fc.nat({ max: 80 }),
    by: fc.constantFrom('', '"', '{', '}', ']', ':', '&a ', '*a', '!!set ', '\n---\n', '\t', '\u0007'),
  })
  .map(({ from, length, by }) => {
    const text = JSON.stringify(wholeFile, undefined, 1)
    const start = from % text.length
    const part = text.slice(start, start + length)
    return by === ''
      ? text.slice(0, start + length) + part + text.slice(start + length)
      : text.slice(0, start) + by + text.slice(start + length)
  })

/** A thousand files, by the seeds they are made from. */
test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
  'whatever a file says (seed %i), it is a contact center that works, or each error has a line of the file',
  (seed) => {
    let refused = 0
    const runs = fc.check(
      fc.property(fc.oneof(wrongInside, wrongText), (text) => {
        try {
          const directory = new Directory(contactCenterFrom(text, 'file'))
          for (const user of directory.center.users) directory.routingProfileOf(user)
        } catch (error) {
          if (!(error instanceof Failure)) throw error
          refused += 1
          const lines = error.message.split('\n').slice(1)
          expect(lines.length).toBeGreaterThan(0)
          for (const line of lines) expect(line).toMatch(/^ {2}(file:\d+:\d+ \S.*|and \d+ more\.)$/)
          const last = Math.max(...lines.map((line) => Number(line.split(':')[1]) || 0))
          expect(last).toBeLessThanOrEqual(text.split('\n').length)
        }
      }),
      { numRuns: 100, seed },
    )
    expect(fc.defaultReportMessage(runs) ?? '').toBe('')
    expect(refused).toBeGreaterThan(50)
  },
)

/** A group or list in the data and a key of it, chosen by numbers. */
function placeIn(data: object, [choice = 0, ...rest]: readonly number[]): [object, string] {
  const keys = Object.keys(data)
  const key = keys[choice % keys.length] ?? ''
  const value: unknown = Reflect.get(data, key)
  const isDeeper = rest.length > 0 && typeof value === 'object' && value !== null && Object.keys(value).length > 0
  return isDeeper ? placeIn(value, rest) : [data, key]
}
