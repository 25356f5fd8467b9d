import { expect } from 'vitest'
import { contactCenter, supervisorName } from '../../../fixtures/index.ts'
import type { User } from '../../instance/directory.ts'
import type { SimulatedOperation } from '../../services/control-plane/service.ts'

type Input = Readonly<Record<string, unknown>>

/** A call that goes well, and calls of the same operation that are refused, with the error's name. */
export interface Call {
  readonly input: Input
  /** What is printed, as far as it tells something; nothing where the operation has no answer. */
  readonly prints?: object
  readonly refused: readonly (readonly [Input, type: string])[]
}

const { contactFlow, transferFlowId } = contactCenter
const [queue, otherQueue] = two(contactCenter.queues)
const [profile] = two(contactCenter.routingProfiles)
const [alice, bob] = two(contactCenter.users)
const grace = userNamed(supervisorName)
const [, onBreak] = two(contactCenter.agentStates)
const [toAlice, toBob] = two(contactCenter.quickConnects)
const [security] = two(contactCenter.securityProfiles ?? [])

const expectText: unknown = expect.any(String)
const expectSome: unknown = expect.arrayContaining([expect.anything()])

const NOBODY = '0c000000-0000-4000-a000-00000000dead'
const NOT_FOUND = 'ResourceNotFoundException'
const INVALID = 'InvalidRequestException'
const ORIGIN = 'https://crm.example.com'
const userConfig = (UserId: string) => ({
  QuickConnectType: 'USER',
  UserConfig: { UserId, ContactFlowId: transferFlowId },
})
const timer = (minutes: number) => ({
  Chat: {
    ParticipantTimerConfigList: [
      {
        ParticipantRole: 'CUSTOMER',
        TimerType: 'IDLE',
        TimerValue: { ParticipantTimerDurationInMinutes: minutes },
      },
    ],
  },
})
const byName = (Value: string) => ({ StringCondition: { FieldName: 'Username', Value, ComparisonType: 'EXACT' } })
/** Of a list: its first page, and a token that it has not given. */
const listed = (input: Input, prints: object): Call => ({
  input,
  prints,
  refused: [[{ ...input, NextToken: 'made-up' }, INVALID]],
})

/** Makes something for one operation alone, so that all of them can be called at once; answers with its id. */
export interface Own {
  readonly chat: () => string
  /** With an agent in it, so that there is somebody to monitor. */
  readonly answeredChat: () => string
  /** Associated with the first queue. */
  readonly quickConnect: () => string
  readonly origin: () => string
}

/** One of each operation of the control plane, every one of this instance. */
export function connectCalls(own: Own): Readonly<Record<SimulatedOperation, Call>> {
  const unknownContact = { ContactId: NOBODY }
  const chat = { ContactId: own.chat() }
  const renamed = { QuickConnectId: own.quickConnect() }
  const redirected = { QuickConnectId: own.quickConnect() }
  const associated = own.quickConnect()
  return {
    StartChatContact: {
      input: {
        ContactFlowId: contactFlow.id,
        ParticipantDetails: { DisplayName: 'Maya' },
        Attributes: { language: 'de' },
        InitialMessage: { ContentType: 'text/plain', Content: 'Grüße' },
        ChatDurationInMinutes: 60,
      },
      prints: { ContactId: expectText, ParticipantId: expectText, ParticipantToken: expectText },
      refused: [
        [{ ContactFlowId: NOBODY, ParticipantDetails: { DisplayName: 'Maya' } }, NOT_FOUND],
        [{ ContactFlowId: contactFlow.id, ParticipantDetails: { DisplayName: 'M'.repeat(257) } }, INVALID],
      ],
    },
    StopContact: { input: { ContactId: own.chat() }, refused: [[unknownContact, 'ContactNotFoundException']] },
    DescribeContact: {
      input: chat,
      prints: { Contact: { Id: chat.ContactId, Channel: 'CHAT' } },
      refused: [[unknownContact, NOT_FOUND]],
    },
    MonitorContact: {
      input: { ContactId: own.answeredChat(), UserId: grace.id, AllowedMonitorCapabilities: ['SILENT_MONITOR'] },
      prints: { ContactId: expectText, ContactArn: expectText },
      refused: [[{ ...chat, UserId: NOBODY }, NOT_FOUND]],
    },
    CreateParticipant: {
      input: { ContactId: own.chat(), ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Helper' } },
      prints: { ParticipantId: expectText },
      refused: [[{ ...chat, ParticipantDetails: { ParticipantRole: 'AGENT', DisplayName: 'Bob' } }, INVALID]],
    },
    UpdateParticipantRoleConfig: {
      input: { ContactId: own.chat(), ChannelConfiguration: timer(480) },
      refused: [[{ ...chat, ChannelConfiguration: timer(481) }, INVALID]],
    },
    DescribeInstance: {
      input: {},
      prints: { Instance: { InstanceAlias: contactCenter.alias } },
      refused: [[{ InstanceId: NOBODY }, NOT_FOUND]],
    },
    DescribeInstanceAttribute: {
      input: { AttributeType: 'MULTI_PARTY_CONFERENCE' },
      prints: { Attribute: { AttributeType: 'MULTI_PARTY_CONFERENCE', Value: 'false' } },
      refused: [[{ AttributeType: 'TELEPATHY' }, INVALID]],
    },
    UpdateInstanceAttribute: {
      input: { AttributeType: 'EARLY_MEDIA', Value: 'true' },
      refused: [[{ AttributeType: 'EARLY_MEDIA', Value: 'perhaps' }, INVALID]],
    },
    ListInstanceAttributes: listed({}, { Attributes: expectSome }),
    CreateQuickConnect: {
      input: { Name: 'Bob by the CLI', QuickConnectConfig: userConfig(bob.id) },
      prints: { QuickConnectId: expectText },
      refused: [
        [{ Name: toBob.name, QuickConnectConfig: userConfig(bob.id) }, 'DuplicateResourceException'],
        [{ Name: 'Nobody', QuickConnectConfig: userConfig(NOBODY) }, NOT_FOUND],
      ],
    },
    DescribeQuickConnect: {
      input: { QuickConnectId: toBob.id },
      prints: { QuickConnect: { Name: toBob.name, QuickConnectConfig: userConfig(bob.id) } },
      refused: [[{ QuickConnectId: NOBODY }, NOT_FOUND]],
    },
    DeleteQuickConnect: {
      input: { QuickConnectId: own.quickConnect() },
      refused: [[{ QuickConnectId: NOBODY }, NOT_FOUND]],
    },
    ListQuickConnects: listed({ QuickConnectTypes: ['USER'] }, { QuickConnectSummaryList: expectSome }),
    SearchContacts: listed(
      {
        TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: '2020-01-01T00:00:00Z', EndTime: '2100-01-01T00:00:00Z' },
      },
      { Contacts: expectSome },
    ),
    SearchQuickConnects: listed({}, { QuickConnects: expectSome }),
    UpdateQuickConnectConfig: {
      input: { ...redirected, QuickConnectConfig: userConfig(alice.id) },
      refused: [[{ ...redirected, QuickConnectConfig: { QuickConnectType: 'USER' } }, INVALID]],
    },
    UpdateQuickConnectName: {
      input: { ...renamed, Name: 'Renamed', Description: 'by the CLI' },
      refused: [[{ ...renamed, Name: toBob.name }, INVALID]],
    },
    AssociateQueueQuickConnects: {
      input: { QueueId: otherQueue.id, QuickConnectIds: [own.quickConnect()] },
      refused: [[{ QueueId: NOBODY, QuickConnectIds: [toAlice.id] }, NOT_FOUND]],
    },
    DisassociateQueueQuickConnects: {
      input: { QueueId: queue.id, QuickConnectIds: [associated] },
      refused: [[{ QueueId: queue.id, QuickConnectIds: [NOBODY] }, NOT_FOUND]],
    },
    ListQueueQuickConnects: listed({ QueueId: queue.id }, { QuickConnectSummaryList: expectSome }),
    ListApprovedOrigins: listed({}, { Origins: expectSome }),
    AssociateApprovedOrigin: {
      input: { Origin: ORIGIN },
      refused: [[{ Origin: 'not an origin' }, INVALID]],
    },
    DisassociateApprovedOrigin: {
      input: { Origin: own.origin() },
      refused: [[{ Origin: 'https://never.example.com' }, NOT_FOUND]],
    },
    ListUsers: listed({}, { UserSummaryList: expectSome }),
    DescribeUser: {
      input: { UserId: alice.id },
      prints: { User: { Username: 'alice' } },
      refused: [[{ UserId: NOBODY }, NOT_FOUND]],
    },
    SearchUsers: {
      input: { SearchCriteria: byName('bob') },
      prints: { Users: [{ Username: 'bob' }], ApproximateTotalCount: 1 },
      refused: [
        [{ SearchCriteria: { StringCondition: { FieldName: 'Shoes', Value: 'a', ComparisonType: 'EXACT' } } }, INVALID],
      ],
    },
    ListAgentStatuses: listed({ AgentStatusTypes: ['OFFLINE'] }, { AgentStatusSummaryList: expectSome }),
    PutUserStatus: {
      input: { UserId: alice.id, AgentStatusId: onBreak.id },
      refused: [
        [{ UserId: NOBODY, AgentStatusId: onBreak.id }, NOT_FOUND],
        [{ UserId: alice.id, AgentStatusId: NOBODY }, NOT_FOUND],
      ],
    },
    ListQueues: listed({ QueueTypes: ['STANDARD'] }, { QueueSummaryList: expectSome }),
    DescribeQueue: {
      input: { QueueId: queue.id },
      prints: { Queue: { Name: queue.name } },
      refused: [[{ QueueId: NOBODY }, NOT_FOUND]],
    },
    ListContactFlows: listed({ ContactFlowTypes: ['CONTACT_FLOW'] }, { ContactFlowSummaryList: expectSome }),
    DescribeContactFlow: {
      input: { ContactFlowId: contactFlow.id },
      prints: { ContactFlow: { Id: contactFlow.id, Type: 'CONTACT_FLOW' } },
      refused: [[{ ContactFlowId: NOBODY }, NOT_FOUND]],
    },
    ListRoutingProfiles: listed({}, { RoutingProfileSummaryList: expectSome }),
    DescribeRoutingProfile: {
      input: { RoutingProfileId: profile.id },
      prints: { RoutingProfile: { Name: profile.name } },
      refused: [[{ RoutingProfileId: NOBODY }, NOT_FOUND]],
    },
    ListRoutingProfileQueues: listed(
      { RoutingProfileId: profile.id },
      { RoutingProfileQueueConfigSummaryList: expectSome },
    ),
    ListSecurityProfiles: listed({}, { SecurityProfileSummaryList: expectSome }),
    ListSecurityProfilePermissions: listed({ SecurityProfileId: security.id }, { Permissions: expectSome }),
  }
}

/** @throws Error when the default contact center has nobody of that name. */
export function userNamed(name: string): User {
  const user = contactCenter.users.find((each) => each.username === name)
  if (!user) throw new Error(`The default contact center has ${name}.`)
  return user
}

function two<Entry>([first, second]: readonly Entry[]): [Entry, Entry] {
  if (first === undefined || second === undefined) throw new Error('The default contact center has two of each.')
  return [first, second]
}
