import type { LiveAgent } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { check, type Examined } from './checking.ts'
import { queueOf } from './queue.ts'
import { about, CCP_ACCESS, checkSecurityProfile, checkUser, type Permissions } from './users.ts'

/** What a security profile has to have, and as what the console shows it (documented, list of security profile permissions). */
const PERMISSIONS: Permissions = {
  ...CCP_ACCESS,
  'TransferDestinations.View': 'Routing, Quick connects, View',
}
const MOST_CHATS = 10

export function checkAgent(examined: Examined, agent: LiveAgent): Promise<Finding>[] {
  const { facts, settings } = examined
  const { username } = agent
  const userPage = `${settings.site}: Users, User management, ${username}.`
  const somebody = { account: agent, part: 'agent', setting: 'agents' }
  return [
    checkUser(examined, somebody),
    checkSecurityProfile(examined, somebody, PERMISSIONS, 'may use the CCP and see quick connects'),
    check('Agents', `routing profile of ${username}`, () =>
      about(examined, agent, 'routing profile', async ({ RoutingProfileId }) => {
        if (RoutingProfileId === undefined)
          return { wrong: `${username} has no routing profile.`, mend: { steps: userPage } }
        const [{ Name, MediaConcurrencies = [] }, queues, queue] = await Promise.all([
          facts.routingProfile(RoutingProfileId),
          facts.routingQueues(RoutingProfileId),
          queueOf(examined),
        ])
        const profilePage = `${settings.site}: Routing, Routing profiles, ${Name}.`
        const chats = MediaConcurrencies.find(({ Channel }) => Channel === 'CHAT')?.Concurrency ?? 0
        if (chats < 1 || chats > MOST_CHATS) {
          return {
            wrong: `${username} takes no chats: the routing profile ${Name} has ${chats} of them at the same time.`,
            mend: { steps: `${profilePage} Tick Chat, with 1 to ${MOST_CHATS} chats an agent, save.` },
          }
        }
        if (!queue) return { unknown: 'there is no queue to look for.' }
        if (!queues.some(({ QueueId, Channel }) => QueueId === queue.Id && Channel === 'CHAT')) {
          return {
            wrong: `${username} does not work the queue ${queue.Name}: the routing profile ${Name} does not have it for chats.`,
            mend: { steps: `${profilePage} Queues, Add queue: ${queue.Name} with channel Chat, save.` },
          }
        }
        return { ok: `${username} takes up to ${chats} chats of the queue ${queue.Name}` }
      }),
    ),
  ]
}
