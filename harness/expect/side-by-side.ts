import { stripVTControlCharacters } from 'node:util'
import Table from 'cli-table3'
import pico from 'picocolors'
import type { Row } from './rows.ts'

/** How wide a column gets at most; what is longer goes on in the next line. */
const WIDEST = 52
/** Spaces between columns. */
const GAP = 2
/** Lines that are the same are shown this far around one that is not. */
const AROUND = 3
/** Fewer than these are shown all the same. */
const FEWEST_FOLDED = 4

type Paint = (text: string) => string

/** A column, by its heading, and what stands there for each row. */
interface Column {
  readonly heading: string
  readonly cells: readonly string[]
}

/** Columns beside each other, without lines: what a log, a terminal and a report show alike. */
export function columns(all: readonly Column[]): string {
  // Left open, a column is as wide as its widest cell.
  const colWidths = all.map(({ cells }) => (cells.some((cell) => widthOf(cell) > WIDEST) ? WIDEST + GAP : null))
  const table = new Table({ chars: NO_LINES, colWidths, wordWrap: true, wrapOnWordBoundary: false, style })
  table.push(all.map(({ heading }) => heading))
  const height = Math.max(...all.map(({ cells }) => cells.length))
  for (let at = 0; at < height; at++) table.push(all.map(({ cells }) => cells[at] ?? ''))
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

/** Expected and actual side by side; each line that is not as expected says what became of it. */
export function sideBySide(
  rows: readonly Row[],
  [expected, actual]: readonly [string, string],
  inColours: boolean,
): string {
  const colours = pico.createColors(inColours)
  const paints: Record<Row['fate'], Paint> = {
    same: colours.dim,
    missing: colours.green,
    unexpected: colours.red,
    'out of order': colours.yellow,
    differs: colours.yellow,
  }
  const shown = folded(rows)
  const cellsOf = (of: (row: Row) => string | undefined) =>
    shown.map((row) => {
      if (typeof row === 'string') return colours.dim(row)
      const text = of(row)
      return text === undefined ? '' : paints[row.fate](oneLine(text))
    })
  return columns([
    { heading: '', cells: shown.map((row) => (typeof row === 'string' ? '' : SIGNS[row.fate])) },
    { heading: expected, cells: cellsOf((row) => row.expected) },
    { heading: actual, cells: cellsOf((row) => row.actual) },
    {
      heading: '',
      cells: shown.map((row) => (typeof row === 'string' || row.fate === 'same' ? '' : paints[row.fate](row.fate))),
    },
  ])
}

const SIGNS: Readonly<Record<Row['fate'], string>> = {
  same: ' ',
  missing: '-',
  unexpected: '+',
  'out of order': '~',
  differs: '~',
}

/** With what is the same left out where nothing near it is not; as many lines as are left out, in words. */
function folded(rows: readonly Row[]): (Row | string)[] {
  const isNear = (at: number) =>
    rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((row) => row.fate !== 'same')
  const shown: (Row | string)[] = []
  let far: Row[] = []
  const tell = () => {
    if (far.length < FEWEST_FOLDED) shown.push(...far)
    else shown.push(`… ${far.length} the same`)
    far = []
  }
  for (const [at, row] of rows.entries()) {
    if (isNear(at)) {
      tell()
      shown.push(row)
    } else far.push(row)
  }
  tell()
  return shown
}

/** A message may have lines of its own; here it is one. */
function oneLine(text: string): string {
  return text.replace(/\r?\n/g, '⏎')
}

const style = { 'padding-left': 0, 'padding-right': GAP, head: [], border: [] }

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
}

function widthOf(text: string): number {
  return stripVTControlCharacters(text).length
}
