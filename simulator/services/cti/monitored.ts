import type { AgentContact, Chat, Participant } from '../../instance/chat.ts'
import type { Instance } from '../../instance/instance.ts'
import { wireMonitorMode } from '../monitor-modes.ts'

/** A silent monitor stands in nobody's snapshot but their own (documented, Streams' isSilentMonitor), nor does who was one. */
export function isSeenBy(contact: AgentContact, participant: Participant): boolean {
  return participant.role !== 'SUPERVISOR' || participant.state === 'joined' || participant.id === contact.participantId
}

/** Streams takes the first connection of an agent or a monitor for its agent's own (source, getAgentConnection). */
export function ownFirst({ assumptions }: Instance, chat: Chat, contact: AgentContact): readonly Participant[] {
  if (assumptions.supervisorAmongOthers !== 'monitoring') return chat.participants
  const isOwn = (each: Participant) => each.id === contact.participantId
  return chat.participants.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
}

/**
 * What a connection says of monitoring, as Streams' API model has it: of a supervisor the way they are on the chat, and
 * to themselves whom they watch since when, and what they may; of everybody else nothing.
 */
export function monitorMembers(chat: Chat, participant: Participant, isOwn: boolean): object {
  const { monitoring, state, expectedSince } = participant
  if (!monitoring) return { monitorStatus: null }
  const monitorStatus = state === 'left' ? null : wireMonitorMode(state === 'joined' ? 'barge' : 'silent')
  if (!isOwn) return { monitorStatus }
  const agent = chat.participants.find((each) => each.id === monitoring.agentId)
  return {
    monitorStatus,
    monitorCapabilities: monitoring.may.map(wireMonitorMode),
    monitoringInfo: { agent: { agentName: agent?.displayName ?? '' }, joinTimeStamp: expectedSince / 1000 },
  }
}
