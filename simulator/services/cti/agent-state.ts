import type { AgentContact } from '../../instance/chat.ts'
import type { Instance } from '../../instance/instance.ts'
import { chosenIn } from '../../instance/presence.ts'
import { arnOf } from '../arns.ts'

interface NamedState {
  readonly id: string
  readonly name: string
  readonly type: string
}

/** States that Connect puts an agent into by itself (names from Streams' agent availability states). */
const BUSY: NamedState = { id: 'busy', name: 'Busy', type: 'system' }
const PENDING: NamedState = { id: 'pending-busy', name: 'PendingBusy', type: 'system' }
const AFTER_CONTACT: NamedState = { id: 'after-call-work', name: 'AfterCallWork', type: 'system' }

/** Times on this wire are seconds since the epoch. */
export function seconds(time: number): number {
  return time / 1000
}

export function wireState(instance: Instance, state: NamedState) {
  return {
    agentStateARN: arnOf(instance.directory.center, 'agent-state', state.id),
    name: state.name,
    type: state.type,
  }
}

/**
 * The three members of a snapshot that say what an agent is: `state`, which can be one that Connect has put them into;
 * `agentAvailabilityState`, always one that was chosen; `nextState` (documented, Streams; the spelling is its model's).
 */
export function agentStateOf(instance: Instance, userId: string) {
  const presence = instance.presenceOf(userId)
  const chosen = chosenIn(presence)
  const { state, since } =
    (presence.state.type === 'error' ? undefined : systemState(instance, instance.contactsOf(userId))) ?? presence
  return {
    state: { ...wireState(instance, state), startTimestamp: seconds(since) },
    agentAvailabilityState: { state: chosen.state.name, timeStamp: seconds(chosen.since) },
    nextState: presence.next ? wireState(instance, presence.next) : null,
  }
}

/** What contacts make of an agent; undefined when they change nothing. */
function systemState(
  { assumptions }: Instance,
  contacts: readonly AgentContact[],
): { state: NamedState; since: number } | undefined {
  if (assumptions.agentStateOnContact === 'as chosen') return undefined
  const found = (['connected', 'connecting', 'ended'] as const)
    .map((type) => contacts.find((each) => each.state === type))
    .find((each) => each !== undefined)
  if (!found) return undefined
  const state = found.state === 'connected' ? BUSY : found.state === 'connecting' ? PENDING : AFTER_CONTACT
  return { state, since: found.since }
}
