import { expect, test } from 'vitest'
import { Services } from '../test-support/services.ts'

const DAY_S = 86_400

interface Found {
  readonly Contacts: readonly { readonly Id: string; readonly DisconnectTimestamp?: number }[]
  readonly TotalCount: number
  readonly NextToken?: string
}

async function started(services: Services, displayName: string): Promise<string> {
  const { body } = await services.asksControlPlane<{ ContactId: string }>('PUT', '/contact/chat', {
    InstanceId: 'instance-1',
    ContactFlowId: 'flow-1',
    ParticipantDetails: { DisplayName: displayName },
    Attributes: { language: 'de' },
  })
  return body.ContactId
}

function searches(services: Services, more: object = {}, type = 'INITIATION_TIMESTAMP') {
  const now = services.stage.instance.clock.now() / 1000
  const TimeRange = { Type: type, StartTime: now - DAY_S, EndTime: now }
  return services.asksControlPlane<Found>('POST', '/search-contacts', { InstanceId: 'instance-1', TimeRange, ...more })
}

const idsIn = ({ body }: { readonly body: Found }) => body.Contacts.map(({ Id }) => Id)
const GOING_ON = {
  AdditionalTimeRange: {
    Criteria: [{ TimestampCondition: { Type: 'DISCONNECT_TIMESTAMP', ConditionType: 'NOT_EXISTS' } }],
    MatchType: 'MATCH_ALL',
  },
}

test('finds contacts by when they began, were queued and ended, also those that go on; tells nothing of attributes', async () => {
  const services = new Services()
  const [over, goesOn] = [await started(services, 'Maya'), await started(services, 'Noah')]
  services.stage.instance.stopChat(over)
  const all = await searches(services)
  expect(idsIn(all)).toEqual([over, goesOn])
  expect(all.body).toMatchObject({ TotalCount: 2, Contacts: [{ Channel: 'CHAT', InitiationMethod: 'API' }, {}] })
  expect(all.body.Contacts[0]).not.toHaveProperty('Attributes')
  expect(idsIn(await searches(services, {}, 'ENQUEUE_TIMESTAMP'))).toEqual([over, goesOn])
  expect(idsIn(await searches(services, {}, 'DISCONNECT_TIMESTAMP'))).toEqual([over])
  expect(idsIn(await searches(services, { SearchCriteria: GOING_ON }))).toEqual([goesOn])
})

test('finds by channel and by how a contact came about, page by page', async () => {
  const services = new Services()
  const ids = [await started(services, 'Maya'), await started(services, 'Noah')]
  const first = await searches(services, { MaxResults: 1 })
  const second = await searches(services, { MaxResults: 1, NextToken: first.body.NextToken })
  expect([first, second].flatMap(idsIn)).toEqual(ids)
  expect(idsIn(await searches(services, { SearchCriteria: { Channels: ['VOICE'] } }))).toEqual([])
  expect(idsIn(await searches(services, { SearchCriteria: { InitiationMethods: ['TRANSFER'] } }))).toEqual([])
  expect(idsIn(await searches(services, { SearchCriteria: { QueueIds: ['nowhere'] } }))).toEqual([])
})

test.each([
  [{ SearchCriteria: { AgentIds: ['alice'] } }, 'SearchCriteria.AgentIds'],
  [{ Sort: { FieldName: 'CHANNEL', Order: 'ASCENDING' } }, 'Sort'],
  [
    { SearchCriteria: { AdditionalTimeRange: { Criteria: [{ TimeRange: {} }], MatchType: 'MATCH_ALL' } } },
    'AdditionalTimeRange',
  ],
])('what is not simulated is refused: %j', async (more, named) => {
  const services = new Services()
  await started(services, 'Maya')
  const { status, body } = await searches(services, more)
  expect(status).toBe(400)
  expect(JSON.stringify(body)).toContain(named)
})
