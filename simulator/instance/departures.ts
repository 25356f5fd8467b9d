import { type Chat, isAttended, type Participant } from './chat.ts'
import { endChat, part, stopListening, tellOfTheirEnd, withdraw } from './endings.ts'
import { requireActing } from './monitoring.ts'
import { Refusal } from './refusal.ts'
import { attendingParticipant, chatById, contactOf, contactsOf, dropContact, type State, tellAgents } from './state.ts'

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
  if (participant.state === 'invited' && participant.role === 'AGENT') withdraw(state, chat, participant)
  else if (participant.state === 'listening') stopListening(state, chat, participant)
  else depart(state, chat, participant)
}

function depart(state: State, chat: Chat, participant: Participant): void {
  const { assumptions } = state
  const isPrimary = participant.id === chat.primaryId
  part(state, chat, participant)
  tellOfTheirEnd(state, chat, participant)
  const isOver =
    participant.role === 'CUSTOMER' ||
    (isPrimary && assumptions.primaryAgentLeaves === 'chat ends') ||
    (!isAttended(chat) && assumptions.lastAgentLeaves === 'chat ends')
  if (isOver) endChat(state, chat)
  else tellAgents(state, chat)
}

/** After-contact work is done, or a missed contact has been seen: it goes from the agent's snapshot. */
export function clear(state: State, userId: string, contactId: string): void {
  const contact = contactOf(state, userId, contactId)
  if (contact.state !== 'ended' && contact.state !== 'missed') {
    throw new Refusal('wrong contact state', `The contact is ${contact.state}: it can be cleared once it has ended.`)
  }
  dropContact(state, contact)
}

/** What an agent missed is no longer shown once they have chosen a state again. */
export function clearMissed(state: State, userId: string): void {
  for (const contact of contactsOf(state, userId)) {
    if (contact.state === 'missed') dropContact(state, contact)
  }
}
