import {
  type ConnectClient,
  DescribeUserCommand,
  paginateListUsers,
  paginateSearchQuickConnects,
  type QuickConnect,
} from '@aws-sdk/client-connect'
import { agentNames } from '../../fixtures/people.ts'
import { Failure } from '../../written/failure.ts'
import type { LiveAgent, LiveSettings } from '../settings/index.ts'

/** An agent of the instance, in the part that they play in specs. */
export interface LivePerson {
  /** The agents of the settings take the parts of the specs in their order: the first is `alice`. */
  readonly part: string
  readonly username: string
  readonly userId: string
  /** As the others see them: first and last name. */
  readonly fullName: string
  /** Name of the quick connect that leads to them. */
  readonly quickConnect: string
}

/**
 * Who the agents of the settings are on the instance, as many as a run may use.
 * @throws Failure that names everybody who is not there, or has no quick connect
 */
export async function peopleOn(client: ConnectClient, settings: LiveSettings): Promise<LivePerson[]> {
  const { instanceId: InstanceId } = settings
  const agents = settings.agents.slice(0, Math.min(settings.limits.agents, agentNames.length))
  const ids = new Map<string, string>()
  for await (const { UserSummaryList = [] } of paginateListUsers({ client }, { InstanceId })) {
    for (const { Username = '', Id = '' } of UserSummaryList) ids.set(Username, Id)
  }
  const quickConnects: QuickConnect[] = []
  for await (const { QuickConnects = [] } of paginateSearchQuickConnects({ client }, { InstanceId })) {
    quickConnects.push(...QuickConnects)
  }
  const problems: string[] = []
  const people: LivePerson[] = []
  for (const [index, agent] of agents.entries()) {
    const { username } = agent
    const userId = ids.get(username)
    const quickConnect = userId === undefined ? undefined : quickConnectTo(agent, userId, quickConnects)?.Name
    if (userId === undefined) problems.push(`There is no user ${username} on the instance.`)
    else if (quickConnect === undefined) problems.push(`No quick connect of type User leads to ${username}.`)
    else {
      const { User } = await client.send(new DescribeUserCommand({ InstanceId, UserId: userId }))
      const { FirstName = '', LastName = '' } = User?.IdentityInfo ?? {}
      const fullName = `${FirstName} ${LastName}`.trim() || username
      people.push({ part: agentNames[index] ?? username, username, userId, fullName, quickConnect })
    }
  }
  if (problems.length > 0) {
    throw new Failure(`${problems.join('\n')}\nNothing was started. "npx roundtable doctor" says what mends it.`)
  }
  return people
}

function quickConnectTo(
  { quickConnect: wanted }: LiveAgent,
  userId: string,
  all: readonly QuickConnect[],
): QuickConnect | undefined {
  return all
    .filter(({ QuickConnectConfig }) => QuickConnectConfig?.UserConfig?.UserId === userId)
    .find(({ Name, QuickConnectId }) => {
      if (wanted === undefined) return !isLease(Name)
      return wanted.by === 'name' ? Name === wanted.name : QuickConnectId === wanted.id
    })
}

/** What every name of a quick connect that stands for a lease begins with. */
export const LEASE_PREFIX = 'roundtable-lease '

function isLease(name = ''): boolean {
  return name.startsWith(LEASE_PREFIX)
}
