import type { User } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'
import { notFound } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'
import { meets, requireNoFilter } from './search.ts'

type Operations = 'ListUsers' | 'DescribeUser' | 'SearchUsers' | 'PutUserStatus'

/** The agents and supervisors of the contact center, and the state that somebody else puts an agent into. */
export function userHandlers({ instance }: Means): Handlers<Operations> {
  const { assumptions, directory } = instance

  function common(user: User) {
    return {
      Id: user.id,
      Arn: arnOf(directory.center, 'agent', user.id),
      Username: user.username,
      IdentityInfo: identityOf(user),
      SecurityProfileIds: user.securityProfileIds ?? [],
      RoutingProfileId: user.routingProfileId,
    }
  }

  return {
    ListUsers(asked) {
      const { entries, next } = pageOf('ListUsers', directory.center.users, asked, instance.assumptions)
      const summaries = entries.map(({ id, username }) => ({
        Id: id,
        Arn: arnOf(directory.center, 'agent', id),
        Username: username,
      }))
      return { UserSummaryList: summaries, ...next }
    },

    DescribeUser({ UserId }) {
      const user = directory.findUser(UserId)
      if (!user) throw notFound(`user ${UserId}`)
      return { User: { ...common(user), PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false } } }
    },

    SearchUsers({ SearchCriteria: criteria = {}, SearchFilter, ...asked }) {
      requireNoFilter(SearchFilter)
      const found = directory.center.users.filter((user) => meets(criteria, fieldsOf(user), assumptions))
      const { entries, next } = pageOf('SearchUsers', found, asked, instance.assumptions)
      return { Users: entries.map(common), ApproximateTotalCount: found.length, ...next }
    },

    /** During a contact it is the agent's next status (documented, PutUserStatus). */
    PutUserStatus({ UserId, AgentStatusId }) {
      instance.chooseState(UserId, AgentStatusId, 'after the contacts')
      return {}
    },
  }
}

/** The API knows a first and a last name; the contact center has one, as people read it. */
function identityOf({ name }: User) {
  const [first = '', ...rest] = name.split(' ')
  return { FirstName: first, ...(rest.length > 0 && { LastName: rest.join(' ') }) }
}

/** The names of fields are documented (UserSearchCriteria). */
function fieldsOf(user: User) {
  const { FirstName, LastName = '' } = identityOf(user)
  return {
    Username: [user.username],
    FirstName: [FirstName],
    LastName: [LastName],
    RoutingProfileId: [user.routingProfileId],
    SecurityProfileId: user.securityProfileIds ?? [],
    ResourceId: [user.id],
  }
}
