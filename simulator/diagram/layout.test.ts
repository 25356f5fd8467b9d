import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsFor, type Label, placed, type Shape, stopwatch } from './layout.ts'
import { fitted, widthOf } from './letters.ts'
import { storyOf } from './story.ts'
import { busyTable, Log, PEOPLE } from './test-support/log.ts'

const LONG = 'A very long message — with “quotes”, CAPITALS, 漢字 and 🙂, '.repeat(40)

function drawn(log: Log, columnWidth?: number) {
  const story = storyOf(log.events, PEOPLE, [{ at: log.events[3]?.at ?? 0, tone: 'failure', text: LONG }])
  const columns = columnsFor(story.people, columnWidth)
  // With all that can stand in the gutter.
  const rows = story.rows.map((row) => ({ ...row, elapsed: row.id * 98_765, folded: 345 }))
  return { columns, rows: placed(rows, columns) }
}

interface Box {
  readonly label: Label
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function boxOf(label: Label, y: number): Box {
  const width = widthOf(label.text, label.size)
  const left = label.x - { start: 0, middle: width / 2, end: width }[label.anchor]
  return {
    label,
    left,
    right: left + width,
    top: y + label.y - label.size * 0.8,
    bottom: y + label.y + label.size * 0.25,
  }
}

function labels(shapes: readonly Shape[], y = 0): Box[] {
  return shapes.flatMap((shape) => (shape.kind === 'text' ? [boxOf(shape, y)] : []))
}

function overlaps(boxes: readonly Box[]): string[] {
  const byTop = boxes.toSorted((a, b) => a.top - b.top)
  return byTop.flatMap((a, index) => {
    const near = byTop.slice(index + 1, index + 20)
    return near
      .filter((b) => a.left < b.right && b.left < a.right && b.top < a.bottom)
      .map((b) => `${a.label.text} / ${b.label.text}`)
  })
}

describe.each([
  ['as wide as usual', undefined],
  ['as narrow as it gets', 84],
])('six people and Connect, hundreds of events, long texts, %s', (_, columnWidth) => {
  const { columns, rows } = drawn(
    busyTable(100, () => LONG),
    columnWidth,
  )
  const boxes = rows.flatMap(({ shapes, y }) => labels(shapes, y))

  test('no label lies over another, or over the edge', () => {
    expect(rows.length).toBeGreaterThan(190)
    expect(overlaps(boxes)).toEqual([])
    expect(boxes.filter(({ left, right }) => left < 0 || right > columns.width)).toEqual([])
  })

  test('what is cut short says all of it', () => {
    const cut = boxes.filter(({ label }) => label.text.endsWith('…'))
    expect(cut.length).toBeGreaterThan(100)
    expect(cut.every(({ label }) => label.full?.includes(LONG))).toBe(true)
  })

  test('rows follow one another without a gap, each as high as what is in it', () => {
    const ends = rows.map(({ y, height }) => y + height)
    expect(rows.slice(1).map(({ y }) => y)).toEqual(ends.slice(0, -1))
    const low = rows.filter(({ shapes, height }) => labels(shapes).some(({ bottom }) => bottom > height))
    expect(low).toEqual([])
  })
})

test('customers stand left of Connect, agents right of it, evenly', () => {
  const { all } = columnsFor([...PEOPLE].reverse(), 100)
  expect(all.map(({ person }) => person?.who)).toEqual(['Maya', undefined, 'erin', 'dave', 'carol', 'bob', 'alice'])
  expect(all.slice(1).map(({ x }, index) => x - (all[index]?.x ?? 0))).toEqual([100, 100, 100, 100, 100, 100])
})

test('names that are too long for their head are cut short', () => {
  const name = 'Wolfeschlegelsteinhausenbergerdorff the Elder'
  const { all } = columnsFor([{ who: 'w', name, role: 'customer' }], 84)
  const [head] = labels(all[0]?.heads ?? [])
  expect(head?.label).toMatchObject({ full: name, text: expect.stringMatching(/^Wolf.*…$/) })
})

test('a push points at those who got it, and at nobody else', () => {
  const log = new Log()
    .asks('carol', 'AcceptContact')
    .pushes({ Id: '1', DisplayName: 'Maya', Content: 'Hello' }, 'Maya', 'alice')
  const { columns, rows } = drawn(log)
  const x = (who: string) => columns.all.find(({ person }) => person?.who === who)?.x
  const push = rows.find(({ row }) => row.kind === 'push')
  const points = push?.shapes.flatMap((shape) => (shape.kind === 'arrow' ? [[shape.x, shape.to]] : []))
  expect(points).toEqual([
    [x('Maya'), 'left'],
    [x('alice'), 'right'],
  ])
})

test('what is lost ends in a cross at whom it did not reach: a push, and an answer', () => {
  const log = new Log()
  const exchange = log.requests('alice', 'AcceptContact')
  const who = 'alice'
  log.add({ kind: 'answer lost', who, service: 'cti', exchange, operation: 'AcceptContact' })
  const body = {
    topic: 'aws/chat',
    content: { Type: 'MESSAGE', ContentType: 'text/plain', Id: 'm1', Content: 'Hello' },
  }
  log.add({ kind: 'frame lost', who, service: 'socket', socket: 1, direction: 'to client', body })
  const { columns, rows } = drawn(log)
  const alice = columns.all.find(({ person }) => person?.who === who)?.x
  const lost = rows.map(({ shapes }) => shapes.filter(({ kind }) => kind === 'cross'))
  expect(lost.flat()).toMatchObject([
    { x: alice, tone: 'lost' },
    { x: alice, tone: 'lost' },
  ])
})

test('what is refused ends in a cross at Connect, what is done in an arrow', () => {
  const refused = { status: 400, answer: { message: 'No' } }
  const { columns, rows } = drawn(new Log().asks('alice', 'AcceptContact').asks('alice', 'AcceptContact', {}, refused))
  const connect = columns.all.find(({ person }) => !person)?.x
  const ends = rows.map(({ shapes }) => shapes.find(({ kind }) => kind === 'arrow' || kind === 'cross'))
  expect(ends.slice(0, 2)).toMatchObject([
    { kind: 'arrow', to: 'left', x: connect },
    { kind: 'cross', x: connect },
  ])
})

test('both times stand at a row where they are others than at the row before: the simulator’s, and the machine’s since the first', () => {
  const at = Date.UTC(2026, 0, 5, 9, 30)
  const real = Date.UTC(2026, 10, 22)
  const marks = [
    [0, 0],
    [10, 4],
    [1000, 4],
    [1000, 2500],
  ].map(([ms = 0, realMs = 0]) => ({ at: at + ms, real: real + realMs, tone: 'note' as const, text: 'x' }))
  const rows = placed(storyOf([], [], marks).rows, columnsFor([]))
  const times = rows.map(({ shapes }) =>
    labels(shapes).flatMap(({ label }) => (label.tone === 'quiet' ? [label.text] : [])),
  )
  expect(times).toEqual([['09:30:00', '+0.00 s'], [], ['09:30:01'], ['+2.50 s']])
})

test.each([
  [undefined, ''],
  [0, '+0.00 s'],
  [1_234, '+1.23 s'],
  [125_400, '+125 s'],
])('%s ms of the machine’s time are %j', (elapsed, text) => expect(stopwatch(elapsed)).toBe(text))

describe('fitting a text into a line', () => {
  test('never makes it wider than there is room, and leaves what fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 20, max: 400 }), (text, room) => {
        const fit = fitted(text, room, 12)
        expect(widthOf(fit, 12)).toBeLessThanOrEqual(room)
        const line = text.replace(/\s+/g, ' ').trim()
        if (widthOf(line, 12) <= room) expect(fit).toBe(line)
      }),
    )
  })

  test('cuts no letter in two', () => {
    expect(fitted('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 40, 12)).toBe('👩‍👩‍👧‍👦…')
  })
})
