import {
  type ConnectClient,
  DescribeUserCommand,
  paginateListUsers,
  paginateSearchQuickConnects,
  type QuickConnect,
} from '@aws-sdk/client-connect'
import { agentNames } from '../../fixtures/people.ts'
import { Failure } from '../../written/failure.ts'
import type { LiveAccount, LiveAgent, LiveSettings } from '../settings/index.ts'

/** A user of the instance. */
export interface LiveUser {
  readonly username: string
  readonly userId: string
  /** As the others see them: first and last name. */
  readonly fullName: string
}

/** An agent of the instance, in the part that they play in specs. */
export interface LivePerson extends LiveUser {
  /** The agents of the settings take the parts of the specs in their order: the first is `alice`. */
  readonly part: string
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
  const ids = await idsOn(client, InstanceId)
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
    if (userId === undefined) problems.push(nobody(username))
    else if (quickConnect === undefined) problems.push(`No quick connect of type User leads to ${username}.`)
    else {
      const user = await userOn(client, InstanceId, { username, userId })
      people.push({ ...user, part: agentNames[index] ?? username, quickConnect })
    }
  }
  if (problems.length > 0) throw missing(problems)
  return people
}

/** @throws Failure when the supervisor of the settings is not on the instance */
export async function supervisorOn(
  client: ConnectClient,
  instanceId: string,
  { username }: LiveAccount,
): Promise<LiveUser> {
  const userId = (await idsOn(client, instanceId)).get(username)
  if (userId === undefined) throw missing([nobody(username)])
  return userOn(client, instanceId, { username, userId })
}

async function idsOn(client: ConnectClient, InstanceId: string): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>()
  for await (const { UserSummaryList = [] } of paginateListUsers({ client }, { InstanceId })) {
    for (const { Username = '', Id = '' } of UserSummaryList) ids.set(Username, Id)
  }
  return ids
}

async function userOn(
  client: ConnectClient,
  InstanceId: string,
  { username, userId }: Omit<LiveUser, 'fullName'>,
): Promise<LiveUser> {
  const { User } = await client.send(new DescribeUserCommand({ InstanceId, UserId: userId }))
  const { FirstName = '', LastName = '' } = User?.IdentityInfo ?? {}
  return { username, userId, fullName: `${FirstName} ${LastName}`.trim() || username }
}

function nobody(username: string): string {
  return `There is no user ${username} on the instance.`
}

function missing(problems: readonly string[]): Failure {
  return new Failure(`${problems.join('\n')}\nNothing was started. "npx roundtable doctor" says what mends it.`)
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
