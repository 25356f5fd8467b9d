import type { AgentState, User } from './directory.ts'
import { chosenIn, isLive, isMissed, isWork } from './presence.ts'
import { Refusal } from './refusal.ts'
import { contactsOf, dropContact, presenceOf, type State } from './state.ts'

/** Whether a state that is chosen during a contact is for after it (Streams' `enqueueNextState`). */
export type When = 'now' | 'after the contacts'

/**
 * An agent chooses a state (Streams' `setState`), or somebody chooses it for them (PutUserStatus). With no live contact
 * it comes at once, and what is still in after-contact work is cleared; during one it is queued as the next state
 * (documented, next status). An agent who chooses to be available again drops what was queued (documented, likewise).
 * @throws Refusal for a state that is to come now while the agent is on a live contact (documented, Streams' `setState`), and
 *   for one of those that agents only get into by themselves
 */
export function chooseState(state: State, userId: string, agentStateId: string, when: When): void {
  const user = userById(state, userId)
  const wanted = agentStateById(state, agentStateId)
  if (wanted.type === 'error') {
    throw new Refusal(
      'unknown agent state',
      `${wanted.name} is no state to choose: agents get into it by what happens to them.`,
    )
  }
  const isBusy = contactsOf(state, userId).some((each) => isLive(each) && isWork(each, state.assumptions))
  if (isBusy && when === 'now' && state.assumptions.stateChosenOnContact === 'refused') {
    throw new Refusal(
      'agent on a contact',
      `${user.name} is on a contact: choose ${wanted.name} as the next state, or wait until the contact has ended.`,
    )
  }
  const presence = presenceOf(state, userId)
  const isChange = chosenIn(presence).state.id !== wanted.id
  if (!isBusy || when === 'now') become(state, userId, wanted)
  else if (wanted.type !== 'routable') state.presences.set(userId, { ...presence, next: wanted })
  else become(state, userId, wanted, presence.state.id === wanted.id ? presence.since : undefined)
  for (const contact of contactsOf(state, userId)) {
    if (isMissed(contact) || (contact.state === 'ended' && isChange)) dropContact(state, contact)
  }
  state.tell({ type: 'agent changed', userId })
  state.route()
}

/** The agent is in the state from now on, whatever they are doing: what a test sets up. */
export function putInState(state: State, userId: string, agentStateId: string): void {
  userById(state, userId)
  become(state, userId, agentStateById(state, agentStateId))
  for (const contact of contactsOf(state, userId)) {
    if (isMissed(contact)) dropContact(state, contact)
  }
  state.tell({ type: 'agent changed', userId })
  state.route()
}

function become(state: State, userId: string, wanted: AgentState, since = state.clock.now()): void {
  state.presences.set(userId, { state: wanted, since })
}

function userById({ directory }: State, userId: string): User {
  const user = directory.findUser(userId)
  if (!user) throw new Refusal('unknown user', `There is no user ${userId} in this instance.`)
  return user
}

function agentStateById({ directory }: State, agentStateId: string): AgentState {
  const found = directory.center.agentStates.find((each) => each.id === agentStateId)
  if (!found) throw new Refusal('unknown agent state', `There is no agent state ${agentStateId} in this instance.`)
  return found
}
