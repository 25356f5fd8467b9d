import { assumptionRegister } from '../instance/assumptions.ts'
import type { AgentContact, Chat, Item, Participant } from '../instance/chat.ts'
import type { User } from '../instance/directory.ts'
import type { Instance } from '../instance/instance.ts'
import { mayMonitor, mayUseQuickConnects } from '../instance/permissions.ts'
import { placesIn, seatsTaken } from '../instance/rules.ts'
import type { AgentView, AssumptionView, CenterView, ChatView, LineView, Reach, SeatView } from './protocol.ts'

/** How much is shown of a world of any size. */
const MOST_CHATS = 30
const MOST_LINES = 200

/** What the model does not know about people: how they are connected. */
export type ReachOf = (person: { readonly id: string; readonly userId?: string }) => Reach

export function centerView({ directory: { center } }: Instance): CenterView {
  const { alias, region, agentStates, contactFlow } = center
  const states = agentStates.filter(({ type }) => type !== 'error').map(({ id, name, type }) => ({ id, name, type }))
  const queue = center.queues.find(({ id }) => id === contactFlow.queueId)?.name ?? ''
  return { alias, region, agentStates: states, queue }
}

export function agentViews(instance: Instance, reachOf: ReachOf): AgentView[] {
  return instance.directory.center.users.map((user) => agentView(instance, user, reachOf))
}

export function agentView(instance: Instance, user: User, reachOf: ReachOf): AgentView {
  const { state, since, next } = instance.presenceOf(user.id)
  return {
    username: user.username,
    name: user.name,
    state: { id: state.id, name: state.name, type: state.type },
    since,
    contacts: instance.contactsOf(user.id).map((contact) => contactView(instance, contact)),
    ...(next && { next: next.name }),
    maySupervise: mayMonitor(instance.assumptions, user, 'silent'),
    quickConnects: quickConnectsOf(instance, user),
    ...reachOf({ id: user.id, userId: user.id }),
  }
}

function contactView(instance: Instance, { contactId, chatId, state, since }: AgentContact) {
  return { contactId, chatId, customer: instance.chatById(chatId).customer.displayName, state, since }
}

/** Those that the agent's own client would list. */
function quickConnectsOf({ directory, assumptions }: Instance, user: User) {
  if (!mayUseQuickConnects(assumptions, user)) return []
  return directory.quickConnectsOf(directory.routingProfileOf(user).queueIds).map(({ id, name }) => ({ id, name }))
}

/** Those that run first, the newest of each first. */
export function chatViews(instance: Instance, reachOf: ReachOf): ChatView[] {
  const newestFirst = instance.chats.toReversed()
  const running = newestFirst.filter(({ state }) => state !== 'ended')
  const shown = [...running, ...newestFirst.filter(({ state }) => state === 'ended')].slice(0, MOST_CHATS)
  return shown.map((chat) => chatView(instance, chat, reachOf))
}

/** @param mostLines how many lines of the transcript are shown, the last */
export function chatView(instance: Instance, chat: Chat, reachOf: ReachOf, mostLines = MOST_LINES): ChatView {
  return {
    id: chat.id,
    customer: chat.customer.displayName,
    state: chat.state,
    startedAt: chat.queuedAt,
    endsAt: chat.endsAt,
    places: placesIn(instance.directory.center),
    taken: seatsTaken(chat, instance.assumptions),
    seats: chat.participants.flatMap((each) => seatView(instance, chat, each, reachOf)),
    everybody: chat.participants.map(({ id }) => instance.nameOf(id)),
    lines: mostLines > 0 ? chat.transcript.slice(-mostLines).map(lineView) : [],
    lineCount: chat.transcript.length,
  }
}

function seatView(instance: Instance, chat: Chat, participant: Participant, reachOf: ReachOf): SeatView[] {
  const { id, displayName, role, state, contactId } = participant
  if (state === 'left') return []
  const who = instance.nameOf(id)
  const isPrimary = id === chat.primaryId
  return [{ participantId: id, who, name: displayName, role, state, isPrimary, contactId, ...reachOf(participant) }]
}

export function lineView(item: Item): LineView {
  const { id, time, kind, displayName, role } = item
  return { id, at: time, kind, name: displayName, role, text: textOf(item) }
}

function textOf(item: Item): string {
  switch (item.kind) {
    case 'message':
      return item.content
    case 'attachment':
      return `${item.attachment.name} (${item.state})`
    case 'authentication':
      return `signing in ${item.step}`
    case 'chat ended':
      return 'The chat has ended'
    case 'invited':
      return `${item.displayName} has been invited`
    case 'transferred':
      return `The chat has been handed to ${item.displayName}`
    default:
      return `${item.displayName} has ${item.kind}`
  }
}

export function assumptionViews({ assumptions }: Instance): AssumptionView[] {
  const values = new Map(Object.entries(assumptions).map(([name, value]) => [name, String(value)]))
  const entries = Object.entries<{ default: unknown; alternatives: readonly unknown[]; reason: string }>(
    assumptionRegister,
  )
  return entries.map(([name, entry]) => ({
    name,
    value: values.get(name) ?? '',
    standard: String(entry.default),
    alternatives: entry.alternatives.map(String),
    reason: entry.reason,
  }))
}
