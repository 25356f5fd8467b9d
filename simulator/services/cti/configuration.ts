import type { ContactCenter, User } from '../../instance/directory.ts'
import type { Instance } from '../../instance/instance.ts'
import { arnOf } from '../arns.ts'
import { wireState } from './agent-state.ts'

/** What GetAgentConfiguration tells about an agent (CONTRACT section 4). */
export function agentConfiguration(instance: Instance, user: User) {
  const { directory } = instance
  const { center } = directory
  const profile = directory.routingProfileOf(user)
  const [firstQueueId = ''] = profile.queueIds
  return {
    agentARN: arnOf(center, 'agent', user.id),
    name: user.name,
    username: user.username,
    softphoneEnabled: false,
    softphoneAutoAccept: false,
    extension: '',
    agentPreferences: {},
    routingProfile: {
      name: profile.name,
      routingProfileARN: arnOf(center, 'routing-profile', profile.id),
      defaultOutboundQueue: wireQueue(instance, firstQueueId),
      channelConcurrencyMap: { CHAT: profile.chatConcurrency, VOICE: 0, TASK: 0 },
    },
  }
}

export function wireQueue(instance: Instance, queueId: string) {
  const queue = instance.directory.findQueue(queueId)
  return { queueARN: arnOf(instance.directory.center, 'queue', queueId), name: queue?.name ?? '' }
}

/**
 * The queue that every agent has for themselves, which has no name (documented, agent event streams). Streams knows the
 * agent's own id by it, and writes into each of its log lines that it does not when there is none (source).
 */
export function agentQueue(center: ContactCenter, { id }: User) {
  return { queueARN: arnOf(center, 'queue', `agent/${id}`), name: null }
}

/** The states an agent can choose; those they only get into by themselves are not among them. */
export function agentStates(instance: Instance) {
  return instance.directory.center.agentStates
    .filter((state) => state.type !== 'error')
    .map((state) => wireState(instance, state))
}
