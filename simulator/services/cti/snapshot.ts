import type { Assumptions } from '../../instance/assumptions.ts'
import type { AgentContact, Chat, Participant } from '../../instance/chat.ts'
import type { Instance } from '../../instance/instance.ts'
import { isLive } from '../../instance/presence.ts'
import { arnOf } from '../arns.ts'
import type { Tokens } from '../tokens.ts'
import { agentStateOf, seconds } from './agent-state.ts'
import { isSeenBy, monitorMembers, ownFirst } from './monitored.ts'

/** What GetAgentSnapshot tells an agent: their state and their contacts (CONTRACT section 4). */
export function agentSnapshot(instance: Instance, tokens: Tokens, userId: string) {
  return {
    ...agentStateOf(instance, userId),
    contacts: instance.contactsOf(userId).map((contact) => wireContact(instance, tokens, contact)),
    snapshotTimestamp: seconds(instance.clock.now()),
  }
}

function wireContact(instance: Instance, tokens: Tokens, contact: AgentContact) {
  const { center } = instance.directory
  const chat = instance.chatById(contact.chatId)
  const queue = instance.directory.findQueue(chat.queueId)
  const isMonitored = contact.initiationMethod === 'MONITOR'
  const attributes = Object.entries(chat.attributes).map(([name, value]) => [name, { name, value }] as const)
  return {
    contactId: contact.contactId,
    initialContactId: chat.id,
    type: 'chat',
    initiationMethod: contact.initiationMethod,
    state: { type: contact.state, timestamp: seconds(contact.since) },
    // A contact that is monitored has no queue (Streams' source says so).
    ...(!isMonitored && {
      queue: { queueARN: arnOf(center, 'queue', chat.queueId), name: queue?.name ?? '' },
      queueTimestamp: seconds(chat.queuedAt),
    }),
    connections: connectionsFor(instance, tokens, chat, contact),
    // Nor attributes (documented, Streams' getAttributes).
    attributes: isMonitored ? null : Object.fromEntries(attributes),
    contactFeatures: {
      attachmentsEnabled: instance.directory.center.features.attachments ?? false,
      messagingMarkdownEnabled: true,
      multiPartyConferenceEnabled: false,
    },
    segmentAttributes: {},
  }
}

function connectionsFor(instance: Instance, tokens: Tokens, chat: Chat, contact: AgentContact) {
  const listsLeft = instance.assumptions.leftParticipantsInSnapshot === 'listed as disconnected'
  const isOver = !isLive(contact)
  const listsBots = instance.assumptions.botsInSnapshot === 'listed'
  return ownFirst(instance, chat, contact)
    .filter((each) => isSeenBy(contact, each))
    .filter((each) => listsBots || each.role !== 'CUSTOM_BOT')
    .filter(
      (each) => each.id === contact.participantId || each.role === 'CUSTOMER' || each.state !== 'left' || listsLeft,
    )
    .filter((each) => !isOver || each.id === contact.participantId || each.role === 'CUSTOMER')
    .map((each) => wireConnection(instance, tokens, chat, contact, each, isOver))
}

function wireConnection(
  instance: Instance,
  tokens: Tokens,
  chat: Chat,
  contact: AgentContact,
  participant: Participant,
  isOver: boolean,
) {
  const isOwn = participant.id === contact.participantId
  const common = {
    connectionId: participant.id,
    state: {
      type: isOver ? 'disconnected' : connectionState(participant, instance.assumptions),
      timestamp: seconds(participant.since),
    },
    ...monitorMembers(chat, participant, isOwn),
  }
  if (isOwn) {
    // A chat session asked for while connecting is refused a token and then stays pending for good (measured).
    const media = contact.state === 'connected' ? { chatMediaInfo: ownMedia(tokens, chat, participant) } : {}
    const type = participant.role === 'SUPERVISOR' ? instance.assumptions.supervisorConnection : 'agent'
    return { ...common, type, initial: false, ...media }
  }
  if (participant.role === 'CUSTOMER') {
    const chatMediaInfo = { chatAutoAccept: false, customerName: participant.displayName }
    return { ...common, type: 'inbound', initial: true, chatMediaInfo }
  }
  const chatMediaInfo = { chatAutoAccept: false, agentName: participant.displayName }
  return {
    ...common,
    type: participant.role === 'SUPERVISOR' ? instance.assumptions.supervisorAmongOthers : 'outbound',
    initial: false,
    chatMediaInfo,
    quickConnectName: participant.displayName,
    endpoint: endpointOf(instance, participant),
  }
}

function endpointOf(instance: Instance, participant: Participant) {
  const { center } = instance.directory
  const quickConnect = instance.directory.findQuickConnectTo(participant.userId ?? '')
  const endpointARN = quickConnect ? arnOf(center, 'transfer-destination', quickConnect.id) : null
  return { endpointARN, type: 'agent', name: participant.displayName }
}

function ownMedia(tokens: Tokens, chat: Chat, participant: Participant) {
  return {
    chatAutoAccept: false,
    customerName: chat.customer.displayName,
    connectionData: JSON.stringify({ ConnectionAuthenticationToken: tokens.lasting('participant', participant.id) }),
  }
}

function connectionState(participant: Participant, { absentCustomerInSnapshot }: Assumptions): string {
  if (participant.role === 'CUSTOMER' && participant.state === 'invited') return absentCustomerInSnapshot
  const joined = participant.role === 'SUPERVISOR' ? 'barge' : 'connected'
  return { invited: 'connecting', listening: 'silent_monitor', joined, left: 'disconnected' }[participant.state]
}
