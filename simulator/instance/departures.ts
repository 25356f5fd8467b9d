import { chatOfContact } from './attendance.ts'
import type { Chat, Participant } from './chat.ts'
import {
  endChat,
  isAbandoned,
  part,
  stopListening,
  tellOfTheirEnd,
  withdraw,
  withdrawInvitationsOf,
} from './endings.ts'
import { requireActing, requireRemoving } from './monitoring.ts'
import { isMissed } from './presence.ts'
import { Refusal } from './refusal.ts'
import { attendingParticipant, chatById, contactOf, dropContact, type State, tellAgents } from './state.ts'

/** Somebody goes by themselves. The customer's going ends the chat for all. */
export function leave(state: State, participantId: string): void {
  const { chat, participant } = attendingParticipant(state, participantId)
  if (participant.state === 'listening') stopListening(state, chat, participant)
  else depart(state, chat, participant)
}

/**
 * An agent disconnects one participant (Streams' connection.destroy): themselves, another agent, the customer, a
 * supervisor who has barged in, or somebody whose invitation is still pending.
 */
export function disconnect(state: State, userId: string, contactId: string, participantId: string): void {
  const contact = contactOf(state, userId, contactId)
  const chat = chatById(state, contact.chatId)
  if (contact.state !== 'connected') {
    throw new Refusal('wrong contact state', `The contact is ${contact.state}: nobody can be disconnected from it.`)
  }
  const isOwn = participantId === contact.participantId
  if (!isOwn) requireActing(state, chat, contact)
  const participant = chat.participants.find((each) => each.id === participantId && each.state !== 'left')
  if (!participant || (participant.role === 'SUPERVISOR' && participant.state !== 'joined' && !isOwn)) {
    throw new Refusal('unknown participant', `There is no connection ${participantId} in this chat. It may have ended.`)
  }
  const isExpected = participant.state === 'invited' && participant.role === 'AGENT'
  if (!isOwn && !isExpected) requireRemoving(state, chat, contact)
  if (isExpected) withdraw(state, chat, participant)
  else if (participant.state === 'listening') stopListening(state, chat, participant)
  else depart(state, chat, participant)
}

/** Somebody who is in the chat goes out of it, by themselves or not. */
export function depart(state: State, chat: Chat, participant: Participant): void {
  const { assumptions } = state
  const isPrimary = participant.id === chat.primaryId
  part(state, chat, participant)
  tellOfTheirEnd(state, chat, participant)
  withdrawInvitationsOf(state, chat, participant)
  const isOver =
    participant.role === 'CUSTOMER' ||
    (isPrimary && assumptions.primaryAgentLeaves === 'chat ends') ||
    (participant.role !== 'CUSTOM_BOT' && isAbandoned(state, chat))
  if (isOver) endChat(state, chat)
  else tellAgents(state, chat)
}

/**
 * A contact is ended from outside (StopContact, documented for chats in any state): the customer's ends the chat, an
 * agent's own the agent's part in it (assumed). @throws Refusal for one that there is not, or not any more.
 */
export function stop(state: State, contactId: string): void {
  const chat = chatOfContact(state, contactId)
  const own = chat.id === contactId ? undefined : chat.participants.find((each) => each.contactId === contactId)
  if (chat.state === 'ended' || own?.state === 'left') {
    throw new Refusal('unknown contact', `The contact ${contactId} has ended already.`)
  }
  if (!own || state.assumptions.stoppedAgentContact === 'the chat ends') endChat(state, chat)
  else if (own.state === 'joined') depart(state, chat, own)
  else if (own.role === 'SUPERVISOR') stopListening(state, chat, own)
  else withdraw(state, chat, own)
}

/** After-contact work is done, or a missed contact has been seen: it goes from the agent's snapshot. */
export function clear(state: State, userId: string, contactId: string): void {
  const contact = contactOf(state, userId, contactId)
  if (contact.state !== 'ended' && !isMissed(contact)) {
    throw new Refusal('wrong contact state', `The contact is ${contact.state}: it can be cleared once it has ended.`)
  }
  dropContact(state, contact)
}
