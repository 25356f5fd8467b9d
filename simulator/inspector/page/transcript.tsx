import { useLayoutEffect, useRef } from 'react'
import type { ChatView, LineView } from '../protocol.ts'

/** What stands in the transcript, the newest in view. */
export function Transcript({ chat }: { chat: ChatView }) {
  const log = useRef<HTMLDivElement>(null)
  const { lines, lineCount } = chat
  useLayoutEffect(() => {
    if (log.current) log.current.scrollTop = log.current.scrollHeight
  }, [lineCount])
  return (
    <section aria-labelledby="transcript">
      <h3 id="transcript">
        Transcript{' '}
        <span className="muted">
          {lineCount} {lineCount === 1 ? 'item' : 'items'}
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div className="transcript" ref={log} role="log" aria-labelledby="transcript" tabIndex={0}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </div>
    </section>
  )
}

function Line({ line: { kind, name, role, text, at } }: { line: LineView }) {
  const time = <time className="muted">{new Date(at).toISOString().slice(11, 19)}</time>
  if (kind !== 'message' && kind !== 'attachment') {
    return (
      <p className="event">
        {time} {text}
      </p>
    )
  }
  return (
    <p className={`said said-${role.toLowerCase()}`}>
      {time} <strong>{name}</strong> {text}
    </p>
  )
}
