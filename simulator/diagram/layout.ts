import { fitted } from './letters.ts'
import type { Person, Row } from './story.ts'

/** What is drawn, in pixels from the top left of the row (or of the heads) that it belongs to. */
export type Shape =
  | { readonly kind: 'line'; readonly x1: number; readonly x2: number; readonly y: number; readonly tone: Row['tone'] }
  /** The head of an arrow; `x` is its point. */
  | {
      readonly kind: 'arrow'
      readonly x: number
      readonly y: number
      readonly to: 'left' | 'right'
      readonly tone: Row['tone']
    }
  | { readonly kind: 'dot' | 'cross'; readonly x: number; readonly y: number; readonly tone: Row['tone'] }
  | {
      readonly kind: 'box'
      readonly x: number
      readonly y: number
      readonly width: number
      readonly height: number
      readonly tone: Row['tone'] | Person['role'] | 'connect'
    }
  | Label

export interface Label {
  readonly kind: 'text'
  readonly x: number
  /** Of the line the letters stand on. */
  readonly y: number
  readonly size: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly tone: Row['tone'] | 'quiet' | 'name'
  readonly text: string
  /** All of it, where `text` is cut short. */
  readonly full?: string
}

export interface Column {
  /** Undefined for Connect's. */
  readonly person?: Person
  readonly x: number
  readonly heads: readonly Shape[]
}

export interface PlacedRow {
  readonly row: Row
  readonly y: number
  readonly height: number
  readonly shapes: readonly Shape[]
}

/** Where the lifelines are: people outside, Connect between the customers and the agents. */
export interface Columns {
  readonly width: number
  readonly all: readonly Column[]
  /** What stands left of the heads: which times are told below. */
  readonly legend: readonly Shape[]
}

/** The times that are told at a row: those that differ from what the row before tells. */
export interface Times {
  readonly simulated?: string | undefined
  readonly real?: string | undefined
}

export const HEAD_HEIGHT = 56
/** For the time, left of everything. */
const GUTTER = 78
const EDGE = 12
const HEAD_GAP = 8
const TEXT_SIZE = 12
const SMALL_SIZE = 10.5
const LABEL_Y = 15
const ARROW_Y = 25
const ROW_HEIGHT = 36
const REASON_HEIGHT = 16
const MARK_HEIGHT = 36
/** Where the lines in the gutter stand: the simulator's time, the machine's, and what is left out. */
const GUTTER_LINES = { simulated: 9.5, real: 21, folded: 32.5 } as const
const LEGEND_Y = 20

/** @param columnWidth pixels between two lifelines */
export function columnsFor(people: readonly Person[], columnWidth = 124): Columns {
  const customers = people.filter(({ role }) => role === 'customer')
  const others = people.filter(({ role }) => role !== 'customer')
  const order = [...customers, undefined, ...others]
  const all = order.map((person, index): Column => {
    const x = GUTTER + columnWidth * (index + 0.5)
    return { ...(person && { person }), x, heads: headOf(person, x, columnWidth - HEAD_GAP) }
  })
  const legend = [
    inGutter('simulated', LEGEND_Y),
    inGutter('+ real time', LEGEND_Y + GUTTER_LINES.real - GUTTER_LINES.simulated),
  ]
  return { width: GUTTER + columnWidth * order.length + EDGE, all, legend }
}

/** Rows one below the other, from `y` 0. */
export function placed(rows: readonly Row[], columns: Columns): PlacedRow[] {
  let y = 0
  return rows.map((row, index) => {
    const shapes = shapesOf(row, columns, timesOf(row, rows[index - 1]))
    const one = { row, y, height: heightOf(row), shapes }
    y += one.height
    return one
  })
}

/** The simulator's time of day, UTC, to the second. */
export function clock(at: number | undefined): string {
  return at === undefined ? '' : new Date(at).toISOString().slice(11, 19)
}

/** The machine's time since the first row: `+0.42 s`, `+125 s`. */
export function stopwatch(elapsed: number | undefined): string {
  if (elapsed === undefined) return ''
  const seconds = elapsed / 1000
  return `${seconds < 0 ? '' : '+'}${seconds.toFixed(Math.abs(seconds) < 100 ? 2 : 0)} s`
}

/** @param before the row above, if there is one */
export function timesOf(row: Row, before: Row | undefined): Times {
  const simulated = clock(row.at)
  const real = stopwatch(row.elapsed)
  return {
    simulated: simulated === clock(before?.at) ? undefined : simulated,
    real: real === '' || real === stopwatch(before?.elapsed) ? undefined : real,
  }
}

export function heightOf({ kind, reason }: Row): number {
  if (kind === 'mark') return MARK_HEIGHT
  return ROW_HEIGHT + (reason === undefined ? 0 : REASON_HEIGHT)
}

/** The shapes of one row, with what is to be told of its times. */
export function shapesOf(row: Row, columns: Columns, { simulated, real }: Times): Shape[] {
  const gutter = [
    ...(simulated === undefined ? [] : [inGutter(simulated, GUTTER_LINES.simulated)]),
    ...(real === undefined ? [] : [inGutter(real, GUTTER_LINES.real)]),
    ...(row.folded > 0 ? [inGutter(`${row.folded} routine`, GUTTER_LINES.folded)] : []),
  ]
  const drawn =
    row.kind === 'mark' ? mark(row, columns) : row.kind === 'socket' ? socket(row, columns) : arrow(row, columns)
  return [...drawn, ...gutter]
}

function arrow(row: Row, columns: Columns): Shape[] {
  const connect = columns.all.find(({ person }) => !person)?.x ?? 0
  const ends = row.people.flatMap((who) => columns.all.filter(({ person }) => person?.who === who).map(({ x }) => x))
  const [x1, x2] = [Math.min(connect, ...ends), Math.max(connect, ...ends)]
  const { tone } = row
  const y = ARROW_Y
  const crosses = ends.map((x): Shape => ({ kind: 'cross', x, y, tone }))
  const tips: Shape[] =
    row.kind === 'push'
      ? tone === 'lost'
        ? crosses
        : ends.map((x) => ({ kind: 'arrow', x, y, to: x < connect ? 'left' : 'right', tone }))
      : tone === 'refused'
        ? [{ kind: 'cross', x: connect, y, tone }]
        : [{ kind: 'arrow', x: connect, y, to: x1 < connect ? 'right' : 'left', tone }]
  // What is lost is lost to people: a push that does not come, an answer that does not.
  const asked: Shape[] = tone === 'lost' ? crosses : ends.map((x) => ({ kind: 'dot', x, y, tone }))
  const start: Shape[] = row.kind === 'push' ? [{ kind: 'dot', x: connect, y, tone }] : asked
  return [{ kind: 'line', x1, x2, y, tone }, ...start, ...tips, ...words(row, x1 + 8, columns)]
}

function socket(row: Row, columns: Columns): Shape[] {
  const x = columns.all.find(({ person }) => person?.who === row.people[0])?.x ?? 0
  const sign: Shape = { kind: row.tone === 'lost' ? 'cross' : 'dot', x, y: ARROW_Y - 7, tone: row.tone }
  const room = columns.width - x - 10 - EDGE
  // Of the last lifeline there is more room on the left.
  const right = room >= 84
  const at = right ? { x: x + 10, room } : { x: x - 10, room: x - GUTTER, anchor: 'end' as const }
  return [sign, label(row.text, { ...at, y: ARROW_Y - 3, size: TEXT_SIZE, tone: row.tone })]
}

function mark({ tone, text }: Row, { width }: Columns): Shape[] {
  const box: Shape = { kind: 'box', x: GUTTER, y: 4, width: width - GUTTER - EDGE, height: MARK_HEIGHT - 8, tone }
  return [box, label(text, { x: GUTTER + 10, y: 22, size: TEXT_SIZE, tone, room: width - GUTTER - EDGE - 20 })]
}

function words({ text, reason, tone }: Row, x: number, { width }: Columns): Label[] {
  const room = width - x - EDGE
  const first = label(text, { x, y: LABEL_Y + 4, size: TEXT_SIZE, tone, room })
  if (reason === undefined) return [first]
  return [first, label(reason, { x, y: ARROW_Y + 15, size: SMALL_SIZE, tone, room })]
}

function inGutter(text: string, y: number, tone: Label['tone'] = 'quiet'): Label {
  return label(text, { x: EDGE, y, size: SMALL_SIZE, tone, room: GUTTER - EDGE })
}

function headOf(person: Person | undefined, x: number, width: number): Shape[] {
  const tone = person?.role ?? 'connect'
  const role = person ? person.role : 'simulated'
  const middle = { x, anchor: 'middle', room: width - 10 } as const
  return [
    { kind: 'box', x: x - width / 2, y: 6, width, height: HEAD_HEIGHT - 16, tone },
    label(person?.name ?? 'Connect', { ...middle, y: 23, size: TEXT_SIZE, tone: 'name' }),
    label(role, { ...middle, y: 38, size: SMALL_SIZE, tone: 'quiet' }),
  ]
}

interface Placing {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly tone: Label['tone']
  readonly room: number
  readonly anchor?: Label['anchor']
}

function label(full: string, { x, y, size, tone, room, anchor = 'start' }: Placing): Label {
  const text = fitted(full, room, size)
  return { kind: 'text', x, y, size, anchor, tone, text, ...(text !== full && { full }) }
}
