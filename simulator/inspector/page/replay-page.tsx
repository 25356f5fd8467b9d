import { useEffect, useState } from 'react'
import { Desk } from './desk.tsx'
import { become } from './live.ts'
import { Player } from './player.tsx'
import type { Replay } from './replay.ts'

/** A recording: what was in a simulator, as of a moment. There is nothing to act on. */
export function ReplayPage({ replay }: { replay: Replay }) {
  const [index, go] = useState(replay.failure ?? replay.last)
  const [chosen, choose] = useState<string>()
  useEffect(() => become(replay.worldAt(index)), [replay, index])
  return (
    <>
      <header className="top-bar">
        <h1>Roundtable</h1>
        <p className="muted">
          Recorded: {replay.title} · {replay.center.alias} · {replay.center.region}
        </p>
      </header>
      <Player replay={replay} index={index} onGo={go} />
      <Desk
        chosen={chosen}
        onChoose={choose}
        withoutChats={<p className="panel muted">No chat has been started by this moment.</p>}
      />
    </>
  )
}
