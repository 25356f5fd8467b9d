import { useEffect, useState } from 'react'
import type { Row } from '../protocol.ts'

interface Props {
  readonly row: Row
  readonly onClose: () => void
}

/** What went over the wire in one line of the diagram: as it was recorded, without anything that gives access. */
export function WireDetail({ row, onClose }: Props) {
  const [events, setEvents] = useState('')
  const numbers = row.wire.join(',')
  useEffect(() => {
    const asking = new AbortController()
    fetch(`/inspector/wire?n=${numbers}`, { signal: asking.signal })
      .then((answer) => answer.json())
      .then((found: unknown[]) => setEvents(textOf(found)))
      .catch(() => asking.signal.aborted || setEvents('The simulator does not answer.'))
    return () => asking.abort()
  }, [numbers])
  return (
    <section className="wire-detail" aria-labelledby="detail" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
      <div className="diagram-heading">
        <h3 id="detail">
          {row.text} <span className="muted">wire event {row.wire.join(', ')}</span>
        </h3>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className="code" aria-label="Wire events" tabIndex={0}>
        <pre>{events}</pre>
      </section>
    </section>
  )
}

function textOf(events: readonly unknown[]): string {
  if (events.length === 0) return 'The wire log does not go back so far any more.'
  return events.map((each) => JSON.stringify(each, undefined, 2)).join('\n\n')
}
