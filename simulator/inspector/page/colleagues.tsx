import { useState } from 'react'
import type { ChatView, SeatView } from '../protocol.ts'
import { useAct } from './act.ts'
import { useWorld } from './live.ts'

interface Props {
  readonly chat: ChatView
  readonly seat: SeatView
}

/** Brings somebody into the chat, or hands it over to them. */
export function InviteOrTransfer({ seat: { who, contactId } }: { seat: SeatView }) {
  const act = useAct()
  const quickConnects = useWorld(({ view }) => view?.agents.find(({ username }) => username === who)?.quickConnects)
  const [chosen, choose] = useState('')
  const quickConnectId = chosen || (quickConnects?.[0]?.id ?? '')
  if (!quickConnects || quickConnects.length === 0)
    return <p className="muted">There is no quick connect to invite or transfer with.</p>
  return (
    <form
      className="line"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ action: 'invite', agent: who, contactId, quickConnectId })
      }}
    >
      <select
        aria-label="Quick connect to invite or transfer with"
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
      <button type="button" onClick={() => act({ action: 'transfer', agent: who, contactId, quickConnectId })}>
        Transfer
      </button>
    </form>
  )
}

/** Removes somebody else from the chat. */
export function Remove({ chat, seat: { who, contactId, participantId: own } }: Props) {
  const act = useAct()
  // A silent monitor is nobody that an agent could see.
  const others = chat.seats.filter(({ participantId, state }) => participantId !== own && state !== 'listening')
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
