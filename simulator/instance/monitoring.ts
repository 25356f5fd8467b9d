import { runningChatOf } from './attendance.ts'
import { type AgentContact, agentsIn, bargedSupervisor, type Chat, type MonitorMode, type Participant } from './chat.ts'
import type { User } from './directory.ts'
import { part, stopListening, tellOfTheirEnd } from './endings.ts'
import { mayMonitor } from './permissions.ts'
import { Refusal } from './refusal.ts'
import {
  addContact,
  chatById,
  contactOf,
  dropContact,
  enter,
  happened,
  type State,
  seat,
  tellAgents,
  turn,
} from './state.ts'

/** How many may monitor a chat at a time, the one who has barged in among them (documented, enhanced monitoring). */
const MAX_MONITORS = 5

/**
 * Brings a chat between a customer and agents to a supervisor (MonitorContact). Nobody else hears of it. `may` is
 * what the supervisor is allowed to; it has to be named where barging in is enabled (documented, MonitorContact).
 */
export function monitor(state: State, contactId: string, userId: string, may?: readonly MonitorMode[]): string {
  const user = state.directory.findUser(userId)
  if (!user) throw new Refusal('unknown user', `There is no user ${userId} in this instance.`)
  const chat = runningChatOf(state, contactId)
  const known = monitorsOf(chat).find((each) => each.userId === userId)
  if (known) {
    if (state.assumptions.repeatedMonitoring === 'the same contact') return known.contactId
    throw new Refusal('monitoring already', `${user.name} monitors this chat already.`)
  }
  const allowed = allowedModes(state, may)
  requireSupervisor(state, user, allowed)
  const agent = watchedAgent(chat, contactId)
  if (agentsIn(chat).some((each) => each.userId === userId)) {
    throw new Refusal('agent already in chat', `${user.name} is in this chat as an agent: nobody monitors themselves.`)
  }
  if (monitorsOf(chat).length >= MAX_MONITORS) {
    throw new Refusal('too many monitors', `At most ${MAX_MONITORS} people can monitor a chat.`)
  }
  return bring(state, chat, user, { agentId: agent.id, may: allowed })
}

/** A supervisor barges in or goes back to listening (Streams' updateMonitorParticipantState). */
export function monitorAs(state: State, userId: string, contactId: string, mode: MonitorMode): void {
  const contact = contactOf(state, userId, contactId)
  const chat = chatById(state, contact.chatId)
  const supervisor = supervisorOf(chat, contact)
  if (!supervisor || contact.state !== 'connected') {
    throw new Refusal('wrong contact state', 'Only a chat that is being monitored can be barged into or listened to.')
  }
  if (!supervisor.monitoring?.may.includes(mode)) {
    throw new Refusal(
      'monitor mode not allowed',
      `${supervisor.displayName} has not been allowed to ${mode === 'barge' ? 'barge into' : 'listen to'} this chat.`,
    )
  }
  if (mode === (supervisor.state === 'joined' ? 'barge' : 'silent')) {
    if (state.assumptions.repeatedMonitorMode === 'nothing to do') return
    throw new Refusal('monitor mode already', `${supervisor.displayName} does so already.`)
  }
  if (mode === 'barge') bargeIn(state, chat, supervisor)
  else goBack(state, chat, supervisor)
}

/** The supervisor accepts the contact that rings for them. */
export function listen(state: State, chat: Chat, contact: AgentContact): void {
  const supervisor = supervisorOf(chat, contact)
  if (!supervisor) throw new Error(`Contact ${contact.contactId} has no supervisor in chat ${chat.id}.`)
  turn(state, chat, supervisor, 'listening')
  enter(state, contact, 'connected')
}

/** The supervisor does not take it, or lets it ring out: nothing else changes. */
export function passOver(state: State, contact: AgentContact): void {
  const chat = chatById(state, contact.chatId)
  const supervisor = supervisorOf(chat, contact)
  if (supervisor) turn(state, chat, supervisor, 'left')
  enter(state, contact, 'missed')
}

/** Whoever joins a chat as an agent monitors it no more, and is not asked to: nobody is in a chat twice. */
export function stopMonitoringBy(state: State, chat: Chat, userId: string): void {
  const supervisor = monitorsOf(chat).find((each) => each.userId === userId)
  if (supervisor?.state === 'invited') {
    turn(state, chat, supervisor, 'left')
    dropContact(state, contactOf(state, userId, supervisor.contactId))
  }
  if (supervisor?.state === 'listening') stopListening(state, chat, supervisor)
  if (supervisor?.state !== 'joined') return
  part(state, chat, supervisor)
  tellOfTheirEnd(state, chat, supervisor)
}

/** @throws Refusal for a supervisor who may do nothing to the chat: a silent monitor, and by assumption the other too. */
export function requireActing({ assumptions }: State, chat: Chat, contact: AgentContact): void {
  const supervisor = supervisorOf(chat, contact)
  if (!supervisor) return
  if (supervisor.state !== 'joined') {
    throw new Refusal('silent monitor', `${supervisor.displayName} only listens to this chat: barge in first.`)
  }
  if (assumptions.bargedSupervisorActs === 'speaks only') {
    throw new Refusal('supervisor may not act', `${supervisor.displayName} can speak in this chat, and no more.`)
  }
}

/** @throws Refusal for whoever would remove somebody while a supervisor is barged in, where only the supervisor may (assumed). */
export function requireRemoving({ assumptions }: State, chat: Chat, { participantId }: AgentContact): void {
  const supervisor = bargedSupervisor(chat)
  if (!supervisor || supervisor.id === participantId || assumptions.removalWhileBarged === 'by any agent') return
  throw new Refusal(
    'only the supervisor removes',
    `${supervisor.displayName} has barged into this chat, and only they can remove somebody. Ask them, or wait until they go back.`,
  )
}

/** @throws Refusal for whoever would invite or transfer while a supervisor is barged in, where only the supervisor may (assumed). */
export function requireAdding({ assumptions }: State, chat: Chat, { participantId }: AgentContact): void {
  const supervisor = bargedSupervisor(chat)
  if (!supervisor || supervisor.id === participantId || assumptions.addingWhileBarged === 'by any agent') return
  throw new Refusal(
    'only the supervisor adds',
    `${supervisor.displayName} has barged into this chat, and only they can invite somebody or transfer it. Ask them, or wait until they go back.`,
  )
}

function bring(state: State, chat: Chat, user: User, monitoring: NonNullable<Participant['monitoring']>): string {
  const now = state.clock.now()
  const rings = state.assumptions.monitoringBegins === 'when accepted'
  const supervisor: Participant = {
    id: state.nextId(),
    role: 'SUPERVISOR',
    displayName: user.name,
    contactId: state.nextId(),
    userId: user.id,
    monitoring,
    expectedSince: now,
    state: rings ? 'invited' : 'listening',
    since: now,
  }
  seat(state, chat, supervisor)
  const contact: AgentContact = {
    contactId: supervisor.contactId,
    chatId: chat.id,
    userId: user.id,
    participantId: supervisor.id,
    initiationMethod: 'MONITOR',
    state: rings ? 'connecting' : 'connected',
    since: now,
    stopRinging: rings
      ? state.clock.after(state.directory.center.ringSeconds * 1000, () => passOver(state, contact))
      : () => undefined,
  }
  addContact(state, contact)
  return supervisor.contactId
}

function bargeIn(state: State, chat: Chat, supervisor: Participant): void {
  const other = bargedSupervisor(chat)
  if (other) {
    throw new Refusal(
      'supervisor barged in already',
      `${other.displayName} has barged into this chat, and only one supervisor can. Wait until they go back.`,
    )
  }
  if (state.assumptions.bargedSupervisorTakesSeat) state.rules.requireSeat(chat)
  turn(state, chat, supervisor, 'joined')
  announce(state, chat, supervisor, 'joined')
}

function goBack(state: State, chat: Chat, supervisor: Participant): void {
  // Documented in Streams' typings, hasTwoActiveParticipants.
  if (agentsIn(chat).length === 0) {
    throw new Refusal(
      'alone with the customer',
      `${supervisor.displayName} is the only one whom the customer can talk to, and cannot go back to listening.`,
    )
  }
  turn(state, chat, supervisor, 'listening')
  announce(state, chat, supervisor, 'left')
}

function announce(state: State, chat: Chat, supervisor: Participant, kind: 'joined' | 'left'): void {
  if (state.assumptions.supervisorComingAndGoing === 'joined and left') {
    const item = happened(state, chat, supervisor, { kind })
    state.tell({ type: 'item', chatId: chat.id, item, to: chat.audience })
  }
  tellAgents(state, chat)
}

function monitorsOf(chat: Chat): Participant[] {
  return chat.participants.filter((each) => each.role === 'SUPERVISOR' && each.state !== 'left')
}

function supervisorOf(chat: Chat, { participantId }: AgentContact): Participant | undefined {
  return chat.participants.find((each) => each.id === participantId && each.role === 'SUPERVISOR')
}

/** The agent whose contact it is; of the customer's own, the primary agent. */
function watchedAgent(chat: Chat, contactId: string): Participant {
  const agents = agentsIn(chat)
  const watched = agents.find((each) => each.contactId === contactId && contactId !== chat.id)
  const agent = watched ?? agents.find((each) => each.id === chat.primaryId) ?? agents[0]
  if (agent) return agent
  throw new Refusal(
    'no agent to monitor',
    `No agent has accepted the contact ${contactId} yet: there is nobody to monitor.`,
  )
}

function allowedModes(state: State, may: readonly MonitorMode[] = []): readonly MonitorMode[] {
  const isEnhanced = state.directory.center.features.enhancedChatMonitoring ?? false
  if (isEnhanced && may.length === 0) {
    throw new Refusal('barge not available', 'AllowedMonitorCapabilities is required where barging in is enabled.')
  }
  if (may.length === 0) return ['silent']
  if (isEnhanced || !may.includes('barge')) return [...new Set(may)]
  if (state.assumptions.bargeWithoutFeature === 'left out') return ['silent']
  throw new Refusal(
    'barge not available',
    'Enhanced monitoring for chat is not enabled for this instance: nobody can barge in. Set ENHANCED_CHAT_MONITORING.',
  )
}

function requireSupervisor({ assumptions, presences }: State, user: User, modes: readonly MonitorMode[]): void {
  for (const mode of ['silent', ...modes] as const) {
    if (mayMonitor(assumptions, user, mode)) continue
    throw new Refusal(
      'monitoring not permitted',
      `${user.name} may not ${mode === 'barge' ? 'barge into' : 'monitor'} conversations. Ask an administrator for the ` +
        `permission Real-time contact ${mode === 'barge' ? 'barge-in' : 'monitoring'}.`,
    )
  }
  const isOffline = (presences.get(user.id)?.state.type ?? 'offline') === 'offline'
  if (isOffline && assumptions.monitoringPresence === 'not offline') {
    throw new Refusal('supervisor offline', `${user.name} is offline: they have to choose another status to monitor.`)
  }
}
