import { type AgentContact, agentsIn, bargedSupervisor, botOf, type Chat, invited, type Participant } from './chat.ts'
import { afterMissing } from './presence.ts'
import { dropContact, enter, happened, itemOf, presenceOf, type State, tellAgents, turn } from './state.ts'
import { failTransfer, transferAuthor } from './transfers.ts'

/** One person is out: the others are told once, and the person's own contact ends. */
export function part(state: State, chat: Chat, participant: Participant): void {
  turn(state, chat, participant, 'left')
  if (participant.role !== 'SUPERVISOR' || state.assumptions.supervisorComingAndGoing === 'joined and left') {
    const item = happened(state, chat, participant, { kind: 'left' })
    state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  }
  conclude(state, participant)
  if (state.assumptions.monitoredAgentLeaves === 'monitoring ends') stopMonitorsOf(state, chat, participant)
}

/** A silent monitor goes, and nobody but them is told. */
export function stopListening(state: State, chat: Chat, participant: Participant): void {
  turn(state, chat, participant, 'left')
  conclude(state, participant)
  tellOfTheirEnd(state, chat, participant)
}

function stopMonitorsOf(state: State, chat: Chat, agent: Participant): void {
  for (const each of chat.participants) {
    if (each.state === 'listening' && each.monitoring?.agentId === agent.id) stopListening(state, chat, each)
  }
}

/** What becomes of somebody's own contact when they are out of the chat. */
function conclude(state: State, participant: Participant): void {
  const contact = ownContact(state, participant)
  if (!contact) return
  if (participant.role === 'SUPERVISOR' && state.assumptions.endedMonitoring === 'contact gone')
    dropContact(state, contact)
  else enter(state, contact, 'ended')
}

/** Client libraries wait for a chat.ended of their own to end the session (measured, CONTRACT section 3). */
export function tellOfTheirEnd(state: State, chat: Chat, participant: Participant): void {
  const item = itemOf(state, chat, participant, { kind: 'chat ended' })
  state.tell({ type: 'item', chatId: chat.id, item, to: [participant] })
  state.tell({ type: 'participant gone', participant })
}

/** An agent joins, and the custom participant is disconnected (documented, custom participants), if there is one. */
export function disconnectBot(state: State, chat: Chat): void {
  const bot = botOf(chat)
  if (!bot) return
  // Nobody has seen one that has not connected yet.
  if (bot.state === 'joined') part(state, chat, bot)
  else turn(state, chat, bot, 'left')
  tellOfTheirEnd(state, chat, bot)
}

/** Disconnects all agents who are in the chat, as a transfer to `successor` does. Nothing happens when there are none. */
export function releaseAgents(state: State, chat: Chat, successor: Participant): void {
  const agents = agentsIn(chat)
  const author = transferAuthor(state, chat, successor) ?? agents[0]
  if (!author || agents.length === 0) return
  const item = happened(state, chat, author, { kind: 'transferred' })
  state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  for (const agent of agents) {
    part(state, chat, agent)
    state.tell({ type: 'participant gone', participant: agent })
  }
}

export function endChat(state: State, chat: Chat): void {
  if (chat.state === 'ended') return
  chat.state = 'ended'
  state.waiting.delete(chat)
  for (const cancel of state.timers.get(chat.id) ?? []) cancel()
  state.timers.delete(chat.id)
  const present = chat.audience
  const item = happened(state, chat, chat.customer, { kind: 'chat ended' })
  state.tell({ type: 'item', chatId: chat.id, item, to: present })
  for (const participant of chat.participants) {
    if (participant.state === 'left') continue
    const wasInvited = participant.state === 'invited'
    turn(state, chat, participant, 'left')
    const contact = ownContact(state, participant)
    if (contact && wasInvited) unoffer(state, contact)
    else conclude(state, participant)
    state.tell({ type: 'participant gone', participant })
  }
  // Whoever was only invited is free for the next chat.
  state.route()
}

/** The invitation is taken back before it is accepted. */
export function withdraw(state: State, chat: Chat, participant: Participant): void {
  const contact = ownContact(state, participant)
  if (contact) unoffer(state, contact)
  vacate(state, chat, participant)
  settle(state, chat)
}

/** Whoever has invited others goes: what becomes of those invitations is assumed. A transfer is none. */
export function withdrawInvitationsOf(state: State, chat: Chat, { contactId }: Participant): void {
  if (state.assumptions.inviterLeaves === 'invitation stays') return
  for (const each of invited(chat)) {
    if (each.previousContactId === contactId && each.id !== chat.successorId) withdraw(state, chat, each)
  }
}

/** A contact that rings does so no more, through nothing that its agent has done. */
function unoffer(state: State, contact: AgentContact): void {
  if (state.assumptions.withdrawnOffer === 'gone') dropContact(state, contact)
  else miss(state, contact, 'missed')
}

/** An agent has not taken a contact, and stands as who has missed one. */
export function miss(state: State, contact: AgentContact, as: 'missed' | 'rejected'): void {
  enter(state, contact, as)
  state.presences.set(contact.userId, afterMissing(presenceOf(state, contact.userId), state.clock.now()))
}

/** Somebody who was expected does not come: the seat is free. */
export function vacate(state: State, chat: Chat, participant: Participant): void {
  turn(state, chat, participant, 'left')
  // Those in the chat have seen an invitation announced, not an offer by the queue or by a transfer.
  const wasAnnounced = chat.successorId !== participant.id
  if (!wasAnnounced) {
    delete chat.successorId
    failTransfer(state, chat, participant)
  }
  if (wasAnnounced && state.assumptions.lapsedInvitation === 'left event') {
    const item = happened(state, chat, participant, { kind: 'left' })
    state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  }
  tellAgents(state, chat)
}

/** An active chat in which no agent is left, and none expected, is over; unless the customer stays (assumed). */
export function settle(state: State, chat: Chat): void {
  if (chat.state === 'active' && isAbandoned(state, chat)) endChat(state, chat)
}

/** Nobody the customer can talk to is in the chat any more, and who might still come is not waited for. */
export function isAbandoned({ assumptions }: State, chat: Chat): boolean {
  if (assumptions.lastAgentLeaves === 'customer stays') return false
  if (agentsIn(chat).length > 0 || bargedSupervisor(chat)) return false
  const isAwaited = chat.successorId !== undefined || assumptions.lastAgentLeavesDuringInvitation === 'chat waits'
  return invited(chat).length === 0 || !isAwaited
}

function ownContact(state: State, participant: Participant): AgentContact | undefined {
  return state.contacts.get(participant.userId ?? '')?.get(participant.contactId)
}
