import type { Chat, Participant } from '../../instance/chat.ts'
import type { ContactCenter } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'

/** Times in the control plane's answers are seconds since the epoch. */
function seconds(time: number): number {
  return time / 1000
}

/** What DescribeContact tells of one contact with a chat: the customer's, which the first agent shares, or an agent's own. */
export function contactOf(center: ContactCenter, chat: Chat, contactId: string) {
  const isFirst = contactId === chat.id
  // Whoever let the contact ring out never became its agent.
  const agent = chat.participants.findLast((each) => {
    return each.userId !== undefined && each.contactId === contactId && (connectedAt(chat, each) || !isFirst)
  })
  const own = isFirst ? chat.customer : (agent ?? chat.customer)
  const disconnected = chat.state === 'ended' || (!isFirst && own.state === 'left')
  return {
    Arn: arnOf(center, 'contact', contactId),
    Id: contactId,
    ...(!isFirst && { InitialContactId: chat.id }),
    ...(own.previousContactId !== undefined && { PreviousContactId: own.previousContactId }),
    InitiationMethod: isFirst ? 'API' : own.role === 'SUPERVISOR' ? 'MONITOR' : 'TRANSFER',
    Channel: 'CHAT',
    ...(isFirst && { QueueInfo: { Id: chat.queueId, EnqueueTimestamp: seconds(chat.queuedAt) } }),
    ...(agent && { AgentInfo: agentInfo(chat, agent) }),
    InitiationTimestamp: seconds(own.expectedSince),
    ...(disconnected && { DisconnectTimestamp: seconds(own.since) }),
    LastUpdateTimestamp: seconds(Math.max(chat.transcript.at(-1)?.time ?? 0, own.since)),
    Attributes: chat.attributes,
  }
}

function agentInfo(chat: Chat, agent: Participant) {
  const since = agent.role === 'SUPERVISOR' ? agent.expectedSince : connectedAt(chat, agent)
  return { Id: agent.userId, ...(since && { ConnectedToAgentTimestamp: seconds(since) }) }
}

function connectedAt(chat: Chat, { id }: Participant): number | undefined {
  return chat.transcript.find((item) => item.kind === 'joined' && item.participantId === id)?.time
}
