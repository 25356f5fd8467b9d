import { agentNames, fullNames, contactCenter as standard } from '../../fixtures/index.ts'
import type { RoutingProfile, SecurityProfile, User } from '../../simulator/instance/directory.ts'
import type { Report } from '../../written/problem.ts'
import { Entries, idFor } from './entries.ts'
import type { InstanceFile } from './schema.ts'

type GivenUsers = NonNullable<InstanceFile['users']>

const DEFAULT_PASSWORD = 'simulated'

/** What users are put in by name. */
export interface Profiles {
  readonly routing: Entries<'name', RoutingProfile>
  readonly security: Entries<'name', SecurityProfile>
}

export function usersOf({ users }: InstanceFile, profiles: Profiles, report: Report): Entries<'username', User> {
  const given: GivenUsers = users ?? agentNames.map((username) => ({ username, name: fullNames[username] }))
  const all = given.map((each, index) => userOf(each, index, profiles))
  return new Entries('users', 'user', 'username', all, report)
}

function userOf(given: GivenUsers[number], index: number, { routing, security }: Profiles): User {
  const { username, name, password = DEFAULT_PASSWORD, routingProfile, permissions, securityProfiles } = given
  const [firstProfile] = security.all
  return {
    id: given.id ?? idFor('user', username),
    username,
    name: name ?? username.charAt(0).toUpperCase() + username.slice(1),
    password,
    routingProfileId: routing.idOf(routingProfile ?? routing.all[0]?.name ?? '', ['users', index, 'routingProfile']),
    permissions: permissions ?? standard.users[0]?.permissions ?? [],
    securityProfileIds: security.idsOf(securityProfiles ?? (firstProfile && [firstProfile.name]), [
      'users',
      index,
      'securityProfiles',
    ]),
  }
}
