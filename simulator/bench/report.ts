/** One line of the table. */
export interface Row {
  readonly what: string
  /** With its unit. */
  readonly measured: string
  /** What the least that could do the same takes, measured in the same run. */
  readonly floor?: string
  /** `measured` to `floor`, or to whatever the target is about. */
  readonly ratio?: string
  readonly target?: string
  /** Of rows with a target. */
  readonly isMet?: boolean
}

const HEAD = ['Figure', 'Measured', 'Floor', 'Ratio', 'Target', '']

/** The rows as a table for people. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cellsOf)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const ruled = [HEAD, widths.map((width) => '-'.repeat(width)), ...lines.slice(1)]
  return ruled
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf({ what, measured, floor = '', ratio = '', target = '', isMet }: Row): string[] {
  return [what, measured, floor, ratio, target, isMet === undefined ? '' : isMet ? 'met' : 'MISSED']
}

/** What has to be said after the table: which targets were missed, or that none was. */
export function verdictOf(rows: readonly Row[]): string {
  const judged = rows.filter(({ isMet }) => isMet !== undefined)
  const missed = judged.filter(({ isMet }) => !isMet)
  if (judged.length === 0) return 'No target was looked at.'
  if (missed.length === 0) return `All ${judged.length} targets are met.`
  const list = missed.map(({ what, measured, ratio, target }) => `  ${what}: ${ratio || measured}, not ${target}`)
  return [`${missed.length} of ${judged.length} targets MISSED:`, ...list].join('\n')
}

/** 123456.7 as `123,457`. */
export function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

export function percent(ratio: number): string {
  return `${Math.round(ratio * 100)} %`
}
