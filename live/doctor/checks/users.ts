import type { User } from '@aws-sdk/client-connect'
import type { LiveAccount } from '../../settings/index.ts'
import type { Finding } from '../finding.ts'
import { check, type Examined, orNamed, type Verdict } from './checking.ts'

/** Permissions of a security profile: as they are listed, and as the console shows them. */
export type Permissions = Readonly<Record<string, string>>

/** Whoever signs in to the CCP needs it. */
export const CCP_ACCESS: Permissions = {
  BasicAgentAccess: 'Contact Control Panel (CCP), Access Contact Control Panel',
}

/** Who is looked at, and as what: `agent`. */
export interface Somebody {
  readonly account: LiveAccount
  readonly part: string
  /** The live setting that names them. */
  readonly setting: string
}

/** What is said of somebody who has to be there; of somebody who is not there nothing is said. */
export async function about(
  { facts }: Examined,
  { username }: LiveAccount,
  what: string,
  look: (user: User) => Promise<Verdict>,
): Promise<Verdict> {
  const id = (await facts.users()).get(username)
  return id === undefined ? { unknown: `the ${what} of ${username}, who is not there.` } : look(await facts.user(id))
}

export function checkUser({ facts, settings }: Examined, { account, part, setting }: Somebody): Promise<Finding> {
  const { username } = account
  return check('Agents', `${part} ${username}`, async () => {
    const users = await facts.users()
    if (users.has(username)) return { ok: `${username} is a user of the instance` }
    return {
      wrong: `there is no user ${username} on the instance.${orNamed(username, [...users.keys()])}`,
      mend: {
        steps: `${settings.site}: Users, User management, Add new users; or correct ${setting} in the live settings.`,
      },
    }
  })
}

/** @param ok what somebody may who has all of them */
export function checkSecurityProfile(
  examined: Examined,
  { account }: Somebody,
  wanted: Permissions,
  ok: string,
): Promise<Finding> {
  const { facts, settings } = examined
  const { username } = account
  return check('Agents', `security profile of ${username}`, () =>
    about(examined, account, 'security profile', async ({ SecurityProfileIds = [] }) => {
      const permissions = (await Promise.all(SecurityProfileIds.map((id) => facts.securityPermissions(id)))).flat()
      const missing = Object.entries(wanted).filter(([name]) => !permissions.includes(name))
      if (missing.length === 0) return { ok: `${username} ${ok}` }
      return {
        wrong: `${username} lacks ${missing.map(([name]) => name).join(' and ')} in the security profile.`,
        mend: {
          steps: `${settings.site}: Users, Security profiles, the one of ${username}: tick ${missing.map(([, page]) => `"${page}"`).join(' and ')}, save.`,
        },
      }
    }),
  )
}
