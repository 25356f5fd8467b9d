import type { ContactCenter, User } from '../simulator/instance/directory.ts'

/** Agents at the table: with the customer, as many as a multi-party chat takes. */
const AGENT_SEATS = 5
/** Somebody who sees all this for the first time needs longer than an agent does to answer. */
const PATIENT_RING_S = 120
/** Pages on any port of this machine that sit at the table. */
const TABLE_ORIGINS = ['http://localhost:*', 'http://*.localhost:*']

/** The agents who sit at the table: the first who work the queue that chats come in. */
export function agentsAtTable({ users, routingProfiles, contactFlow }: ContactCenter): User[] {
  const profiles = routingProfiles.filter(
    ({ queueIds, chatConcurrency }) => queueIds.includes(contactFlow.queueId) && chatConcurrency > 0,
  )
  return users.filter((user) => profiles.some(({ id }) => id === user.routingProfileId)).slice(0, AGENT_SEATS)
}

/** The contact center of the project, for people who look around before they answer. */
export function patient(center: ContactCenter): ContactCenter {
  return { ...center, ringSeconds: PATIENT_RING_S }
}

/** The same contact center, whose CCP the pages of the table may embed besides those that it approves. */
export function approvingTable(center: ContactCenter): ContactCenter {
  const { approvedOrigins } = center
  return approvedOrigins ? { ...center, approvedOrigins: [...approvedOrigins, ...TABLE_ORIGINS] } : center
}
