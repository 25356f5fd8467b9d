import type { ContactCenter } from '../directory.ts'

export const agents = ['alice', 'bob', 'carol', 'dave', 'erin', 'frank'] as const
export type AgentName = (typeof agents)[number]
/** The agents, and the supervisor. */
export type UserName = AgentName | 'grace'

const STATE_IDS = { Available: 'available', Break: 'break', Offline: 'offline' } as const
export type StateName = keyof typeof STATE_IDS

export function stateId(name: StateName): string {
  return STATE_IDS[name]
}

/**
 * A contact center with ids that can be read: users `user-alice`, quick connects `to-alice`. Six agents work the queue
 * `support`; `to-grace` is of another department, `to-queue` and `to-phone` lead elsewhere, `to-nobody` to a deleted user.
 */
export function center(changes: Partial<ContactCenter> = {}): ContactCenter {
  return {
    region: 'us-west-2',
    accountId: '111122223333',
    instanceId: 'instance-1',
    alias: 'test-center',
    contactFlow: { id: 'flow-1', queueId: 'support' },
    features: { multiPartyChat: true, attachments: true },
    ringSeconds: 20,
    queues: [
      { id: 'support', name: 'Support' },
      { id: 'back-office', name: 'Back office' },
    ],
    routingProfiles: [
      { id: 'agents', name: 'Agents', queueIds: ['support'], chatConcurrency: 2 },
      { id: 'others', name: 'Others', queueIds: [], chatConcurrency: 2 },
    ],
    users: [...agents.map((username) => user(username, 'agents')), user('grace', 'others')],
    quickConnects: [
      ...agents.map((name) => quickConnect(name, 'agent', `user-${name}`, 'support')),
      quickConnect('grace', 'agent', 'user-grace', 'back-office'),
      quickConnect('queue', 'queue', 'back-office', 'support'),
      quickConnect('phone', 'phone_number', '+12065550100', 'support'),
      quickConnect('nobody', 'agent', 'user-deleted', 'support'),
    ],
    agentStates: [
      { id: STATE_IDS.Available, name: 'Available', type: 'routable' },
      { id: STATE_IDS.Break, name: 'Break', type: 'not_routable' },
      { id: STATE_IDS.Offline, name: 'Offline', type: 'offline' },
    ],
    ...changes,
  }
}

/** The same contact center with enhanced monitoring for chat, where everybody may monitor and barge in. */
export function centerWithMonitoring(changes: Partial<ContactCenter> = {}): ContactCenter {
  const plain = center(changes)
  const users = plain.users.map((each) => ({
    ...each,
    permissions: [...each.permissions, 'managerListenIn', 'managerBargeIn'],
  }))
  return { ...plain, users, features: { ...plain.features, enhancedChatMonitoring: true } }
}

/** The same contact center, with agents who take so many chats at a time. */
export function centerWithConcurrency(chatConcurrency: number): ContactCenter {
  const plain = center()
  return { ...plain, routingProfiles: plain.routingProfiles.map((each) => ({ ...each, chatConcurrency })) }
}

function user(username: string, routingProfileId: string) {
  const name = username.charAt(0).toUpperCase() + username.slice(1)
  return {
    id: `user-${username}`,
    username,
    name,
    password: `secret-of-${username}`,
    routingProfileId,
    permissions: ['outboundCall', 'transferDestinations.View'],
  }
}

function quickConnect(name: string, type: 'agent' | 'queue' | 'phone_number', destination: string, queueId: string) {
  return {
    id: `to-${name}`,
    name: name.charAt(0).toUpperCase() + name.slice(1),
    type,
    destination,
    queueIds: [queueId],
  }
}
