import { type AgentContact, agentsIn, type Chat, invited, joined, type Participant } from './chat.ts'
import { type EndpointType, firstNameOf, type QuickConnect, type User } from './directory.ts'
import { disconnectBot, endChat, miss, releaseAgents, settle, vacate, withdraw } from './endings.ts'
import { listen, passOver, requireActing, requireAdding, stopMonitoringBy } from './monitoring.ts'
import { mayUseQuickConnects } from './permissions.ts'
import { isMissed, isRoutable, isWork } from './presence.ts'
import { Refusal } from './refusal.ts'
import {
  addContact,
  chatById,
  contactOf,
  contactsOf,
  enter,
  happened,
  presenceOf,
  type State,
  seat,
  tellAgents,
  turn,
} from './state.ts'
import { isByTransfer } from './transfers.ts'

/** How an agent's client names a quick connect: its id, taken from the ARN, and the type it says it has. */
export interface QuickConnectReference {
  readonly id: string
  readonly type: EndpointType
}

/** An agent asks another agent into the running chat (Streams' addParticipant). */
export function invite(state: State, userId: string, contactId: string, reference: QuickConnectReference): void {
  const { contact, chat } = connectedContact(state, userId, contactId)
  const target = requireAgent(state, userId, reference)
  // A silent monitor can be invited like anybody who is not there: nobody knows that they are.
  const isSeen = (each: Participant) => (each.role === 'AGENT' ? each.state !== 'left' : each.state === 'joined')
  const known = chat.participants.find((each) => each.userId === target.id && isSeen(each))
  if (known) {
    throw new Refusal(
      'agent already in chat',
      `${target.name} has ${known.state === 'invited' ? 'been invited already' : 'joined this chat already'}.`,
    )
  }
  state.rules.requireSeat(chat)
  requireFree(state, target, chat)
  const participant = offer(state, chat, target, contact)
  const item = happened(state, chat, participant, { kind: 'invited' })
  state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  tellAgents(state, chat)
}

/** An agent hands the chat over to another agent: all agents in it are disconnected. */
export function transfer(state: State, userId: string, contactId: string, reference: QuickConnectReference): void {
  const { contact, chat } = connectedContact(state, userId, contactId)
  const target = requireAgent(state, userId, reference)
  if (joined(chat).some((each) => each.userId === target.id)) {
    throw new Refusal('agent already in chat', `${target.name} is in this chat already: leave it instead.`)
  }
  requireFree(state, target, chat)
  const isKept = ({ id, userId: user }: Participant) =>
    state.assumptions.invitationsAtTransfer === 'kept' && user !== target.id && id !== chat.successorId
  for (const pending of invited(chat)) if (!isKept(pending)) withdraw(state, chat, pending)
  const participant = offer(state, chat, target, contact)
  chat.successorId = participant.id
  if (state.assumptions.transferReleasesAgents === 'at once') releaseAgents(state, chat, participant)
  tellAgents(state, chat)
}

/** Offers a waiting chat to an agent who works its queue. */
export function offerWaiting(state: State, chat: Chat, user: User): void {
  chat.state = 'active'
  state.waiting.delete(chat)
  const participant = offer(state, chat, user)
  chat.successorId = participant.id
}

function offer(state: State, chat: Chat, user: User, from?: AgentContact): Participant {
  const now = state.clock.now()
  const isFirst = !from && !chat.primaryId
  const contactId = isFirst ? chat.id : state.nextId()
  const participant: Participant = {
    id: state.nextId(),
    role: 'AGENT',
    displayName: state.assumptions.agentsGoBy === 'full name' ? user.name : firstNameOf(user),
    contactId,
    userId: user.id,
    ...(from && { previousContactId: from.contactId }),
    expectedSince: now,
    state: 'invited',
    since: now,
  }
  seat(state, chat, participant)
  const contact: AgentContact = {
    contactId,
    chatId: chat.id,
    userId: user.id,
    participantId: participant.id,
    initiationMethod: isFirst ? 'API' : 'TRANSFER',
    ...(from && { previousContactId: from.contactId }),
    state: 'connecting',
    since: now,
    stopRinging: state.clock.after(state.directory.center.ringSeconds * 1000, () => lapse(state, contact)),
  }
  addContact(state, contact)
  return participant
}

export function accept(state: State, userId: string, contactId: string): void {
  const contact = ringing(state, userId, contactId)
  const chat = chatById(state, contact.chatId)
  if (contact.initiationMethod === 'MONITOR') {
    listen(state, chat, contact)
    return
  }
  const participant = participantOf(chat, contact)
  if (chat.successorId === participant.id) {
    releaseAgents(state, chat, participant)
    chat.primaryId = participant.id
    delete chat.successorId
  } else requireStillInvited(state, chat)
  stopMonitoringBy(state, chat, userId)
  if (state.assumptions.botDisconnected === 'before the agent joins') disconnectBot(state, chat)
  turn(state, chat, participant, 'joined')
  enter(state, contact, 'connected')
  const item = happened(state, chat, participant, { kind: 'joined' })
  state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  if (state.assumptions.botDisconnected === 'after the agent has joined') disconnectBot(state, chat)
  tellAgents(state, chat)
}

/** More may have been invited than there is room for, and the feature may be off by now: who answers too late stays out. */
function requireStillInvited({ assumptions, directory, rules }: State, chat: Chat): void {
  const isSwitchedOff = !directory.center.features.multiPartyChat && assumptions.invitedBeforeSwitchOff === 'refused'
  if (isSwitchedOff || !assumptions.pendingInvitationsTakeSeats) rules.requireSeat(chat)
}

export function reject(state: State, userId: string, contactId: string): void {
  const contact = ringing(state, userId, contactId)
  if (contact.initiationMethod === 'MONITOR') passOver(state, contact)
  else lapse(state, contact, state.assumptions.rejectedContact)
}

/** The chat takes its old place among those that wait. */
function waitAgain({ chats, waiting }: State, chat: Chat): void {
  chat.state = 'waiting'
  waiting.clear()
  for (const each of chats.values()) if (each.state === 'waiting') waiting.add(each)
}

/** Rung out or rejected: the seat is free, the agent stands as missed, a chat with nobody else goes back to its queue. */
function lapse(state: State, contact: AgentContact, to: 'missed' | 'rejected' = 'missed'): void {
  const chat = chatById(state, contact.chatId)
  const participant = participantOf(chat, contact)
  miss(state, contact, to)
  const isAlone = agentsIn(chat).length === 0 && invited(chat).every((each) => each === participant)
  const leavesNobody = chat.successorId === participant.id && isAlone
  const endsHere = isByTransfer(chat, participant) && state.assumptions.afterFailedTransfer === 'chat ends'
  vacate(state, chat, participant)
  if (leavesNobody && endsHere) endChat(state, chat)
  else if (leavesNobody) waitAgain(state, chat)
  settle(state, chat)
  state.route()
}

/** The contact of somebody who may add others to its chat now. */
function connectedContact(state: State, userId: string, contactId: string): { contact: AgentContact; chat: Chat } {
  const contact = contactOf(state, userId, contactId)
  if (contact.state !== 'connected') {
    throw new Refusal(
      'wrong contact state',
      `The contact is ${contact.state}: others can be added while it is connected.`,
    )
  }
  const chat = chatById(state, contact.chatId)
  requireActing(state, chat, contact)
  requireAdding(state, chat, contact)
  return { contact, chat }
}

function ringing(state: State, userId: string, contactId: string): AgentContact {
  const contact = contactOf(state, userId, contactId)
  if (contact.state !== 'connecting') {
    throw new Refusal(
      'wrong contact state',
      `The contact is ${contact.state}: it can be accepted or rejected while it rings.`,
    )
  }
  return contact
}

function participantOf(chat: Chat, contact: AgentContact): Participant {
  const participant = chat.participants.find((each) => each.id === contact.participantId)
  if (!participant) throw new Error(`Contact ${contact.contactId} has no participant in chat ${chat.id}.`)
  return participant
}

/** The agent behind a quick connect that `userId` may use. */
function requireAgent(state: State, userId: string, reference: QuickConnectReference): User {
  const { directory } = state
  const quickConnect = directory.findQuickConnect(reference.id)
  if (!quickConnect) {
    throw new Refusal('unknown quick connect', `There is no quick connect ${reference.id}. It may have been deleted.`)
  }
  if (reference.type !== 'agent' || quickConnect.type !== 'agent') {
    throw new Refusal(
      'wrong endpoint type',
      `${quickConnect.name} does not lead to an agent: only agents can join a chat.`,
    )
  }
  requirePermission(state, userId)
  requireAssociation(state, userId, quickConnect)
  const target = directory.findUser(quickConnect.destination)
  if (!target) throw new Refusal('unknown quick connect', `${quickConnect.name} leads to a user who does not exist.`)
  return target
}

function requirePermission(state: State, userId: string): void {
  const user = state.directory.findUser(userId)
  if (user && !mayUseQuickConnects(state.assumptions, user)) {
    throw new Refusal(
      'quick connects not permitted',
      `${user.name} may not use quick connects. Ask an administrator for the permission to view them.`,
    )
  }
}

function requireAssociation(state: State, userId: string, quickConnect: QuickConnect): void {
  const { directory } = state
  const user = directory.findUser(userId)
  const queueIds = user ? directory.routingProfileOf(user).queueIds : []
  if (!quickConnect.queueIds.some((id) => queueIds.includes(id))) {
    throw new Refusal(
      'quick connect not associated',
      `The quick connect ${quickConnect.name} is not associated with a queue of ${user?.name ?? userId}. Associate it first.`,
    )
  }
}

function requireFree(state: State, target: User, chat: Chat): void {
  const presence = presenceOf(state, target.id)
  const reachable =
    state.assumptions.invitableAgents === 'routable' ? isRoutable(presence) : presence.state.type !== 'offline'
  if (!reachable) {
    throw new Refusal('agent unavailable', `${target.name} is not available. Invite somebody else, or try again later.`)
  }
  if (!hasCapacity(state, target, chat)) {
    throw new Refusal('agent at capacity', `${target.name} has as many chats as they can take. Try again later.`)
  }
}

/** What already rings for `chat` is not counted: a transfer takes its place. */
export function hasCapacity(state: State, user: User, chat: Chat): boolean {
  const isReplaced = (each: AgentContact) => each.chatId === chat.id && each.state === 'connecting'
  const taken = handled(state, user).filter((each) => !isMissed(each) && !isReplaced(each)).length
  return taken < state.directory.routingProfileOf(user).chatConcurrency
}

/** The contacts that count as an agent's work. */
export function handled(state: State, user: User): AgentContact[] {
  return contactsOf(state, user.id).filter((each) => isWork(each, state.assumptions))
}
