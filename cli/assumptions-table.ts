import { entries } from './assume.ts'

const GAP = 2

/** The register as a table of at most `width` columns: each name, its default and the alternatives, then the reason. */
export function assumptionsTable(width: number): string {
  const rows = entries.map(({ name, values: [standard, ...alternatives] }) => [
    name,
    String(standard),
    alternatives.map(String).join(', '),
  ])
  const head = ['Assumption', 'Default', 'Alternatives']
  const widths = head.map((title, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? title).length)))
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd((widths[column] ?? 0) + GAP)).join('')
  const described = entries.map(({ reason }, index) =>
    [line(rows[index] ?? []).trimEnd(), ...wrapped(reason, width - GAP).map((each) => ' '.repeat(GAP) + each)].join(
      '\n',
    ),
  )
  return [line(head).trimEnd(), ...described].join('\n\n')
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
