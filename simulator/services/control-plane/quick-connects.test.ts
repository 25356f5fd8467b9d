import { describe, expect, test } from 'vitest'
import { center } from '../../instance/test-support/center.ts'
import { Services } from '../test-support/services.ts'

const BOB = { QuickConnectType: 'USER', UserConfig: { UserId: 'user-bob', ContactFlowId: 'flow-1' } }

interface Listed {
  readonly QuickConnectSummaryList: readonly { readonly Id: string; readonly QuickConnectType: string }[]
  readonly NextToken?: string
}

interface Found {
  readonly QuickConnects: readonly { readonly QuickConnectId: string }[]
  readonly ApproximateTotalCount: number
  readonly NextToken?: string
}

const invalid = { status: 400, type: 'InvalidRequestException' }
const missing = { status: 404, type: 'ResourceNotFoundException' }

describe('a quick connect', () => {
  test('is made, described, renamed, redirected and deleted', async () => {
    const services = new Services()
    const made = await services.calls<{ QuickConnectId: string; QuickConnectARN: string }>('CreateQuickConnect', {
      Name: 'Bob again',
      Description: 'Invoices',
      QuickConnectConfig: BOB,
      Tags: { team: 'billing' },
    })
    const { QuickConnectId, QuickConnectARN } = made.body
    expect(QuickConnectARN).toBe(
      `arn:aws:connect:us-west-2:111122223333:instance/instance-1/transfer-destination/${QuickConnectId}`,
    )
    const describes = () => services.calls('DescribeQuickConnect', { QuickConnectId })
    const first = {
      QuickConnectARN,
      QuickConnectId,
      Name: 'Bob again',
      Description: 'Invoices',
      QuickConnectConfig: BOB,
      Tags: { team: 'billing' },
    }
    expect((await describes()).body).toEqual({ QuickConnect: first })
    await services.calls('UpdateQuickConnectName', { QuickConnectId, Name: 'Robert' })
    expect((await describes()).body).toEqual({ QuickConnect: { ...first, Name: 'Robert' } })
    await services.calls('UpdateQuickConnectName', { QuickConnectId, Description: '' })
    const phone = { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550101' } }
    await services.calls('UpdateQuickConnectConfig', { QuickConnectId, QuickConnectConfig: phone })
    expect((await describes()).body).toEqual({
      QuickConnect: { ...first, Name: 'Robert', Description: '', QuickConnectConfig: phone },
    })
    expect(await services.calls('DeleteQuickConnect', { QuickConnectId })).toMatchObject({ status: 200, body: {} })
    for (const operation of ['DescribeQuickConnect', 'DeleteQuickConnect'] as const) {
      await services.refuses(() => services.calls(operation, { QuickConnectId }), { ...missing })
    }
  })

  test('made before the instance ran is described with the flow of transfers', async () => {
    const services = new Services()
    expect((await services.calls('DescribeQuickConnect', { QuickConnectId: 'to-queue' })).body).toMatchObject({
      QuickConnect: { QuickConnectConfig: { QueueConfig: { QueueId: 'back-office', ContactFlowId: 'flow-1' } } },
    })
  })

  test('whose name is taken is refused, when it is made and when it is renamed', async () => {
    const services = new Services()
    const made = () => services.calls('CreateQuickConnect', { Name: 'Bob', QuickConnectConfig: BOB })
    await services.refuses(made, { status: 409, type: 'DuplicateResourceException', words: /Bob/ })
    const renamed = () => services.calls('UpdateQuickConnectName', { QuickConnectId: 'to-carol', Name: 'Bob' })
    await services.refuses(renamed, invalid)
  })

  test.each([
    [{ QuickConnectType: 'USER' }, invalid, /must have UserConfig/],
    [{ ...BOB, QuickConnectType: 'QUEUE' }, invalid, /must have QueueConfig/],
    [{ ...BOB, PhoneConfig: { PhoneNumber: '+12065550101' } }, invalid, /no other part/],
    [{ QuickConnectType: 'FLOW', FlowConfig: { ContactFlowId: 'flow-1' } }, invalid, /not simulated/],
    [{ QuickConnectType: 'USER', UserConfig: { UserId: 'user-bob' } }, invalid, /UserConfig\.ContactFlowId/],
    [{ QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '555' } }, invalid, /PhoneConfig\.PhoneNumber/],
    [{ QuickConnectType: 'BOT' }, invalid, /QuickConnectConfig\.QuickConnectType.*enum/],
    [{ ...BOB, UserConfig: { UserId: 'user-zoe', ContactFlowId: 'flow-1' } }, missing, /user-zoe/],
    [{ ...BOB, UserConfig: { UserId: 'user-bob', ContactFlowId: 'flow-2' } }, missing, /flow-2/],
  ])('configured as %j is refused', async (QuickConnectConfig, error, words) => {
    const services = new Services()
    const made = () => services.calls('CreateQuickConnect', { Name: 'New', QuickConnectConfig })
    await services.refuses(made, { ...error, words })
    const changed = () => services.calls('UpdateQuickConnectConfig', { QuickConnectId: 'to-bob', QuickConnectConfig })
    await services.refuses(changed, { ...error, words })
  })
})

describe('lists', () => {
  test('have the types asked for, all by default', async () => {
    const services = new Services()
    const ids = async (input: object = {}) =>
      (await services.calls<Listed>('ListQuickConnects', { ...input })).body.QuickConnectSummaryList.map(({ Id }) => Id)
    expect(await ids()).toHaveLength(10)
    expect(await ids({ QuickConnectTypes: ['QUEUE', 'PHONE_NUMBER'] })).toEqual(['to-queue', 'to-phone'])
    expect(await ids({ QuickConnectTypes: ['FLOW'] })).toEqual([])
    const wrong = () => services.calls('ListQuickConnects', { QuickConnectTypes: ['BOT'] })
    await services.refuses(wrong, { ...invalid, words: /QuickConnectTypes/ })
  })

  test('come in pages that together are the list', async () => {
    const services = new Services()
    const ids: string[] = []
    let NextToken: string | undefined
    const sizes: number[] = []
    do {
      const asked = { MaxResults: 4, ...(NextToken && { NextToken }) }
      const { body } = await services.calls<Listed>('ListQuickConnects', asked)
      ids.push(...body.QuickConnectSummaryList.map(({ Id }) => Id))
      sizes.push(body.QuickConnectSummaryList.length)
      NextToken = body.NextToken
    } while (NextToken)
    expect(sizes).toEqual([4, 4, 2])
    expect(ids).toEqual(services.stage.instance.directory.center.quickConnects.map(({ id }) => id))
  })

  test('take no token of another list, nor one that is made up', async () => {
    const services = new Services()
    const { body } = await services.calls<Listed>('ListQuickConnects', { MaxResults: 1 })
    for (const NextToken of [body.NextToken, 'made-up', '', '§', btoa('ListQueues -1'), btoa('ListQueues 1.5')]) {
      const asked = () => services.calls('ListQueues', { NextToken })
      await services.refuses(asked, { ...invalid, words: /NextToken/ })
    }
  })

  test.each(['0', '1001', '1.5', 'ten', ''])('of MaxResults %j are refused', async (MaxResults) => {
    const services = new Services()
    await services.refuses(() => services.calls('ListQuickConnects', { MaxResults }), {
      ...invalid,
      words: /MaxResults/,
    })
  })
})

describe('a queue', () => {
  test('has the quick connects that are associated with it: agents can invite by those', async () => {
    const services = new Services()
    const chat = services.stage.chatOf()
    services.stage.is('Available', 'bob')
    const queue = { QueueId: 'support' }
    const ids = async () =>
      (await services.calls<Listed>('ListQueueQuickConnects', queue)).body.QuickConnectSummaryList.map(({ Id }) => Id)
    const QuickConnectIds = ['to-bob', 'to-carol']
    expect(await ids()).toEqual(expect.arrayContaining(QuickConnectIds))
    await services.calls('DisassociateQueueQuickConnects', { ...queue, QuickConnectIds })
    expect(await ids()).not.toEqual(expect.arrayContaining(['to-bob']))
    services.stage.refuses(() => services.stage.invites('alice', 'bob', chat), 'quick connect not associated')
    await services.calls('AssociateQueueQuickConnects', { ...queue, QuickConnectIds })
    services.stage.invites('alice', 'bob', chat)
    const asked = { queueARNs: ['arn:aws:connect:us-west-2:111122223333:instance/instance-1/queue/support'] }
    const { body } = await services.asksCti<{ endpoints: { name: string }[] }>('GetEndpoints', 'alice', asked)
    expect(body.endpoints.map(({ name }) => name)).toEqual(expect.arrayContaining(['Bob', 'Carol']))
  })

  test.each([
    ['required', []],
    ['left to the client', ['Bob']],
  ] as const)('the permission to view them is %s: an agent without it is told of %j', async (permission, names) => {
    const users = center().users.map((user) => ({ ...user, permissions: ['outboundCall'] }))
    const quickConnects = center().quickConnects.filter(({ id }) => id === 'to-bob')
    const assumptions = { quickConnectPermission: permission }
    const services = new Services({ center: center({ users, quickConnects }), assumptions })
    const asked = { queueARNs: ['arn:aws:connect:us-west-2:111122223333:instance/instance-1/queue/support'] }
    const { body } = await services.asksCti<{ endpoints: { name: string }[] }>('GetEndpoints', 'alice', asked)
    expect(body.endpoints.map(({ name }) => name)).toEqual(names)
  })

  test.each([
    ['AssociateQueueQuickConnects', { QueueId: 'support', QuickConnectIds: ['to-zoe'] }, missing],
    ['AssociateQueueQuickConnects', { QueueId: 'nowhere', QuickConnectIds: ['to-bob'] }, missing],
    ['AssociateQueueQuickConnects', { QueueId: 'support', QuickConnectIds: [] }, invalid],
    ['AssociateQueueQuickConnects', { QueueId: 'support', QuickConnectIds: Array(51).fill('to-bob') }, invalid],
    ['DisassociateQueueQuickConnects', { QueueId: 'back-office', QuickConnectIds: ['to-bob'] }, missing],
    ['ListQueueQuickConnects', { QueueId: 'nowhere' }, missing],
  ] as const)('refuses %s of %j', async (operation, input, error) => {
    const services = new Services()
    await services.refuses(() => services.calls(operation, input), error)
  })

  test('what is not associated is gone already, where that is assumed', async () => {
    const services = new Services({ assumptions: { absentAssociation: 'nothing to do' } })
    const input = { QueueId: 'back-office', QuickConnectIds: ['to-bob'] }
    expect((await services.calls('DisassociateQueueQuickConnects', input)).status).toBe(200)
  })
})

describe('a search', () => {
  const finds = async (SearchCriteria: object | undefined, services = new Services()) => {
    const { body } = await services.calls<Found>('SearchQuickConnects', { ...(SearchCriteria && { SearchCriteria }) })
    return body.QuickConnects.map(({ QuickConnectId }) => QuickConnectId)
  }
  const name = (Value: string, ComparisonType = 'EXACT') => ({
    StringCondition: { FieldName: 'name', Value, ComparisonType },
  })

  test.each([
    [undefined, 10],
    [{}, 10],
    [name('Bob'), ['to-bob']],
    [name('ra', 'CONTAINS'), ['to-frank', 'to-grace']],
    [name('C', 'STARTS_WITH'), ['to-carol']],
    [name('Zoe'), []],
    [{ StringCondition: { FieldName: 'resourceID', Value: 'to-bob', ComparisonType: 'EXACT' } }, ['to-bob']],
    [{ StringCondition: { FieldName: 'description', Value: 'a', ComparisonType: 'CONTAINS' } }, []],
    [{ OrConditions: [name('Bob'), name('Carol')] }, ['to-bob', 'to-carol']],
    [{ AndConditions: [name('ra', 'CONTAINS'), name('G', 'STARTS_WITH')] }, ['to-grace']],
    [{ OrConditions: [{ AndConditions: [name('Bob'), name('Carol')] }, name('Dave')] }, ['to-dave']],
    [
      { OrConditions: [name('Bob'), name('Carol')], AndConditions: [name('o', 'CONTAINS')], ...name('Bob') },
      ['to-bob'],
    ],
  ])('by %j finds what meets it all', async (criteria, found) => {
    const ids = await finds(criteria)
    expect(typeof found === 'number' ? ids.length : ids).toEqual(found)
  })

  test('passes over capitals, unless that is assumed to matter', async () => {
    expect(await finds(name('bOB'))).toEqual(['to-bob'])
    const heeding = new Services({ assumptions: { searchCapitals: 'heeded' } })
    expect(await finds(name('bOB'), heeding)).toEqual([])
    expect(await finds(name('Bob'), heeding)).toEqual(['to-bob'])
  })

  test('counts all it finds, and comes in pages', async () => {
    const services = new Services()
    const first = (await services.calls<Found>('SearchQuickConnects', { MaxResults: 6 })).body
    expect([first.QuickConnects.length, first.ApproximateTotalCount]).toEqual([6, 10])
    const { NextToken } = first
    const last = (await services.calls<Found>('SearchQuickConnects', { MaxResults: 6, NextToken })).body
    expect([last.QuickConnects.length, last.NextToken]).toEqual([4, undefined])
  })

  test.each([
    [
      { SearchCriteria: { StringCondition: { FieldName: 'colour', Value: 'a', ComparisonType: 'EXACT' } } },
      /FieldName/,
    ],
    [
      { SearchCriteria: { StringCondition: { FieldName: 'toString', Value: 'a', ComparisonType: 'EXACT' } } },
      /FieldName/,
    ],
    [{ SearchCriteria: { StringCondition: { FieldName: 'name', Value: 'a' } } }, /ComparisonType/],
    [
      { SearchCriteria: { StringCondition: { FieldName: 'name', Value: 'a', ComparisonType: 'hasOwnProperty' } } },
      /ComparisonType/,
    ],
    [{ SearchCriteria: { StringCondition: 'name' } }, /StringCondition/],
    [{ SearchCriteria: { OrConditions: [name('Bob'), { AndConditions: [{ Colour: 'a' }] }] } }, /Colour/],
    [{ SearchCriteria: { OrConditions: [{ OrConditions: 'Bob' }] } }, /OrConditions.*a list/],
    [{ SearchCriteria: { OrConditions: [{ OrConditions: ['Bob'] }] } }, /OrConditions\.1\.member.*an object/],
    [{ SearchCriteria: { OrConditions: [{ OrConditions: [{ OrConditions: ['Bob'] }] }] } }, /not an object/],
    [{ SearchFilter: { TagFilter: { TagCondition: { TagKey: 'a' } } } }, /SearchFilter/],
    [{ MaxResults: 101 }, /MaxResults/],
  ])('by %j is refused', async (input, words) => {
    const services = new Services()
    await services.refuses(() => services.calls('SearchQuickConnects', input), { ...invalid, words })
  })
})
