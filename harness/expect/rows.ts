import { diffArrays } from 'diff'

/** What became of one line of what was expected, or is one line of what there is. */
type Fate = 'same' | 'missing' | 'unexpected' | 'out of order' | 'differs'

/** A line of a comparison: what stands left and right of it. */
export interface Row {
  readonly fate: Fate
  readonly expected?: string
  readonly actual?: string
}

/** Line by line, where the order counts. What is there, but elsewhere, is out of order at both places. */
export function inOrder(expected: readonly string[], actual: readonly string[]): Row[] {
  const parts = diffArrays([...expected], [...actual])
  const missing = parts.flatMap(({ removed, value }) => (removed ? value : []))
  const unexpected = parts.flatMap(({ added, value }) => (added ? value : []))
  const moved = commonTo(missing, unexpected)
  const [movedFrom, movedTo] = [[...moved], [...moved]]
  return parts.flatMap(({ added, removed, value }) =>
    value.map((line): Row => {
      if (removed) return { expected: line, fate: take(movedFrom, line) ? 'out of order' : 'missing' }
      if (added) return { actual: line, fate: take(movedTo, line) ? 'out of order' : 'unexpected' }
      return { expected: line, actual: line, fate: 'same' }
    }),
  )
}

/**
 * Line by line, where the order does not count.
 * @param subjectOf what a line is about: two lines about the same stand beside each other
 */
export function inAnyOrder(
  expected: readonly string[],
  actual: readonly string[],
  subjectOf: (line: string) => string = (line) => line,
): Row[] {
  const left = [...actual]
  const rows = expected.map((line): Row => {
    if (take(left, line)) return { expected: line, actual: line, fate: 'same' }
    return { expected: line, fate: 'missing' }
  })
  const paired = rows.map((row): Row => {
    if (row.fate !== 'missing') return row
    const other = left.find((line) => subjectOf(line) === subjectOf(row.expected ?? ''))
    if (other === undefined) return row
    take(left, other)
    return { ...row, actual: other, fate: 'differs' }
  })
  return [...paired, ...left.map((line): Row => ({ actual: line, fate: 'unexpected' }))]
}

/** How many of each: `1 missing, 2 unexpected`; empty when all are the same. */
export function counted(rows: readonly Row[]): string {
  const kinds: readonly [Fate, (row: Row) => boolean][] = [
    ['missing', ({ fate }) => fate === 'missing'],
    ['unexpected', ({ fate }) => fate === 'unexpected'],
    // It stands at two places, and is one.
    ['out of order', ({ fate, expected }) => fate === 'out of order' && expected !== undefined],
    ['differs', ({ fate }) => fate === 'differs'],
  ]
  return kinds
    .map(([fate, is]) => [rows.filter(is).length, fate] as const)
    .filter(([count]) => count > 0)
    .map(([count, fate]) => `${count} ${fate}`)
    .join(', ')
}

function commonTo(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return some.filter((line) => take(left, line))
}

/** Takes one such line out. @returns whether there was one */
function take(lines: string[], line: string): boolean {
  const at = lines.indexOf(line)
  if (at >= 0) lines.splice(at, 1)
  return at >= 0
}
