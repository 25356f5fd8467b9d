import type { Assumptions } from './assumptions.ts'
import type { AgentContact, Chat, Happening, Item, Participant, Role } from './chat.ts'
import type { Cancel, Clock } from './clock.ts'
import type { Directory } from './directory.ts'
import type { Listener } from './events.ts'
import type { NextId } from './ids.ts'
import { afterClearing, isWork, type Presence } from './presence.ts'
import { Refusal } from './refusal.ts'
import type { Rules } from './rules.ts'

export type { Presence } from './presence.ts'

export interface Seat {
  readonly chat: Chat
  readonly participant: Participant
}

/** Everything that changes in an instance, and what its commands need to change it. */
export interface State {
  readonly directory: Directory
  readonly assumptions: Assumptions
  readonly rules: Rules
  readonly clock: Clock
  readonly nextId: NextId
  readonly tell: Listener
  readonly chats: Map<string, Chat>
  /** Those of them that wait for an agent, oldest first. */
  readonly waiting: Set<Chat>
  /** By participant id: everybody who was ever expected in a chat, and the chat. */
  readonly seats: Map<string, Seat>
  /** By user id, then by contact id: what stands in the agent's snapshot. */
  readonly contacts: Map<string, Map<string, AgentContact>>
  readonly presences: Map<string, Presence>
  /** By chat id: the timers that end the chat by themselves. */
  readonly timers: Map<string, Cancel[]>
  /** Offers waiting chats to agents who can take them. */
  readonly route: () => void
  /** Somebody has sent a message or a file: they are not idle. */
  readonly active: (participantId: string) => void
}

export function chatById(state: State, chatId: string): Chat {
  const chat = state.chats.get(chatId)
  if (!chat) throw new Refusal('unknown contact', `There is no contact ${chatId}. Start a chat first.`)
  return chat
}

/** @throws Refusal when the agent has no such contact in their snapshot. */
export function contactOf(state: State, userId: string, contactId: string): AgentContact {
  const contact = state.contacts.get(userId)?.get(contactId)
  if (contact) return contact
  const name = state.directory.findUser(userId)?.name ?? userId
  throw new Refusal('unknown contact', `${name} has no contact ${contactId}. It may have ended meanwhile.`)
}

export function contactsOf(state: State, userId: string): AgentContact[] {
  return [...(state.contacts.get(userId)?.values() ?? [])]
}

export function addContact(state: State, contact: AgentContact): void {
  const own = state.contacts.get(contact.userId) ?? new Map<string, AgentContact>()
  own.set(contact.contactId, contact)
  state.contacts.set(contact.userId, own)
  state.tell({ type: 'agent changed', userId: contact.userId })
}

export function dropContact(state: State, contact: AgentContact): void {
  contact.stopRinging()
  state.contacts.get(contact.userId)?.delete(contact.contactId)
  const presence = state.presences.get(contact.userId)
  if (presence) {
    const left = contactsOf(state, contact.userId).filter((each) => isWork(each, state.assumptions))
    state.presences.set(contact.userId, afterClearing(presence, left, state.clock.now()))
  }
  state.tell({ type: 'agent changed', userId: contact.userId })
}

export function enter(state: State, contact: AgentContact, to: AgentContact['state']): void {
  contact.stopRinging()
  contact.state = to
  contact.since = state.clock.now()
  state.tell({ type: 'agent changed', userId: contact.userId })
}

/** The only way into a chat's list of participants, which nobody ever leaves. */
export function seat(state: State, chat: Chat, participant: Participant): void {
  chat.participants = [...chat.participants, participant]
  state.seats.set(participant.id, { chat, participant })
  turn(state, chat, participant, participant.state)
}

/** The only way from one state of a participant into another: who hears the chat changes with it, and is asked for each message. */
export function turn({ clock }: State, chat: Chat, participant: Participant, to: Participant['state']): void {
  participant.state = to
  participant.since = clock.now()
  chat.audience = chat.participants.filter((each) => each.state === 'joined' || each.state === 'listening')
}

/** Whoever has never chosen a state is offline. */
export function presenceOf({ directory, presences }: State, userId: string): Presence {
  const offline = directory.center.agentStates.find((each) => each.type === 'offline')
  if (!offline) throw new Error('The contact center has no agent state of type offline: add one to agentStates.')
  return presences.get(userId) ?? { state: offline, since: 0 }
}

/** @throws Refusal for somebody who was never in any chat. */
export function participantById(state: State, participantId: string): Seat {
  const seat = state.seats.get(participantId)
  if (seat) return seat
  throw new Refusal('unknown participant', `There is no participant ${participantId} in any chat.`)
}

/** Somebody who is in a running chat now, and no silent monitor: those can only read. */
export function presentParticipant(state: State, participantId: string): Seat {
  const found = attendingParticipant(state, participantId)
  if (found.participant.state === 'listening') {
    throw new Refusal('silent monitor', `${found.participant.displayName} only listens to this chat: barge in first.`)
  }
  return found
}

/** Somebody who is in a running chat now, or listens to it. */
export function attendingParticipant(state: State, participantId: string): Seat {
  const found = participantById(state, participantId)
  const { chat, participant } = found
  if (chat.state === 'ended') {
    throw new Refusal('chat ended', `The chat with ${chat.customer.displayName} has ended. Start a new one.`)
  }
  if (participant.state !== 'joined' && participant.state !== 'listening') {
    throw new Refusal('participant left', `${participant.displayName} is not in the chat (${participant.state}).`)
  }
  return found
}

/** Somebody who may read what there is in a chat: whoever attends it and, where tokens outlast that (assumed), has attended it. */
export function readingParticipant(state: State, participantId: string): Seat {
  const found = participantById(state, participantId)
  const isGone = found.participant.state === 'left'
  return isGone && state.assumptions.readByTheGone === 'everything' ? found : attendingParticipant(state, participantId)
}

/** Whose doing an item is: somebody in the chat, or the flow. */
export type Author = Pick<Participant, 'id' | 'displayName' | 'contactId'> & { readonly role: Role }

/** An item of the chat's transcript; its time is the clock's, or a millisecond after the item before it. */
export function happened(state: State, chat: Chat, by: Author, happening: Happening): Item {
  const item = itemOf(state, chat, by, happening)
  chat.transcript.push(item)
  return item
}

/** Like `happened`, for one person's eyes only: it does not stand in the transcript. */
export function itemOf(state: State, chat: Chat, by: Author, happening: Happening): Item {
  const last = chat.transcript.at(-1)
  const id = state.nextId()
  const time = Math.max(state.clock.now(), last ? last.time + 1 : 0)
  const { id: participantId, displayName, role, contactId } = by
  if (happening.kind !== 'message') return { ...happening, id, time, participantId, displayName, role, contactId }
  // Of these there may be a million: written out, each takes half the memory and a fraction of the time (measured).
  const { kind, format, content } = happening
  return { kind, format, content, id, time, participantId, displayName, role, contactId }
}

/** The snapshots of all agents who see the chat show something new. */
export function tellAgents(state: State, chat: Chat): void {
  for (const participant of chat.participants) {
    if (participant.userId && participant.state !== 'left') {
      state.tell({ type: 'agent changed', userId: participant.userId })
    }
  }
}
