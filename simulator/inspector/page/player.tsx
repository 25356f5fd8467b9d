import { useEffect, useState } from 'react'
import { clock, stopwatch } from '../../diagram/index.ts'
import { momentWords, type Position, type Replay, type Scale } from './replay.ts'

interface Props {
  readonly replay: Replay
  readonly index: number
  readonly onGo: (index: number) => void
}

/** Milliseconds from one position to the next while it plays: as it was, but nobody waits long, and everything is seen. */
const SHORTEST = 60
const LONGEST = 1500
const UNKNOWN = 300
const SECOND_MS = 1000

/** Goes through the time of a recording: to a moment, step by step, or as it went by. */
export function Player({ replay, index, onGo }: Props) {
  const [scale, measureBy] = useState<Scale>('event')
  const [isPlaying, play] = useState(false)
  const [speed, setSpeed] = useState(1)
  const { last, failure, positions } = replay
  const isAtEnd = index >= last

  useEffect(() => {
    if (!isPlaying) return
    if (isAtEnd) return play(false)
    const timer = setTimeout(() => onGo(index + 1), pauseBefore(positions[index], positions[index + 1]) / speed)
    return () => clearTimeout(timer)
  }, [isPlaying, isAtEnd, index, positions, speed, onGo])

  function go(to: number) {
    play(false)
    onGo(to)
  }

  return (
    <section className="player" aria-label="Moment of the recording">
      <div className="buttons">
        <button type="button" aria-label="To the beginning" disabled={index === 0} onClick={() => go(0)}>
          |◀
        </button>
        <button
          type="button"
          aria-label="Step back"
          disabled={index === 0}
          onClick={() => go(replay.step(index, -1, scale))}
        >
          ◀
        </button>
        <button
          type="button"
          className="primary play"
          onClick={() => {
            if (isAtEnd && !isPlaying) onGo(0)
            play(!isPlaying)
          }}
        >
          {isPlaying ? 'Pause' : 'Play'}
        </button>
        <button type="button" aria-label="Step on" disabled={isAtEnd} onClick={() => go(replay.step(index, 1, scale))}>
          ▶
        </button>
        <button type="button" aria-label="To the end" disabled={isAtEnd} onClick={() => go(last)}>
          ▶|
        </button>
        <select aria-label="Speed" value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
          {[0.25, 1, 4, 16].map((each) => (
            <option key={each} value={each}>
              {each} ×
            </option>
          ))}
        </select>
        <select aria-label="Steps" value={scale} onChange={({ target }) => measureBy(target.value as Scale)}>
          <option value="event">by event</option>
          <option value="simulated">by second, simulated</option>
          <option value="real">by second, real</option>
        </select>
        {failure !== undefined && (
          <button type="button" className="failed" disabled={index === failure} onClick={() => go(failure)}>
            Go to the failure
          </button>
        )}
      </div>
      <Slider key={scale} replay={replay} index={index} scale={scale} onGo={go} />
      <Now replay={replay} index={index} />
    </section>
  )
}

/** In steps of an event, or of a second; where marks are it is marked. */
function Slider({ replay, index, scale, onGo }: Props & { scale: Scale }) {
  const isByTime = scale !== 'event'
  const end = isByTime ? wholeSeconds(replay.timeOf(replay.last, scale)) : replay.last
  const here = isByTime ? replay.timeOf(index, scale) : index
  // By time it may stand where nothing happens: as of then is as of the last event before.
  const [dragged, drag] = useState(here)
  const isThere = isByTime && replay.indexBy(dragged, scale) === index
  const value = isThere ? dragged : here
  const marked = replay.positions.flatMap(({ mark }, at) => (mark ? [{ mark, at }] : []))
  function slide(to: number) {
    drag(to)
    onGo(isByTime ? replay.indexBy(to, scale) : to)
  }
  return (
    <div className="slider">
      <input
        type="range"
        aria-label="Moment"
        aria-valuetext={momentWords(replay.positions[index])}
        min={0}
        max={Math.max(1, end)}
        step={isByTime ? SECOND_MS : 1}
        value={value}
        onChange={({ target }) => slide(Number(target.value))}
      />
      <div className="ticks">
        {marked.map(({ mark, at }) => (
          <span
            key={at}
            className={`tick tick-${mark.tone}`}
            title={mark.text}
            style={{ insetInlineStart: `${((isByTime ? replay.timeOf(at, scale) : at) / Math.max(1, end)) * 100}%` }}
          />
        ))}
      </div>
    </div>
  )
}

/** Both times, and what has just happened. */
function Now({ replay, index }: Pick<Props, 'replay' | 'index'>) {
  const position = replay.positions[index]
  const start = replay.positions[0]
  if (!position || !start) return null
  const elapsed = position.real === undefined || start.real === undefined ? undefined : position.real - start.real
  return (
    <p className="now" role="status">
      <span className="muted">
        {index} of {replay.last}
      </span>
      <time dateTime={new Date(position.at).toISOString()} title="The simulator's time, UTC">
        {new Date(position.at).toISOString().slice(0, 10)} {clock(position.at)}
      </time>
      {elapsed !== undefined && (
        <span className="muted" title={new Date(position.real ?? 0).toISOString()}>
          {stopwatch(elapsed)} real time
        </span>
      )}
      <span className={position.mark ? `mark-${position.mark.tone}` : ''}>{momentWords(position)}</span>
    </p>
  )
}

/** So that the last second of all can be got to. */
function wholeSeconds(ms: number): number {
  return Math.ceil(ms / SECOND_MS) * SECOND_MS
}

function pauseBefore(from: Position | undefined, to: Position | undefined): number {
  if (from?.real === undefined || to?.real === undefined) return UNKNOWN
  return Math.min(LONGEST, Math.max(SHORTEST, to.real - from.real))
}
