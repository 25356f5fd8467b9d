import * as sdk from '@aws-sdk/client-connect'
import { afterEach, describe, expect, test } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './index.ts'
import { ControlPlane } from './services/control-plane/service.ts'
import { connectOperations } from './services/model/connect-operations.ts'
import type { Operation } from './services/model/operation.ts'
import {
  complaints,
  operationIn,
  statusIn,
  structureComplaints,
  structureIn,
} from './services/test-support/connect-schema.ts'
import { Tokens } from './services/tokens.ts'

const { contactFlow, instanceId: InstanceId, region } = contactCenter
const [queue] = contactCenter.queues
const [profile] = contactCenter.routingProfiles
const [alice, bob] = contactCenter.users
const supervisor = contactCenter.users.at(-1)
const [available] = contactCenter.agentStates
const [toAlice, toBob] = contactCenter.quickConnects
if (!queue || !profile || !alice || !bob || !supervisor || !available || !toAlice || !toBob) {
  throw new Error(
    'The default contact center has a queue, a routing profile, agents with quick connects and a supervisor.',
  )
}

const schemas: Readonly<Record<string, unknown>> = { ...sdk }
const table: Readonly<Record<string, Operation>> = connectOperations

let simulator: Simulator | undefined
let client: sdk.ConnectClient | undefined

function simulates(options: SimulatorOptions = {}, credentials = { accessKeyId: 'x', secretAccessKey: 'y' }) {
  simulator = createSimulator(options)
  simulator.listen()
  client = new sdk.ConnectClient({ region, credentials, maxAttempts: 1 })
  return { simulator, client }
}

afterEach(async () => {
  client?.destroy()
  await simulator?.close()
  simulator = undefined
})

function simulatedOperations(): readonly string[] {
  const { instance, clock } = createSimulator()
  return new ControlPlane(instance, new Tokens(clock, instance.nextId)).operations
}

describe.each(simulatedOperations())('%s in the table', (name) => {
  const operation = table[name]
  if (!operation) throw new Error(`${name} is not in the table.`)
  const schema = operationIn(schemas[`${name}$`])

  test('is bound as the SDK binds it', () => {
    expect({ ...operation.http, status: 200 }).toEqual({
      method: schema.method,
      path: schema.path,
      status: schema.status,
    })
    const members = Object.entries(operation.input.members ?? {})
    const bindings = members.map(([member, { in: place = 'body', name: wireName = member }]) => [
      member,
      { place, wireName },
    ])
    const ofSdk = [...schema.input.members].map(([member, { place, wireName }]) => [member, { place, wireName }])
    expect(Object.fromEntries(bindings)).toEqual(Object.fromEntries(ofSdk))
  })

  test('requires and answers what the SDK has', () => {
    expect(operation.input.required?.toSorted()).toEqual(schema.input.required.toSorted())
    expect(Object.keys(operation.output.members).toSorted()).toEqual([...schema.output.members.keys()].toSorted())
    expect(operation.output.required.toSorted()).toEqual(schema.output.required.toSorted())
  })

  test('has the SDK’s errors with their statuses', () => {
    for (const [error, status] of Object.entries(operation.errors)) {
      expect([error, statusIn(schemas[`${error}$`])]).toEqual([error, status])
    }
  })
})

describe('through the unmodified SDK', () => {
  test('every operation answers, in nothing but what the SDK’s schemas have', async () => {
    const { client, simulator } = simulates()
    const started = await client.send(
      new sdk.StartChatContactCommand({
        InstanceId,
        ContactFlowId: contactFlow.id,
        ParticipantDetails: { DisplayName: 'Maya' },
        Attributes: { language: 'de' },
      }),
    )
    const chat = { InstanceId, ContactId: started.ContactId }
    const bot = { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Helper' } as const
    await client.send(new sdk.CreateParticipantCommand({ ...chat, ParticipantDetails: bot }))
    await client.send(new sdk.PutUserStatusCommand({ InstanceId, UserId: alice.id, AgentStatusId: available.id }))
    simulator.instance.accept(alice.id, started.ContactId ?? '')
    simulator.instance.setPresence(supervisor.id, available.id)
    await client.send(
      new sdk.MonitorContactCommand({ ...chat, UserId: supervisor.id, AllowedMonitorCapabilities: ['BARGE'] }),
    )
    await client.send(
      new sdk.UpdateParticipantRoleConfigCommand({
        ...chat,
        ChannelConfiguration: {
          Chat: {
            ParticipantTimerConfigList: [
              {
                ParticipantRole: 'AGENT',
                TimerType: 'IDLE',
                TimerValue: { ParticipantTimerDurationInMinutes: 2 },
              },
            ],
          },
        },
      }),
    )
    const { Contact } = await client.send(new sdk.DescribeContactCommand(chat))
    expect(Contact?.AgentInfo).toEqual({ Id: alice.id, ConnectedToAgentTimestamp: expect.any(Date) })
    await client.send(new sdk.StopContactCommand(chat))

    await client.send(new sdk.DescribeInstanceCommand({ InstanceId }))
    const switched = { InstanceId, AttributeType: 'MULTI_PARTY_CHAT_CONFERENCE' } as const
    await client.send(new sdk.UpdateInstanceAttributeCommand({ ...switched, Value: 'false' }))
    const { Attribute } = await client.send(new sdk.DescribeInstanceAttributeCommand(switched))
    expect(Attribute).toEqual({ AttributeType: 'MULTI_PARTY_CHAT_CONFERENCE', Value: 'false' })
    const attributes: unknown[] = []
    for await (const page of sdk.paginateListInstanceAttributes({ client, pageSize: 2 }, { InstanceId })) {
      attributes.push(...(page.Attributes ?? []))
    }
    expect(attributes).toHaveLength(13)

    const QuickConnectConfig = {
      QuickConnectType: 'USER',
      UserConfig: { UserId: bob.id, ContactFlowId: contactCenter.transferFlowId },
    } as const
    const Tags = { team: 'billing' }
    const { QuickConnectARN, QuickConnectId } = await client.send(
      new sdk.CreateQuickConnectCommand({
        InstanceId,
        Name: 'Bob again',
        Description: 'Invoices',
        QuickConnectConfig,
        Tags,
      }),
    )
    const quickConnect = { InstanceId, QuickConnectId }
    await client.send(new sdk.UpdateQuickConnectNameCommand({ ...quickConnect, Name: 'Robert' }))
    await client.send(new sdk.UpdateQuickConnectConfigCommand({ ...quickConnect, QuickConnectConfig }))
    const { QuickConnect } = await client.send(new sdk.DescribeQuickConnectCommand(quickConnect))
    expect(QuickConnect).toEqual({
      Tags,
      QuickConnectARN,
      QuickConnectId,
      Name: 'Robert',
      Description: 'Invoices',
      QuickConnectConfig,
    })
    await client.send(new sdk.ListQuickConnectsCommand({ InstanceId, QuickConnectTypes: ['USER', 'QUEUE'] }))
    const SearchCriteria = {
      OrConditions: [
        { StringCondition: { FieldName: 'name', Value: 'rob', ComparisonType: 'STARTS_WITH' } },
        { StringCondition: { FieldName: 'resourceID', Value: toBob.id, ComparisonType: 'EXACT' } },
      ],
    } as const
    const { ApproximateTotalCount } = await client.send(
      new sdk.SearchQuickConnectsCommand({
        InstanceId,
        SearchCriteria: { OrConditions: [...SearchCriteria.OrConditions] },
      }),
    )
    expect(ApproximateTotalCount).toBe(2)
    const associated = { InstanceId, QueueId: queue.id, QuickConnectIds: [QuickConnectId ?? ''] }
    await client.send(new sdk.AssociateQueueQuickConnectsCommand(associated))
    await client.send(new sdk.ListQueueQuickConnectsCommand({ InstanceId, QueueId: queue.id }))
    await client.send(new sdk.DisassociateQueueQuickConnectsCommand(associated))
    await client.send(new sdk.DeleteQuickConnectCommand(quickConnect))

    const Origin = 'https://crm.example.com'
    await client.send(new sdk.AssociateApprovedOriginCommand({ InstanceId, Origin }))
    const { Origins } = await client.send(new sdk.ListApprovedOriginsCommand({ InstanceId }))
    expect(Origins).toContain(Origin)
    await client.send(new sdk.DisassociateApprovedOriginCommand({ InstanceId, Origin }))

    await client.send(new sdk.ListUsersCommand({ InstanceId, MaxResults: 2 }))
    await client.send(new sdk.ListAgentStatusesCommand({ InstanceId }))
    await client.send(new sdk.DescribeUserCommand({ InstanceId, UserId: alice.id }))
    await client.send(new sdk.SearchUsersCommand({ InstanceId }))
    const TimeRange = { Type: 'INITIATION_TIMESTAMP', StartTime: new Date(0), EndTime: new Date('2100-01-01') } as const
    expect((await client.send(new sdk.SearchContactsCommand({ InstanceId, TimeRange }))).Contacts).not.toEqual([])
    await client.send(new sdk.ListQueuesCommand({ InstanceId, QueueTypes: ['STANDARD'] }))
    await client.send(new sdk.DescribeQueueCommand({ InstanceId, QueueId: queue.id }))
    const routing = { InstanceId, RoutingProfileId: profile.id }
    await client.send(new sdk.ListContactFlowsCommand({ InstanceId, ContactFlowTypes: ['CONTACT_FLOW'] }))
    await client.send(new sdk.DescribeContactFlowCommand({ InstanceId, ContactFlowId: contactFlow.id }))
    await client.send(new sdk.ListRoutingProfilesCommand({ InstanceId }))
    await client.send(new sdk.DescribeRoutingProfileCommand(routing))
    await client.send(new sdk.ListRoutingProfileQueuesCommand(routing))
    const { SecurityProfileSummaryList: security } = await client.send(
      new sdk.ListSecurityProfilesCommand({ InstanceId }),
    )
    const SecurityProfileId = security?.[0]?.Id
    const listed = await client.send(new sdk.ListSecurityProfilePermissionsCommand({ InstanceId, SecurityProfileId }))
    expect(listed.Permissions).toContain('TransferDestinations.View')

    const answers = simulator.wire.events.filter((event) => event.kind === 'answer')
    for (const { operation, status, body } of answers) {
      expect([operation, status]).toEqual([operation, 200])
      const { output } = operationIn(schemas[`${operation}$`])
      expect(structureComplaints(body, output, operation)).toEqual([])
    }
    expect([...new Set(answers.map((event) => event.operation))].toSorted()).toEqual(simulatedOperations().toSorted())
  })

  test('refusals have their names', async () => {
    const { client } = simulates({ center: { ...contactCenter, activeChatQuota: 0 } })
    const ids = { InstanceId, ContactId: 'no-such-contact' }
    await expect(client.send(new sdk.StopContactCommand(ids))).rejects.toBeInstanceOf(sdk.ContactNotFoundException)
    await expect(client.send(new sdk.DescribeContactCommand(ids))).rejects.toBeInstanceOf(sdk.ResourceNotFoundException)
    await expect(client.send(new sdk.ListUsersCommand({ InstanceId, MaxResults: 0 }))).rejects.toThrow(/'MaxResults'/)
    const start = { InstanceId, ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: 'Maya' } }
    await expect(client.send(new sdk.StartChatContactCommand(start))).rejects.toMatchObject({
      name: 'LimitExceededException',
      $metadata: { httpStatusCode: 429 },
    })
  })

  test('too many requests are throttled', async () => {
    const { client } = simulates({ rate: { rate: 1, burst: 1 } })
    await client.send(new sdk.ListUsersCommand({ InstanceId }))
    await expect(client.send(new sdk.ListUsersCommand({ InstanceId }))).rejects.toBeInstanceOf(sdk.ThrottlingException)
  })
})

describe('signatures that are checked', () => {
  const KEY = { accessKeyId: 'AKIDROUNDTABLE', secretAccessKey: 'a+secret/key' }
  const credentials = { [KEY.accessKeyId]: KEY.secretAccessKey }

  test('are good as the SDK makes them: with a body, a query and ids that need encoding', async () => {
    const { client } = simulates({ credentials }, KEY)
    const first = await client.send(new sdk.ListUsersCommand({ InstanceId, MaxResults: 2 }))
    const { NextToken } = first
    const second = await client.send(new sdk.ListUsersCommand({ InstanceId, MaxResults: 100, NextToken }))
    expect((second.UserSummaryList ?? []).length + 2).toBe(contactCenter.users.length)
    await client.send(new sdk.AssociateApprovedOriginCommand({ InstanceId, Origin: 'https://*.example.com' }))
    await client.send(new sdk.DisassociateApprovedOriginCommand({ InstanceId, Origin: 'https://*.example.com' }))
    const odd = new sdk.DescribeQuickConnectCommand({ InstanceId, QuickConnectId: "an odd/id (it's) é*!" })
    await expect(client.send(odd)).rejects.toThrow("an odd/id (it's) é*!")
  })

  test.each([
    ['another secret key', { ...KEY, secretAccessKey: 'another' }, 'InvalidSignatureException'],
    ['a key that nobody has', { ...KEY, accessKeyId: 'AKIDOTHER' }, 'UnrecognizedClientException'],
  ])('with %s are refused, and nothing is done', async (_, key, name) => {
    const { client, simulator } = simulates({ credentials }, key)
    const before = simulator.instance.snapshot()
    const put = new sdk.PutUserStatusCommand({ InstanceId, UserId: alice.id, AgentStatusId: available.id })
    await expect(client.send(put)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } })
    expect(simulator.instance.snapshot()).toEqual(before)
  })

  test('are refused by a clock that is more than five minutes away', async () => {
    const { client, simulator } = simulates({ credentials }, KEY)
    simulator.clock.advance(6 * 60_000)
    await expect(client.send(new sdk.ListUsersCommand({ InstanceId }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      message: expect.stringMatching(/^Signature expired/),
    })
  })
})

test('what the schemas do not have is noticed, however deep', () => {
  const { output } = operationIn(schemas.DescribeContact$)
  const check = (body: unknown) => structureComplaints(body, output)
  expect(check({ Contact: { QueueInfo: { Id: 'a', Colour: 'b' } } })).toEqual([
    '.Contact.QueueInfo.Colour is not in the model',
  ])
  expect(check({ Contact: { Id: 5, InitiationTimestamp: 'now', Attributes: { a: 1 } } })).toEqual([
    '.Contact.Id is no string',
    '.Contact.InitiationTimestamp is no number',
    '.Contact.Attributes.a is no string',
  ])
  expect(complaints({ QuickConnectType: 'USER', UserConfig: { UserId: 'a' } }, schemas.QuickConnectConfig$)).toEqual([
    '.UserConfig.ContactFlowId is missing',
  ])
  expect(structureIn(schemas.QuickConnectConfig$).required).toEqual(['QuickConnectType'])
})
