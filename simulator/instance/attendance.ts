import { agentsIn, botOf, type Chat, type Participant, type RoleTimer } from './chat.ts'
import { Refusal } from './refusal.ts'
import { type State, seat } from './state.ts'

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

/** The same, of a chat that goes on. */
export function runningChatOf(state: State, contactId: string): Chat {
  const chat = chatOfContact(state, contactId)
  if (chat.state === 'ended') throw new Refusal('chat ended', `The contact ${contactId} has ended.`)
  return chat
}

/** Adds a custom participant, who is expected from then on. @throws Refusal where there can be none. */
export function createBot(
  state: State,
  contactId: string,
  displayName: string,
): { chat: Chat; participant: Participant } {
  const chat = runningChatOf(state, contactId)
  requireNoAgentNorBot(chat)
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
  seat(state, chat, participant)
  return { chat, participant }
}

/**
 * A custom participant comes into no chat in which an agent is, and there is one at a time (documented, custom participants).
 * An agent is there once they have accepted; a custom participant once it has been added, connected or not.
 */
function requireNoAgentNorBot(chat: Chat): void {
  const [agent] = agentsIn(chat)
  if (agent) {
    throw new Refusal(
      'agent in chat',
      `${agent.displayName} is in this chat, and a custom participant cannot be there with an agent. Add it before one joins.`,
    )
  }
  const bot = botOf(chat)
  if (bot) {
    throw new Refusal(
      'bot in chat',
      `${bot.displayName} has been added to this chat, which can have one custom participant only. It has to leave first.`,
    )
  }
}

export function setRoleTimers(state: State, contactId: string, changes: readonly RoleTimerChange[]): void {
  const chat = runningChatOf(state, contactId)
  for (const { role, kind, minutes } of changes) {
    const at = chat.roleTimers.findIndex((each) => each.role === role && each.kind === kind)
    if (at >= 0) chat.roleTimers.splice(at, 1)
    if (minutes !== undefined) chat.roleTimers.push({ role, kind, minutes })
  }
}
