import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { columnsFor, HEAD_HEIGHT, timesOf } from '../../diagram/index.ts'
import type { Person, Row } from '../protocol.ts'
import { DiagramRow } from './diagram-row.tsx'
import { useWorld } from './live.ts'
import { Shapes } from './shapes.tsx'
import { useWidth } from './use-width.ts'
import { WireDetail } from './wire-detail.tsx'

const NOBODY: readonly Person[] = []
/** Pixels between two lifelines: as the page's width allows, and never too little for a name. */
const NARROWEST = 84
const WIDEST = 150
/** What is beside the lifelines: the time on the left, an edge on the right. */
const BESIDE = 90
/** From the end, in pixels: who is this near to it follows what is new. */
const NEAR = 40

/** The wire log as a sequence diagram that grows, of the people of one chat or of everybody. */
export function Diagram({ chatId }: { chatId: string | undefined }) {
  const everybody = useWorld(({ view }) => view?.people ?? NOBODY)
  const inChat = useWorld(({ chats }) => (chatId ? chats.get(chatId)?.everybody : undefined))
  const all = useWorld((world) => world.rows)
  const count = useWorld(({ view }) => view?.wireCount ?? 0)
  const [shows, show] = useState<'chat' | 'everybody'>('chat')
  const [chosen, choose] = useState<Row>()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)

  const people = useMemo(() => {
    const only = shows === 'chat' ? inChat : undefined
    return only ? everybody.filter(({ who }) => only.includes(who)) : everybody
  }, [everybody, inChat, shows])
  const columns = useMemo(() => {
    const each = Math.floor((width - BESIDE) / (people.length + 1))
    return columnsFor(people, Math.min(WIDEST, Math.max(NARROWEST, each)))
  }, [people, width])
  const rows = useMemo(() => rowsOf(all, people), [all, people])
  const hasLines = rows.some(({ kind }) => kind !== 'mark')
  const { isAtEnd, toEnd } = useFollowing(frame, rows)

  return (
    <section className="panel diagram-panel" aria-labelledby="wire">
      <div className="diagram-heading">
        <h2 id="wire">On the wire</h2>
        <span className="muted">{count.toLocaleString('en')} events</span>
        <label>
          Show{' '}
          <select value={shows} onChange={({ target }) => show(target.value === 'chat' ? 'chat' : 'everybody')}>
            <option value="chat">this chat's people</option>
            <option value="everybody">everybody</option>
          </select>
        </label>
      </div>
      <div className="diagram rt-diagram" ref={frame} hidden={rows.length === 0} tabIndex={hasLines ? undefined : 0}>
        <svg className="heads" width={columns.width} height={HEAD_HEIGHT - 8} aria-hidden="true">
          <Shapes shapes={[columns.legend, ...columns.all.map(({ heads }) => heads)].flat()} />
        </svg>
        <div className="rows" style={{ width: columns.width }}>
          <svg className="lifelines" width={columns.width} height="100%" aria-hidden="true">
            {columns.all.map(({ x, person }) => (
              <line key={person?.who ?? ''} className="rt-lifeline" x1={x} x2={x} y1="0" y2="100%" />
            ))}
          </svg>
          <Rows rows={rows} columns={columns} chosen={chosen} onChoose={choose} />
        </div>
      </div>
      {!isAtEnd && rows.length > 0 && (
        <button type="button" className="to-end" onClick={toEnd}>
          Go to the newest
        </button>
      )}
      {rows.length === 0 && (
        <p className="muted">
          What people and their clients do appears here. Choose a line to see what went over the wire.
        </p>
      )}
      {chosen && <WireDetail row={chosen} onClose={() => choose(undefined)} />}
    </section>
  )
}

interface RowsProps {
  readonly rows: readonly Row[]
  readonly columns: ReturnType<typeof columnsFor>
  readonly chosen: Row | undefined
  readonly onChoose: (row: Row) => void
}

/** One stop of the Tab key; arrow keys go from line to line. */
function Rows({ rows, columns, chosen, onChoose }: RowsProps) {
  const list = useRef<HTMLOListElement>(null)
  const stop = rows.find(({ id }) => id === chosen?.id)?.id ?? rows.findLast(({ kind }) => kind !== 'mark')?.id
  function move(key: string) {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const step = { ArrowUp: -1, ArrowDown: 1 }[key]
    if (at >= 0 && step) buttons[at + step]?.focus()
    return step !== undefined
  }
  return (
    <ol
      ref={list}
      aria-label="Sequence of events"
      onKeyDown={(event) => {
        if (move(event.key)) event.preventDefault()
      }}
    >
      {rows.map((row, index) => (
        <DiagramRow
          key={row.id}
          row={row}
          columns={columns}
          {...timesOf(row, rows[index - 1])}
          isStop={row.id === stop}
          isChosen={row.id === chosen?.id}
          onChoose={onChoose}
        />
      ))}
    </ol>
  )
}

/** Those that touch these people, and of a push to many what goes to them. */
function rowsOf(rows: readonly Row[], people: readonly Person[]): readonly Row[] {
  const shown = new Set(people.map(({ who }) => who))
  return rows.filter((row) => row.kind === 'mark' || row.people.some((who) => shown.has(who)))
}

/** Keeps the end in view as long as the person has not scrolled away from it. */
function useFollowing(frame: React.RefObject<HTMLDivElement | null>, rows: readonly Row[]) {
  const [isAtEnd, setIsAtEnd] = useState(true)
  const follows = useRef(true)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const look = () => {
      follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR
      setIsAtEnd(follows.current)
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [frame])
  const toEnd = () => frame.current?.scrollTo({ top: frame.current.scrollHeight })
  useLayoutEffect(() => {
    if (follows.current) toEnd()
  }, [rows])
  return { isAtEnd, toEnd }
}
