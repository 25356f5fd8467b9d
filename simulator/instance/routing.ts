import type { Chat } from './chat.ts'
import type { User } from './directory.ts'
import { handled, hasCapacity, offerWaiting } from './offers.ts'
import { isRoutable } from './presence.ts'
import type { State } from './state.ts'

/** Offers every waiting chat, oldest first, to an agent who can take it. */
export function route(state: State): void {
  for (const chat of state.waiting) {
    const user = agentFor(state, chat)
    if (user) offerWaiting(state, chat, user)
  }
}

/** Of those who can take it, the one with the fewest chats (assumed); then the one who has been available for longest. */
function agentFor(state: State, chat: Chat): User | undefined {
  const { directory, presences } = state
  const since = (user: User) => presences.get(user.id)?.since ?? 0
  const countsLoad = state.assumptions.routesTo === 'fewest chats first'
  const load = (user: User) => (countsLoad ? handled(state, user).length : 0)
  return directory.center.users
    .filter((user) => isRoutable(presences.get(user.id)))
    .filter((user) => directory.routingProfileOf(user).queueIds.includes(chat.queueId))
    .filter((user) => hasCapacity(state, user, chat))
    .sort((a, b) => load(a) - load(b) || since(a) - since(b))[0]
}
