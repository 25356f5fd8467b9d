import type { ChatView, SeatView } from '../protocol.ts'
import { useMayAct } from './act.ts'

interface Props {
  readonly chat: ChatView
  readonly chosen: string | undefined
  readonly onChoose: (participantId: string) => void
}

/** In percent of the picture: how far the middle of a seat is from the middle of the table. */
const RADIUS = { x: 36, y: 37 }

/** Who sits in the chat, at a table with as many places as it has. */
export function RoundTable({ chat, chosen, onChoose }: Props) {
  const { seats, places, taken } = chat
  // A supervisor or a bot sits there too, and takes nobody's place.
  const chairs = seats.length + Math.max(0, places - taken)
  const empty = Array.from({ length: chairs - seats.length }, (_, index) => seats.length + index)
  return (
    <div className="round-table">
      <div className="table-top">
        <strong>
          {taken} of {places}
        </strong>
        <span className="muted">{taken >= places ? 'no seat is free' : 'seats taken'}</span>
      </div>
      <ul aria-label="Who sits at the table">
        {seats.map((seat, index) => (
          <li key={seat.participantId} className="place" style={positionOf(index, chairs)}>
            <Seat seat={seat} isChosen={seat.participantId === chosen} onChoose={() => onChoose(seat.participantId)} />
          </li>
        ))}
      </ul>
      {empty.map((index) => (
        <span key={index} className="place" style={positionOf(index, chairs)} aria-hidden="true">
          <span className="avatar avatar-empty" />
          <span className="muted">free</span>
        </span>
      ))}
    </div>
  )
}

function Seat({ seat, isChosen, onChoose }: { seat: SeatView; isChosen: boolean; onChoose: () => void }) {
  const { name, role, state, isPrimary } = seat
  const what =
    state === 'invited'
      ? 'invited'
      : state === 'listening'
        ? 'listens unseen'
        : isPrimary
          ? 'primary agent'
          : role.toLowerCase().replaceAll('_', ' ')
  const reach = seat.isCutOff ? 'cut' : seat.isOnline ? 'open' : 'none'
  const mayAct = useMayAct()
  const person = (
    <>
      <span
        className={`avatar avatar-${role === 'CUSTOMER' ? 'customer' : 'agent'} avatar-${state}`}
        aria-hidden="true"
      >
        {initials(name)}
        <span className={`reach reach-${reach}`} />
      </span>
      <span className="seat-name">{name}</span>
      <span className="muted">
        {reach === 'cut' ? 'cut off' : reach === 'none' && state === 'joined' ? 'offline' : what}
      </span>
    </>
  )
  if (!mayAct) return <div className="seat">{person}</div>
  return (
    <button type="button" className="seat" aria-pressed={isChosen} onClick={onChoose}>
      {person}
    </button>
  )
}

function initials(name: string): string {
  const letters = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .join('')
  return [...letters].slice(0, 2).join('').toUpperCase()
}

/** The first at the top, then clockwise. */
function positionOf(index: number, of: number) {
  const angle = (index / of) * 2 * Math.PI
  return { left: `${50 + RADIUS.x * Math.sin(angle)}%`, top: `${50 - RADIUS.y * Math.cos(angle)}%` }
}
