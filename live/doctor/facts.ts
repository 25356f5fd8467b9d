import {
  type ConnectClient,
  type ContactFlow,
  DescribeContactFlowCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstanceCommand,
  DescribeQuickConnectCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  type Instance,
  type InstanceAttributeType,
  paginateListApprovedOrigins,
  paginateListQueueQuickConnects,
  paginateListQueues,
  paginateListRoutingProfileQueues,
  paginateListSecurityProfilePermissions,
  paginateListUsers,
  paginateSearchQuickConnects,
  type QueueSummary,
  type QuickConnect,
  type RoutingProfile,
  type RoutingProfileQueueConfigSummary,
  type User,
} from '@aws-sdk/client-connect'
import { type Trouble, troubleOf } from '../control-plane/trouble.ts'
import type { Environment } from '../settings/index.ts'

/** How many questions are under way at the same time; how often each is asked the client's pace says. */
const AT_ONCE = 6

/** What an instance answers about itself; asked for when it is wanted, and once. Every fact rejects with a Trouble. */
export class Facts {
  readonly client: ConnectClient
  readonly instanceId: string
  /** Which operations have been answered, and which refused for want of a permission. */
  readonly answered = new Set<string>()
  readonly denied = new Map<string, Trouble>()
  readonly #env: Environment
  readonly #onProgress: (asked: number, answered: number) => void
  readonly #known = new Map<string, Promise<unknown>>()
  readonly #waiting: (() => void)[] = []
  #underWay = 0
  #asked = 0
  #done = 0

  constructor(
    client: ConnectClient,
    instanceId: string,
    { env, onProgress = () => {} }: { env: Environment; onProgress?: (asked: number, answered: number) => void },
  ) {
    this.client = client
    this.instanceId = instanceId
    this.#env = env
    this.#onProgress = onProgress
  }

  instance(): Promise<Instance> {
    return this.ask('DescribeInstance', '', async ({ InstanceId }) => {
      const { Instance } = await this.client.send(new DescribeInstanceCommand({ InstanceId }))
      return Instance ?? {}
    })
  }

  /** Whether a switch of the instance is on. */
  isOn(AttributeType: InstanceAttributeType): Promise<boolean> {
    return this.ask('DescribeInstanceAttribute', AttributeType, async ({ InstanceId }) => {
      const asked = new DescribeInstanceAttributeCommand({ InstanceId, AttributeType })
      return (await this.client.send(asked)).Attribute?.Value?.toLowerCase() === 'true'
    })
  }

  /** Ids of the users, by user name. */
  users(): Promise<ReadonlyMap<string, string>> {
    return this.ask('ListUsers', '', async (given) => {
      const pages = paginateListUsers({ client: this.client, pageSize: 1000 }, given)
      const users = await all(pages, ({ UserSummaryList }) => UserSummaryList)
      return new Map(users.map(({ Username = '', Id = '' }) => [Username, Id]))
    })
  }

  user(UserId: string): Promise<User> {
    return this.ask('DescribeUser', UserId, async ({ InstanceId }) => {
      return (await this.client.send(new DescribeUserCommand({ InstanceId, UserId }))).User ?? {}
    })
  }

  securityPermissions(SecurityProfileId: string): Promise<readonly string[]> {
    return this.ask('ListSecurityProfilePermissions', SecurityProfileId, ({ InstanceId }) => {
      const pages = paginateListSecurityProfilePermissions({ client: this.client }, { InstanceId, SecurityProfileId })
      return all(pages, ({ Permissions }) => Permissions)
    })
  }

  routingProfile(RoutingProfileId: string): Promise<RoutingProfile> {
    return this.ask('DescribeRoutingProfile', RoutingProfileId, async ({ InstanceId }) => {
      const asked = new DescribeRoutingProfileCommand({ InstanceId, RoutingProfileId })
      return (await this.client.send(asked)).RoutingProfile ?? {}
    })
  }

  routingQueues(RoutingProfileId: string): Promise<readonly RoutingProfileQueueConfigSummary[]> {
    return this.ask('ListRoutingProfileQueues', RoutingProfileId, ({ InstanceId }) => {
      const pages = paginateListRoutingProfileQueues({ client: this.client }, { InstanceId, RoutingProfileId })
      return all(pages, ({ RoutingProfileQueueConfigSummaryList }) => RoutingProfileQueueConfigSummaryList)
    })
  }

  queues(): Promise<readonly QueueSummary[]> {
    return this.ask('ListQueues', '', (given) => {
      const pages = paginateListQueues({ client: this.client, pageSize: 1000 }, { ...given, QueueTypes: ['STANDARD'] })
      return all(pages, ({ QueueSummaryList }) => QueueSummaryList)
    })
  }

  quickConnects(): Promise<readonly QuickConnect[]> {
    return this.ask('SearchQuickConnects', '', (given) => {
      const pages = paginateSearchQuickConnects({ client: this.client }, given)
      return all(pages, ({ QuickConnects }) => QuickConnects)
    })
  }

  /** What a search does not find yet is there all the same. */
  quickConnect(QuickConnectId: string): Promise<QuickConnect> {
    return this.ask('DescribeQuickConnect', QuickConnectId, async ({ InstanceId }) => {
      const asked = new DescribeQuickConnectCommand({ InstanceId, QuickConnectId })
      return (await this.client.send(asked)).QuickConnect ?? {}
    })
  }

  /** Ids of the quick connects that are associated with a queue. */
  queueQuickConnects(QueueId: string): Promise<readonly string[]> {
    return this.ask('ListQueueQuickConnects', QueueId, async ({ InstanceId }) => {
      const pages = paginateListQueueQuickConnects({ client: this.client, pageSize: 100 }, { InstanceId, QueueId })
      return (await all(pages, ({ QuickConnectSummaryList }) => QuickConnectSummaryList)).map(({ Id = '' }) => Id)
    })
  }

  origins(): Promise<readonly string[]> {
    return this.ask('ListApprovedOrigins', '', (given) =>
      all(paginateListApprovedOrigins({ client: this.client }, given), ({ Origins }) => Origins),
    )
  }

  flow(ContactFlowId: string): Promise<ContactFlow> {
    return this.ask('DescribeContactFlow', ContactFlowId, async ({ InstanceId }) => {
      const asked = new DescribeContactFlowCommand({ InstanceId, ContactFlowId })
      return (await this.client.send(asked)).ContactFlow ?? {}
    })
  }

  /**
   * Asks once, however often it is wanted.
   * @param about what the question is about, besides the instance
   */
  ask<Answer>(
    operation: string,
    about: string,
    question: (given: { InstanceId: string }) => Promise<Answer>,
  ): Promise<Answer> {
    const key = `${operation} ${about}`
    const known = this.#known.get(key) ?? this.#inTurn(operation, () => question({ InstanceId: this.instanceId }))
    this.#known.set(key, known)
    return known as Promise<Answer>
  }

  async #inTurn<Answer>(operation: string, question: () => Promise<Answer>): Promise<Answer> {
    this.#onProgress(++this.#asked, this.#done)
    while (this.#underWay >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#underWay += 1
    try {
      const answer = await question()
      this.answered.add(operation)
      return answer
    } catch (error) {
      const trouble = troubleOf(error, operation, this.#env)
      if (trouble.kind === 'permission') this.denied.set(operation, trouble)
      else if (!trouble.isForAll) this.answered.add(operation)
      throw trouble
    } finally {
      this.#underWay -= 1
      this.#waiting.shift()?.()
      this.#onProgress(this.#asked, ++this.#done)
    }
  }
}

async function all<Page, Entry>(
  pages: AsyncIterable<Page>,
  entriesOf: (page: Page) => readonly Entry[] | undefined,
): Promise<Entry[]> {
  const found: Entry[] = []
  for await (const page of pages) found.push(...(entriesOf(page) ?? []))
  return found
}
