import { useState } from 'react'
import type { ChatView, SeatView } from '../protocol.ts'
import { useAct } from './act.ts'
import { useWorld } from './live.ts'
import { ReachButtons } from './reach.tsx'

interface Props {
  readonly chat: ChatView
  readonly seat: SeatView
}

/** What the person at a seat can do, and what can happen to them. */
export function SeatControls({ chat, seat }: Props) {
  const isAgent = seat.role === 'AGENT'
  return (
    <section className="seat-controls" aria-label={`Act as ${seat.name}`}>
      <h3>
        {seat.name} <span className="muted">acts</span>
      </h3>
      {seat.state === 'invited' && seat.role !== 'CUSTOMER' && <Answer seat={seat} />}
      {seat.state === 'joined' && <Say seat={seat} />}
      {seat.state === 'joined' && isAgent && <Invite seat={seat} />}
      {seat.state === 'joined' && isAgent && <Remove seat={seat} chat={chat} />}
      {seat.state === 'joined' && <Go seat={seat} />}
    </section>
  )
}

function Answer({ seat: { who, name, contactId } }: { seat: SeatView }) {
  const act = useAct()
  return (
    <div className="buttons">
      <button
        type="button"
        className="primary"
        aria-label={`${name} accepts the invitation`}
        onClick={() => act({ action: 'accept', agent: who, contactId })}
      >
        Accept
      </button>
      <button
        type="button"
        aria-label={`${name} rejects the invitation`}
        onClick={() => act({ action: 'reject', agent: who, contactId })}
      >
        Reject
      </button>
    </div>
  )
}

function Say({ seat: { name, participantId } }: { seat: SeatView }) {
  const act = useAct()
  const [text, setText] = useState('')
  async function say() {
    const outcome = await act({ action: 'say', participantId, text })
    if ('done' in outcome) setText('')
  }
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void say()
      }}
    >
      <input
        aria-label={`What ${name} says`}
        placeholder={`Say something as ${name}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="primary">
        Say
      </button>
    </form>
  )
}

function Invite({ seat: { who, contactId } }: { seat: SeatView }) {
  const act = useAct()
  const quickConnects = useWorld(({ view }) => view?.agents.find(({ username }) => username === who)?.quickConnects)
  const [chosen, choose] = useState('')
  const quickConnectId = chosen || (quickConnects?.[0]?.id ?? '')
  if (!quickConnects || quickConnects.length === 0)
    return <p className="muted">There is no quick connect to invite with.</p>
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ action: 'invite', agent: who, contactId, quickConnectId })
      }}
    >
      <select
        aria-label="Quick connect to invite with"
        value={quickConnectId}
        onChange={({ target }) => choose(target.value)}
      >
        {quickConnects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit">Invite</button>
    </form>
  )
}

function Remove({ seat: { who, contactId, participantId: own }, chat }: Props) {
  const act = useAct()
  const others = chat.seats.filter(({ participantId }) => participantId !== own)
  const [chosen, choose] = useState('')
  const participantId = others.some((each) => each.participantId === chosen)
    ? chosen
    : (others.at(-1)?.participantId ?? '')
  if (others.length === 0) return null
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ action: 'remove', agent: who, contactId, participantId })
      }}
    >
      <select aria-label="Who is to be removed" value={participantId} onChange={({ target }) => choose(target.value)}>
        {others.map((each) => (
          <option key={each.participantId} value={each.participantId}>
            {each.name}
          </option>
        ))}
      </select>
      <button type="submit">Remove</button>
    </form>
  )
}

function Go({ seat }: { seat: SeatView }) {
  const act = useAct()
  return (
    <div className="buttons">
      <button
        type="button"
        aria-label={`${seat.name} leaves`}
        onClick={() => act({ action: 'leave', participantId: seat.participantId })}
      >
        Leave
      </button>
      <ReachButtons who={seat.who} reach={seat} />
    </div>
  )
}
