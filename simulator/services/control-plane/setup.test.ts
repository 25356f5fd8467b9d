import { describe, expect, test } from 'vitest'
import type { Assumptions } from '../../instance/assumptions.ts'
import { center } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'

const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'
const invalid = { status: 400, type: 'InvalidRequestException' }
const missing = { status: 404, type: 'ResourceNotFoundException' }

describe('instance attributes', () => {
  test('show the switches and change them: multi-party chat is on and off at once', async () => {
    const services = new Services()
    const { stage } = services
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.is('Available', 'erin')
    const AttributeType = 'MULTI_PARTY_CHAT_CONFERENCE'
    const shows = async () => (await services.calls('DescribeInstanceAttribute', { AttributeType })).body
    expect(await shows()).toEqual({ Attribute: { AttributeType, Value: 'true' } })
    const turned = await services.calls('UpdateInstanceAttribute', { AttributeType, Value: 'false' })
    expect(turned).toMatchObject({ status: 200, body: {} })
    expect(await shows()).toEqual({ Attribute: { AttributeType, Value: 'false' } })
    expect(stage.roster(chat)).toHaveLength(5)
    stage.refuses(() => stage.invites('alice', 'erin', chat), 'multi-party chat off')
    await services.calls('UpdateInstanceAttribute', { AttributeType, Value: 'true' })
    stage.invites('alice', 'erin', chat)
  })

  test('are listed, seven at a time', async () => {
    const services = new Services()
    type Page = { Attributes: { AttributeType: string; Value: string }[]; NextToken?: string }
    await services.calls('UpdateInstanceAttribute', { AttributeType: 'ENHANCED_CHAT_MONITORING', Value: 'true' })
    const first = (await services.calls<Page>('ListInstanceAttributes')).body
    const { NextToken } = first
    const second = (await services.calls<Page>('ListInstanceAttributes', { NextToken })).body
    expect([first.Attributes.length, second.Attributes.length, second.NextToken]).toEqual([7, 6, undefined])
    const on = [...first.Attributes, ...second.Attributes].filter(({ Value }) => Value === 'true')
    expect(on.map((each) => each.AttributeType)).toEqual(['ENHANCED_CHAT_MONITORING', 'MULTI_PARTY_CHAT_CONFERENCE'])
  })

  test.each([
    ['as other lists', 7],
    [10, 7],
  ] as const)(
    'assumption undocumentedPageSize %s: never more than may be asked for',
    async (undocumentedPageSize, size) => {
      const services = new Services({ assumptions: { undocumentedPageSize } })
      const { body } = await services.calls<{ Attributes: unknown[] }>('ListInstanceAttributes')
      expect(body.Attributes).toHaveLength(size)
    },
  )

  test.each([
    [{ AttributeType: 'MULTI_PARTY_CHAT' }, /AttributeType.*enum/],
    [{ AttributeType: 'MESSAGE_STREAMING', Value: 'yes' }, /'Value'/],
    [{ AttributeType: 'MESSAGE_STREAMING', Value: 'TRUE' }, /'Value'/],
    [{ AttributeType: 'MESSAGE_STREAMING' }, /'Value'.*null/],
  ])('cannot be set by %j', async (input, words) => {
    const services = new Services()
    await services.refuses(() => services.calls('UpdateInstanceAttribute', input), { ...invalid, words })
  })

  test('take True for true where that is assumed', async () => {
    const services = new Services({ assumptions: { switchValues: 'in any capitals' } })
    const input = { AttributeType: 'MESSAGE_STREAMING', Value: 'True' }
    expect((await services.calls('UpdateInstanceAttribute', input)).status).toBe(200)
    expect(services.stage.instance.directory.settings.features.messageStreaming).toBe(true)
    const other = { AttributeType: 'MESSAGE_STREAMING', Value: 'yes' }
    await services.refuses(() => services.calls('UpdateInstanceAttribute', other), invalid)
  })
})

describe('approved origins', () => {
  test.each([
    ['as other lists', 20],
    [10, 10],
  ] as const)('assumption undocumentedPageSize %s', async (undocumentedPageSize, size) => {
    const approvedOrigins = Array.from({ length: 20 }, (_, index) => `https://${index}.example.com`)
    const services = new Services({ center: center({ approvedOrigins }), assumptions: { undocumentedPageSize } })
    const { body } = await services.calls<{ Origins: unknown[] }>('ListApprovedOrigins')
    expect(body.Origins).toHaveLength(size)
  })

  test('are listed, added and taken away', async () => {
    const services = new Services({ center: center({ approvedOrigins: ['https://a.example.com'] }) })
    const Origin = 'https://b.example.com'
    const lists = async () => (await services.calls('ListApprovedOrigins')).body
    await services.calls('AssociateApprovedOrigin', { Origin })
    expect(await lists()).toEqual({ Origins: ['https://a.example.com', Origin] })
    await services.refuses(() => services.calls('AssociateApprovedOrigin', { Origin }), {
      status: 409,
      type: 'ResourceConflictException',
    })
    await services.calls('DisassociateApprovedOrigin', { Origin: 'https://a.example.com' })
    expect(await lists()).toEqual({ Origins: [Origin] })
    const absent = () => services.calls('DisassociateApprovedOrigin', { Origin: 'https://a.example.com' })
    await services.refuses(absent, missing)
  })

  test('come in pages of 25 at most; a hundred and first is over the quota', async () => {
    const approvedOrigins = Array.from({ length: 100 }, (_, index) => `https://app-${index}.example.com`)
    const services = new Services({ center: center({ approvedOrigins }) })
    const { body } = await services.calls<{ Origins: string[]; NextToken?: string }>('ListApprovedOrigins')
    expect([body.Origins.length, typeof body.NextToken]).toEqual([25, 'string'])
    const more = () => services.calls('AssociateApprovedOrigin', { Origin: 'https://more.example.com' })
    await services.refuses(more, { status: 402, type: 'ServiceQuotaExceededException' })
  })

  test.each(['crm.example.com', `https://${'a'.repeat(260)}`])('%j is refused', async (Origin) => {
    const services = new Services()
    await services.refuses(() => services.calls('AssociateApprovedOrigin', { Origin }), invalid)
  })
})

describe('what is set up', () => {
  const securityProfiles = [
    { id: 'agent', name: 'Agent', permissions: ['BasicAgentAccess', 'TransferDestinations.View'] },
  ]

  test('the instance', async () => {
    const services = new Services()
    expect((await services.calls('DescribeInstance')).body).toEqual({
      Instance: {
        Id: 'instance-1',
        Arn: INSTANCE,
        IdentityManagementType: 'CONNECT_MANAGED',
        InstanceAlias: 'test-center',
        InstanceStatus: 'ACTIVE',
        InboundCallsEnabled: false,
        OutboundCallsEnabled: false,
        InstanceAccessUrl: 'https://test-center.my.connect.aws',
      },
    })
  })

  test('queues', async () => {
    const services = new Services()
    expect((await services.calls('ListQueues', { QueueTypes: ['STANDARD'], MaxResults: 1 })).body).toEqual({
      QueueSummaryList: [{ Id: 'support', Arn: `${INSTANCE}/queue/support`, Name: 'Support', QueueType: 'STANDARD' }],
      NextToken: expect.any(String),
    })
    expect((await services.calls('ListQueues', { QueueTypes: ['AGENT'] })).body).toEqual({ QueueSummaryList: [] })
    expect((await services.calls('DescribeQueue', { QueueId: 'support' })).body).toEqual({
      Queue: { QueueId: 'support', QueueArn: `${INSTANCE}/queue/support`, Name: 'Support', Status: 'ENABLED' },
    })
  })

  test('routing profiles', async () => {
    const services = new Services()
    expect((await services.calls('ListRoutingProfiles')).body).toMatchObject({
      RoutingProfileSummaryList: [{ Id: 'agents' }, { Id: 'others' }],
    })
    const profile = { RoutingProfileId: 'agents' }
    expect((await services.calls('DescribeRoutingProfile', profile)).body).toEqual({
      RoutingProfile: {
        InstanceId: 'instance-1',
        Name: 'Agents',
        RoutingProfileArn: `${INSTANCE}/routing-profile/agents`,
        RoutingProfileId: 'agents',
        MediaConcurrencies: [{ Channel: 'CHAT', Concurrency: 2 }],
        DefaultOutboundQueueId: 'support',
        NumberOfAssociatedQueues: 1,
        NumberOfAssociatedUsers: 6,
      },
    })
    expect((await services.calls('ListRoutingProfileQueues', profile)).body).toEqual({
      RoutingProfileQueueConfigSummaryList: [
        {
          QueueId: 'support',
          QueueArn: `${INSTANCE}/queue/support`,
          QueueName: 'Support',
          Priority: 1,
          Delay: 0,
          Channel: 'CHAT',
        },
      ],
    })
    const others = await services.calls('DescribeRoutingProfile', { RoutingProfileId: 'others' })
    expect(others.body).not.toHaveProperty('RoutingProfile.DefaultOutboundQueueId')
  })

  test('security profiles', async () => {
    const services = new Services({ center: center({ securityProfiles }) })
    expect((await services.calls('ListSecurityProfiles')).body).toEqual({
      SecurityProfileSummaryList: [{ Id: 'agent', Arn: `${INSTANCE}/security-profile/agent`, Name: 'Agent' }],
    })
    const SecurityProfileId = 'agent'
    expect((await services.calls('ListSecurityProfilePermissions', { SecurityProfileId })).body).toEqual({
      Permissions: ['BasicAgentAccess', 'TransferDestinations.View'],
    })
  })

  test.each([
    ['DescribeQueue', { QueueId: 'nowhere' }],
    ['DescribeRoutingProfile', { RoutingProfileId: 'none' }],
    ['ListRoutingProfileQueues', { RoutingProfileId: 'none' }],
    ['ListSecurityProfilePermissions', { SecurityProfileId: 'none' }],
    ['DescribeUser', { UserId: 'user-zoe' }],
    ['PutUserStatus', { UserId: 'user-zoe', AgentStatusId: 'available' }],
    ['PutUserStatus', { UserId: 'user-alice', AgentStatusId: 'asleep' }],
  ] as const)('%s does not find %j', async (operation, input) => {
    const services = new Services()
    await services.refuses(() => services.calls(operation, input), { ...missing, words: /There is no/ })
  })
})

describe('users', () => {
  interface Users {
    readonly Users: readonly { readonly Username: string }[]
    readonly ApproximateTotalCount: number
  }
  const users = [
    { ...center().users[0], name: 'Alice von Adams', securityProfileIds: ['agent'] },
    ...center().users.slice(1),
  ] as ReturnType<typeof center>['users']

  test('are listed and described', async () => {
    const services = new Services({ center: center({ users }) })
    expect((await services.calls('ListUsers', { MaxResults: 1 })).body).toEqual({
      UserSummaryList: [{ Id: 'user-alice', Arn: `${INSTANCE}/agent/user-alice`, Username: 'alice' }],
      NextToken: expect.any(String),
    })
    expect((await services.calls('DescribeUser', { UserId: 'user-alice' })).body).toEqual({
      User: {
        Id: 'user-alice',
        Arn: `${INSTANCE}/agent/user-alice`,
        Username: 'alice',
        IdentityInfo: { FirstName: 'Alice', LastName: 'von Adams' },
        PhoneConfig: { PhoneType: 'SOFT_PHONE', AutoAccept: false },
        SecurityProfileIds: ['agent'],
        RoutingProfileId: 'agents',
      },
    })
    const { body } = await services.calls('DescribeUser', { UserId: 'user-bob' })
    expect(body).toMatchObject({ User: { IdentityInfo: { FirstName: 'Bob' }, SecurityProfileIds: [] } })
  })

  test.each([
    ['Username', 'a', ['alice']],
    ['FirstName', 'AL', ['alice']],
    ['LastName', 'von', ['alice']],
    ['RoutingProfileId', 'others', ['grace']],
    ['SecurityProfileId', 'agent', ['alice']],
    ['ResourceId', 'user-bob', ['bob']],
  ])('are found by %s', async (FieldName, Value, names) => {
    const services = new Services({ center: center({ users }) })
    const SearchCriteria = { StringCondition: { FieldName, Value, ComparisonType: 'STARTS_WITH' } }
    const { body } = await services.calls<Users>('SearchUsers', { SearchCriteria })
    expect(body.Users.map(({ Username }) => Username)).toEqual(names)
    expect(body.ApproximateTotalCount).toBe(names.length)
  })

  describe('whose names contain a text', () => {
    const long = 'Archibald Bartholomew-Crane'
    const finds = (Value: string, unfitContains: Assumptions['unfitContains'], more: object = {}) => {
      const services = new Services({
        center: center({
          users: center()
            .users.slice(0, 1)
            .map((user) => ({ ...user, name: `${long} 😀` })),
        }),
        assumptions: { unfitContains },
      })
      const StringCondition = { FieldName: 'LastName', Value, ComparisonType: 'CONTAINS', ...more }
      const search = () => services.calls<Users>('SearchUsers', { SearchCriteria: { StringCondition } })
      return { services, search, found: async () => (await search()).body.ApproximateTotalCount }
    }
    const lastName = long.replace('Archibald ', '')

    test.each(['refused', 'finds nothing', 'searched'] as const)(
      'assumption unfitContains %s: 2 to 25 characters are searched for',
      async (unfitContains) => {
        for (const fit of ['Cr', lastName, ' 😀']) expect(await finds(fit, unfitContains).found()).toBe(1)
        expect(await finds('x'.repeat(25), unfitContains).found()).toBe(0)
      },
    )

    test.each(['C', '😀', '', 'x'.repeat(26)])(
      'assumption unfitContains refused: by "%s" they are not',
      async (Value) => {
        const { services, search } = finds(Value, 'refused')
        await services.refuses(search, { status: 400, type: 'InvalidRequestException', words: /2 to 25 characters/ })
      },
    )

    test('assumption unfitContains refused: nor by one in an AND that nobody meets anyway', async () => {
      const { services } = finds('C', 'refused')
      const condition = (ComparisonType: string, Value: string) => ({
        StringCondition: { FieldName: 'Username', Value, ComparisonType },
      })
      const SearchCriteria = { AndConditions: [condition('EXACT', 'nobody'), condition('CONTAINS', 'C')] }
      await services.refuses(() => services.calls('SearchUsers', { SearchCriteria }), {
        status: 400,
        type: 'InvalidRequestException',
      })
    })

    test.each([
      ['finds nothing', 0],
      ['searched', 1],
    ] as const)('assumption unfitContains %s: one character', async (unfitContains, count) => {
      expect(await finds('C', unfitContains).found()).toBe(count)
    })

    test('ids, and texts that names begin with or are, have no bounds', async () => {
      const [profile, beginning] = [{ FieldName: 'RoutingProfileId' }, { ComparisonType: 'STARTS_WITH' }]
      expect(await finds('a', 'refused', profile).found()).toBe(1)
      expect(await finds('B', 'refused', beginning).found()).toBe(1)
      expect(await finds('x'.repeat(26), 'refused', { ComparisonType: 'EXACT' }).found()).toBe(0)
    })
  })

  test('are put into a state by somebody else: chats come, and the agent sees it', async () => {
    const services = new Services()
    const { stage } = services
    stage.startChat()
    const input = { UserId: 'user-alice', AgentStatusId: 'available' }
    expect(await services.calls('PutUserStatus', input)).toMatchObject({ status: 200, body: {} })
    expect(stage.presence('alice')).toBe('Available')
    expect(stage.contacts('alice')).toMatchObject([{ state: 'connecting' }])
    const { body } = await services.asksCti('GetAgentSnapshot', 'alice')
    expect(body).toMatchObject({ snapshot: { state: { name: 'Available' } } })
  })
})
