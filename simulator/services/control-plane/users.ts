import type { AgentState, User } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'
import { notFound } from './errors.ts'
import type { Handlers, Means } from './handlers.ts'
import { pageOf } from './paging.ts'
import { meets, requireNoFilter } from './search.ts'

type Operations = 'ListUsers' | 'DescribeUser' | 'SearchUsers' | 'ListAgentStatuses' | 'PutUserStatus'

/** What the control plane calls the types of states that the CTI API has its own words for. */
const STATUS_TYPES: Readonly<Partial<Record<AgentState['type'], 'ROUTABLE' | 'CUSTOM' | 'OFFLINE'>>> = {
  routable: 'ROUTABLE',
  not_routable: 'CUSTOM',
  offline: 'OFFLINE',
}

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
      const found = directory.center.users.filter((user) => meets(criteria, fieldsOf(user), assumptions, NAMES))
      const { entries, next } = pageOf('SearchUsers', found, asked, instance.assumptions)
      return { Users: entries.map(common), ApproximateTotalCount: found.length, ...next }
    },

    /** Those that an agent can be put into: Connect's own errors are none. */
    ListAgentStatuses({ AgentStatusTypes: types = [], ...asked }) {
      const all = directory.center.agentStates.flatMap((state) => {
        const type = STATUS_TYPES[state.type]
        return type !== undefined && (types.length === 0 || types.includes(type)) ? [{ ...state, type }] : []
      })
      const { entries, next } = pageOf('ListAgentStatuses', all, asked, instance.assumptions)
      const summaries = entries.map(({ id, name, type }) => ({
        Id: id,
        Arn: arnOf(directory.center, 'agent-state', id),
        Name: name,
        Type: type,
      }))
      return { AgentStatusSummaryList: summaries, ...next }
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

/** Those of the fields that are names. */
const NAMES: readonly (keyof ReturnType<typeof fieldsOf>)[] = ['Username', 'FirstName', 'LastName']

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
