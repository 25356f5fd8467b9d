import type { User } from '@aws-sdk/client-connect'
import type { LiveAgent } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { check, type Examined, orNamed, type Verdict } from './checking.ts'
import { queueOf } from './queue.ts'

/** What a security profile has to have, and as what the console shows it (documented, list of security profile permissions). */
const PERMISSIONS = {
  BasicAgentAccess: 'Contact Control Panel (CCP), Access Contact Control Panel',
  'TransferDestinations.View': 'Routing, Quick connects, View',
} as const
const MOST_CHATS = 10

/** The user with this name; undefined when there is none. */
async function userOf({ facts }: Examined, { username }: LiveAgent): Promise<User | undefined> {
  const id = (await facts.users()).get(username)
  return id === undefined ? undefined : facts.user(id)
}

export function checkAgent(examined: Examined, agent: LiveAgent): Promise<Finding>[] {
  const { facts, settings } = examined
  const { username } = agent
  const userPage = `${settings.site}: Users, User management, ${username}.`
  /** Of somebody who is not there nothing else is said. */
  const about = async (what: string, look: (user: User) => Promise<Verdict>): Promise<Verdict> => {
    const user = await userOf(examined, agent)
    return user ? look(user) : { unknown: `the ${what} of ${username}, who is not there.` }
  }
  return [
    check('Agents', `agent ${username}`, async () => {
      const users = await facts.users()
      if (users.has(username)) return { ok: `${username} is a user of the instance` }
      return {
        wrong: `there is no user ${username} on the instance.${orNamed(username, [...users.keys()])}`,
        mend: {
          steps: `${settings.site}: Users, User management, Add new users; or correct agents in the live settings.`,
        },
      }
    }),
    check('Agents', `security profile of ${username}`, () =>
      about('security profile', async ({ SecurityProfileIds = [] }) => {
        const permissions = (await Promise.all(SecurityProfileIds.map((id) => facts.securityPermissions(id)))).flat()
        const missing = Object.entries(PERMISSIONS).filter(([name]) => !permissions.includes(name))
        if (missing.length === 0) return { ok: `${username} may use the CCP and see quick connects` }
        return {
          wrong: `${username} lacks ${missing.map(([name]) => name).join(' and ')} in the security profile.`,
          mend: {
            steps: `${settings.site}: Users, Security profiles, the one of ${username}: tick ${missing.map(([, page]) => `"${page}"`).join(' and ')}, save.`,
          },
        }
      }),
    ),
    check('Agents', `routing profile of ${username}`, () =>
      about('routing profile', async ({ RoutingProfileId }) => {
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
