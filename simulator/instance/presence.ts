import type { Assumptions } from './assumptions.ts'
import type { AgentContact } from './chat.ts'
import type { AgentState } from './directory.ts'

/** What an agent is, and since when. */
export interface Presence {
  /** What the agent has chosen to be, or the error that they were put into. */
  readonly state: AgentState
  readonly since: number
  /** While `state` is an error: what they had chosen, which is what they are still available as. */
  readonly chosen?: Chosen
  /** What they will be once their last contact has gone (documented, next status). */
  readonly next?: AgentState
}

type Chosen = Pick<Presence, 'state' | 'since'>

/** Where an agent stands after letting a contact ring out or rejecting it (name from Streams' agent error states). */
const MISSED: AgentState = { id: 'missed', name: 'MissedCallAgent', type: 'error' }

/** What the agent chose last, whatever they have got into since (documented, Streams' getAvailabilityState). */
export function chosenIn({ state, since, chosen }: Presence): Chosen {
  return chosen ?? { state, since }
}

/** Nobody is offered a contact who has chosen what to be after those they have (documented, next status). */
export function isRoutable(presence: Presence | undefined): boolean {
  return presence?.state.type === 'routable' && presence.next === undefined
}

/** The agent has not taken a contact. */
export function afterMissing(presence: Presence, now: number): Presence {
  const { next } = presence
  return { state: MISSED, since: now, chosen: chosenIn(presence), ...(next && { next }) }
}

/**
 * A contact has gone, these are left. After the last one the next state comes; after the last missed one the agent is
 * what they had been before (documented, Streams' contact.clear).
 */
export function afterClearing(presence: Presence, left: readonly AgentContact[], now: number): Presence {
  const { chosen, next } = presence
  if (next && left.length === 0) return { state: next, since: now }
  if (chosen && !left.some(isMissed)) return { state: chosen.state, since: now, ...(next && { next }) }
  return presence
}

/** Whether a contact counts as an agent's work: what a supervisor monitors does not (assumed). */
export function isWork({ initiationMethod }: AgentContact, { monitoringTakesCapacity }: Assumptions): boolean {
  return initiationMethod !== 'MONITOR' || monitoringTakesCapacity
}

/** Missed or rejected: it takes no slot any more, and is there to be seen. */
export function isMissed({ state }: AgentContact): boolean {
  return state === 'missed' || state === 'rejected'
}

/** Ringing or in conversation; what is only worked on afterwards is not (Streams' CONTACT_ACTIVE_STATES). */
export function isLive({ state }: AgentContact): boolean {
  return state === 'connecting' || state === 'connected'
}
