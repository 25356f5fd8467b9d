import type { ChatView, SeatView } from '../protocol.ts'
import { useAct } from './act.ts'
import { InviteOrTransfer, Remove } from './colleagues.tsx'
import { ReachButtons } from './reach.tsx'
import { Write } from './write.tsx'

interface Props {
  readonly chat: ChatView
  readonly seat: SeatView
}

/** What the person at a seat can do, and what can happen to them. */
export function SeatControls({ chat, seat }: Props) {
  const hasJoined = seat.state === 'joined'
  // A supervisor who has barged in acts as an agent, unless assumed otherwise: the service says so.
  const isAgent = seat.role === 'AGENT' || seat.role === 'SUPERVISOR'
  return (
    <section className="seat-controls" aria-label={`Act as ${seat.name}`}>
      <h3>
        {seat.name} <span className="muted">acts</span>
      </h3>
      {seat.state === 'invited' && seat.role !== 'CUSTOMER' && <Answer seat={seat} />}
      {seat.role === 'SUPERVISOR' && seat.state !== 'invited' && <Supervise seat={seat} />}
      {hasJoined && <Write seat={seat} />}
      {hasJoined && isAgent && <InviteOrTransfer seat={seat} />}
      {hasJoined && isAgent && <Remove seat={seat} chat={chat} />}
      {seat.state !== 'invited' && <Go seat={seat} />}
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

/** How a supervisor is in the chat: they listen unseen, or have barged in. */
function Supervise({ seat: { who, name, contactId, state } }: { seat: SeatView }) {
  const act = useAct()
  return (
    <div className="buttons">
      {state === 'listening' ? (
        <button
          type="button"
          className="primary"
          aria-label={`${name} barges in`}
          onClick={() => act({ action: 'barge in', agent: who, contactId })}
        >
          Barge in
        </button>
      ) : (
        <button
          type="button"
          aria-label={`${name} goes back to listening`}
          onClick={() => act({ action: 'go back', agent: who, contactId })}
        >
          Back to listening
        </button>
      )}
    </div>
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
