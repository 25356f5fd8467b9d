import { useAct } from './act.ts'
import { useWorld } from './live.ts'

const SPANS = [
  ['+10 s', 10, '10 seconds'],
  ['+1 min', 60, '1 minute'],
  ['+5 min', 300, '5 minutes'],
  ['+1 h', 3600, '1 hour'],
  ['+1 day', 86_400, '1 day'],
] as const

/** Which simulator this is, whether it is there, and its time. */
export function TopBar() {
  const center = useWorld(({ view }) => view?.center)
  const connection = useWorld((world) => world.connection)
  return (
    <>
      <header className="top-bar">
        <h1>Roundtable</h1>
        {center && (
          <p className="muted">
            {center.alias} · {center.region}
          </p>
        )}
        <Clock />
        <a
          className="button"
          href="/inspector/recording"
          download
          title="What was done here so far, for roundtable replay"
        >
          Save a recording
        </a>
      </header>
      <div role="status">
        {connection === 'lost' && (
          <p className="lost">
            The simulator has ended or cannot be reached. This page connects again as soon as it is back.
          </p>
        )}
        {connection === 'connecting' && <p className="muted padded">Connecting to the simulator…</p>}
      </div>
    </>
  )
}

function Clock() {
  const now = useWorld(({ view }) => view && Math.floor(view.now / 1000))
  const act = useAct()
  if (now === undefined) return null
  return (
    <fieldset className="clock">
      <legend className="hidden">The simulator's time</legend>
      <time dateTime={new Date(now * 1000).toISOString()} title="The simulator's time, UTC">
        {new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ')}
      </time>
      {SPANS.map(([short, seconds, long]) => (
        <button
          key={seconds}
          type="button"
          aria-label={`Advance the clock by ${long}`}
          onClick={() => act({ action: 'advance', seconds })}
        >
          {short}
        </button>
      ))}
    </fieldset>
  )
}
