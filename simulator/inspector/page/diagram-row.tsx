import { memo } from 'react'
import { type Columns, clock, heightOf, shapesOf, type Times } from '../../diagram/index.ts'
import type { Row } from '../protocol.ts'
import { Shapes } from './shapes.tsx'

interface Props extends Times {
  readonly row: Row
  readonly columns: Columns
  readonly isStop: boolean
  readonly isChosen: boolean
  readonly onChoose: (row: Row) => void
}

/** Drawn once, and again only when it changes: there may be a thousand of them. */
export const DiagramRow = memo(function DiagramRow({
  row,
  columns,
  simulated,
  real,
  isStop,
  isChosen,
  onChoose,
}: Props) {
  const height = heightOf(row)
  const drawing = (
    <svg width={columns.width} height={height} aria-hidden="true">
      <Shapes shapes={shapesOf(row, columns, { simulated, real })} />
    </svg>
  )
  return (
    <li className="row" style={{ height, containIntrinsicSize: `auto ${height}px` }}>
      {row.kind === 'mark' ? (
        <>
          {drawing}
          <span className="hidden">{row.text}</span>
        </>
      ) : (
        <button
          type="button"
          className="row-button"
          tabIndex={isStop ? 0 : -1}
          aria-pressed={isChosen}
          aria-label={wordsOf(row)}
          onClick={() => onChoose(row)}
        >
          {drawing}
        </button>
      )}
    </li>
  )
})

function wordsOf({ at, kind, people, text, reason }: Row): string {
  const who = people.join(', ')
  const what = kind === 'push' ? `to ${who}: ${text}` : `${who}: ${text}`
  return `${clock(at)} ${what}${reason === undefined ? '' : `, refused, ${reason}`}`
}
