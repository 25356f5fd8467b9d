import { type Column, columnsFor, HEAD_HEIGHT, type PlacedRow, placed, type Shape } from './layout.ts'
import type { Person, Row } from './story.ts'
import { STYLE } from './style.ts'

export interface DrawOptions {
  /** What the diagram is of, for whoever cannot see it. */
  readonly title: string
  /** Pixels between two lifelines. */
  readonly columnWidth?: number
}

/** The diagram as an SVG document: needs nothing besides, and follows the reader's light or dark. */
export function draw(rows: readonly Row[], people: readonly Person[], { title, columnWidth }: DrawOptions): string {
  const columns = columnsFor(people, columnWidth)
  const all = placed(rows, columns)
  const height = HEAD_HEIGHT + all.reduce((sum, row) => sum + row.height, 0) + 16
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="rt-diagram" role="img" width="${columns.width}" height="${height}" viewBox="0 0 ${columns.width} ${height}">`,
    `<title>${escaped(title)}</title><style>${STYLE}</style>`,
    `<rect class="rt-ground" width="${columns.width}" height="${height}"/>`,
    ...columns.all.map((column) => lifeline(column, height)),
    ...[columns.legend, ...columns.all.map(({ heads }) => heads)].map((shapes) => shapes.map(shape).join('')),
    ...all.map(group),
    '</svg>',
  ].join('\n')
}

function lifeline({ x }: Column, height: number): string {
  return `<line class="rt-lifeline" x1="${x}" x2="${x}" y1="${HEAD_HEIGHT - 10}" y2="${height}"/>`
}

/** `data-wire` are the numbers of the row's events in the wire log. */
function group({ row, y, shapes }: PlacedRow): string {
  const title = row.reason === undefined ? row.text : `${row.text}\n${row.reason}`
  return `<g transform="translate(0 ${HEAD_HEIGHT + y})" data-wire="${row.wire.join(' ')}"><title>${escaped(title)}</title>${shapes.map(shape).join('')}</g>`
}

function shape(each: Shape): string {
  switch (each.kind) {
    case 'line':
      return `<line class="rt-line rt-${each.tone}" x1="${each.x1}" x2="${each.x2}" y1="${each.y}" y2="${each.y}"/>`
    case 'text': {
      const whole = each.full === undefined ? '' : `<title>${escaped(each.full)}</title>`
      return `<text class="rt-text rt-${each.tone}" x="${each.x}" y="${each.y}" font-size="${each.size}" text-anchor="${each.anchor}">${escaped(each.text)}${whole}</text>`
    }
    case 'box':
      return `<rect class="rt-box rt-${each.tone}" x="${each.x}" y="${each.y}" width="${each.width}" height="${each.height}" rx="6"/>`
    default:
      return `<path class="rt-${each.kind} rt-${each.tone}" d="${outline(each)}"/>`
  }
}

/** What arrow heads, dots and crosses look like, as the `d` of a path. */
export function outline(each: Extract<Shape, { kind: 'arrow' | 'dot' | 'cross' }>): string {
  const { x, y } = each
  if (each.kind === 'arrow') {
    const back = each.to === 'right' ? x - 8 : x + 8
    return `M${x} ${y}L${back} ${y - 4.5}L${back} ${y + 4.5}Z`
  }
  if (each.kind === 'dot') return `M${x - 3} ${y}a3 3 0 1 0 6 0a3 3 0 1 0 -6 0Z`
  return `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`
}

/** As text of an XML document, which cannot hold control characters nor half a surrogate pair. */
function escaped(text: string): string {
  return text
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/\p{Cc}/gu, (each) => (each === '\n' || each === '\t' ? each : '\uFFFD'))
    .replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`)
}
