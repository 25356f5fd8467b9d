import type { Chat, Participant, RoleTimer } from './chat.ts'
import { Refusal } from './refusal.ts'
import type { State } from './state.ts'

/** How many may watch over a chat at a time (documented, enhanced multi-party monitoring). */
const MAX_MONITORS = 5

/** A timer to set, or to take away when it has no minutes. */
export interface RoleTimerChange extends Omit<RoleTimer, 'minutes'> {
  readonly minutes: number | undefined
}

/** The chat of a contact, be it the customer's or an agent's. */
export function chatOfContact(state: State, contactId: string): Chat {
  const own = state.chats.get(contactId)
  if (own) return own
  for (const chat of state.chats.values()) {
    if (chat.participants.some((each) => each.contactId === contactId)) return chat
  }
  throw new Refusal('unknown contact', `There is no contact ${contactId} in this instance.`)
}

function runningChatOf(state: State, contactId: string): Chat {
  const chat = chatOfContact(state, contactId)
  if (chat.state === 'ended') throw new Refusal('chat ended', `The contact ${contactId} has ended.`)
  return chat
}

export function createBot(
  state: State,
  contactId: string,
  displayName: string,
): { chat: Chat; participant: Participant } {
  const chat = runningChatOf(state, contactId)
  if (state.assumptions.botsTakeSeats) state.rules.requireSeat(chat)
  const now = state.clock.now()
  const participant: Participant = {
    id: state.nextId(),
    role: 'CUSTOM_BOT',
    displayName,
    contactId: chat.id,
    expectedSince: now,
    state: 'invited',
    since: now,
  }
  chat.participants.push(participant)
  return { chat, participant }
}

export function monitor(state: State, contactId: string, userId: string, mayBarge: boolean): string {
  if (!state.directory.findUser(userId)) {
    throw new Refusal('unknown user', `There is no user ${userId} in this instance.`)
  }
  const chat = runningChatOf(state, contactId)
  const known = chat.monitors.find((each) => each.userId === userId)
  if (known) return known.contactId
  if (chat.monitors.length >= MAX_MONITORS) {
    throw new Refusal('too many monitors', `At most ${MAX_MONITORS} people can monitor a chat.`)
  }
  const since = state.clock.now()
  const own = { contactId: state.nextId(), userId, mayBarge, since }
  chat.monitors.push(own)
  return own.contactId
}

export function setRoleTimers(state: State, contactId: string, changes: readonly RoleTimerChange[]): void {
  const chat = runningChatOf(state, contactId)
  for (const { role, kind, minutes } of changes) {
    const at = chat.roleTimers.findIndex((each) => each.role === role && each.kind === kind)
    if (at >= 0) chat.roleTimers.splice(at, 1)
    if (minutes !== undefined) chat.roleTimers.push({ role, kind, minutes })
  }
}
