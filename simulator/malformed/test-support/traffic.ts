import type { SimulatedOperation } from '../../services/control-plane/service.ts'
import type { ServiceRequest } from '../../services/http.ts'
import { operations } from '../../services/model/constraints.ts'
import type { Operation } from '../../services/model/operation.ts'
import { participantOperations } from '../../services/model/participant-operations.ts'
import type { Name as ParticipantOperation } from '../../services/participant/operations.ts'
import { bind } from '../../services/test-support/binding.ts'
import { type Draft, draftOf } from './draft.ts'
import { type Scene, setScene } from './scene.ts'
import { HOSTS } from './world.ts'

type Inputs<Name extends string> = { readonly [Each in Name]: (scene: Scene) => readonly object[] }

/** Valid requests of one operation. */
export type Traffic = Readonly<Record<string, readonly Draft[]>>

const TABLE: Readonly<Record<string, Operation>> = operations

/** What has been answered with a success, each in a scene of its own. @throws Error for a request that is refused. */
export async function recorded<Name extends string>(
  inputs: Inputs<Name>,
  requestFor: (name: Name, input: object, scene: Scene) => ServiceRequest,
): Promise<Traffic> {
  const traffic: Record<string, Draft[]> = {}
  for (const name of Object.keys(inputs) as Name[]) {
    const count = inputs[name](await setScene()).length
    traffic[name] = []
    for (let index = 0; index < count; index++) {
      const scene = await setScene()
      const request = requestFor(name, inputs[name](scene)[index] ?? {}, scene)
      const { status, body } = await scene.world.answer(request)
      if (status !== 200) throw new Error(`${name} ${index} was answered with ${status}: ${body}`)
      traffic[name].push(draftOf(request, TABLE[name]?.http.path ?? request.url.pathname, TABLE[name]?.input))
    }
  }
  return traffic
}

const TYPING = 'application/vnd.amazonaws.connect.event.typing'
const READ = 'application/vnd.amazonaws.connect.event.message.read'

/** `As` says who asks when it is not Maya. */
const participantInputs: Inputs<ParticipantOperation> = {
  CreateParticipantConnection: ({ maya }) => [
    { As: maya.participantToken, Type: ['WEBSOCKET', 'CONNECTION_CREDENTIALS'], ConnectParticipant: true },
  ],
  SendMessage: () => [
    { ContentType: 'text/plain', Content: 'Grüße 📐', ClientToken: 'token-1' },
    { ContentType: 'application/json', Content: '{"a":[1,{"b":null}]}' },
  ],
  SendEvent: ({ noah, toldNoah }) => [
    { ContentType: TYPING, ClientToken: 'token-1' },
    { As: noah.connectionToken, ContentType: READ, Content: JSON.stringify({ messageId: toldNoah.id }) },
  ],
  GetTranscript: ({ maya, said, nextToken }) => [
    {
      ContactId: maya.chat.id,
      MaxResults: 5,
      ScanDirection: 'BACKWARD',
      SortOrder: 'ASCENDING',
      StartPosition: { Id: said.id },
    },
    { NextToken: nextToken, MaxResults: 2 },
    { StartPosition: { AbsoluteTime: new Date(said.time).toISOString() } },
    { StartPosition: { MostRecent: 3 } },
  ],
  DisconnectParticipant: () => [{ ClientToken: 'token-1' }],
  StartAttachmentUpload: () => [
    { ContentType: 'image/png', AttachmentSizeInBytes: 3, AttachmentName: 'Größe.png', ClientToken: 'token-1' },
  ],
  CompleteAttachmentUpload: ({ sent }) => [{ AttachmentIds: [sent.uploaded], ClientToken: 'token-1' }],
  GetAttachment: ({ sent }) => [{ AttachmentId: sent.approved, UrlExpiryInSeconds: 60 }],
  DescribeView: ({ viewToken }) => [{ ViewToken: viewToken }],
  GetAuthenticationUrl: ({ sessionId }) => [{ SessionId: sessionId, RedirectUri: 'https://shop.example/back' }],
  CancelParticipantAuthentication: ({ sessionId }) => [{ SessionId: sessionId }],
}

export function participantTraffic(): Promise<Traffic> {
  return recorded(participantInputs, (name, input, { maya }) => {
    const { As: bearer = maya.connectionToken, ...members }: { As?: string; [member: string]: unknown } = { ...input }
    const { method, path } = participantOperations[name].http
    const inPath = path.replaceAll(/\{(\w+)\}/g, (_, member) => encodeURIComponent(String(members[member])))
    const url = new URL(inPath, `https://${HOSTS.participant}`)
    const headers = { 'content-type': 'application/json', 'x-amz-bearer': bearer }
    return { method, url, headers, body: method === 'GET' ? '' : JSON.stringify(members) }
  })
}

const USER = { QuickConnectType: 'USER', UserConfig: { UserId: 'user-bob', ContactFlowId: 'flow-1' } }
const QUEUE = { QuickConnectType: 'QUEUE', QueueConfig: { QueueId: 'back-office', ContactFlowId: 'flow-1' } }
const PHONE = { QuickConnectType: 'PHONE_NUMBER', PhoneConfig: { PhoneNumber: '+12065550111' } }
/** The first page, and the one after it as its token has it. */
const pages = (name: SimulatedOperation, more: object = {}) => [
  { ...more, MaxResults: 2 },
  { ...more, MaxResults: 2, NextToken: btoa(`${name} 1`) },
]
const string = (FieldName: string, Value: string) => ({
  StringCondition: { FieldName, Value, ComparisonType: 'STARTS_WITH' },
})
const nested = (field: string) => ({
  AndConditions: [{ OrConditions: [string(field, 'a'), string(field, 'b')] }, string(field, 'b')],
})

const connectInputs: Inputs<SimulatedOperation> = {
  StartChatContact: () => [
    {
      ContactFlowId: 'flow-1',
      ParticipantDetails: { DisplayName: 'Maya' },
      Attributes: { language: 'de', 'customer-size': 'größe 📐' },
      ParticipantConfiguration: { ResponseMode: 'COMPLETE' },
      InitialMessage: { ContentType: 'text/plain', Content: 'Grüße 📐' },
      ClientToken: 'token-1',
      ChatDurationInMinutes: 60,
      SupportedMessagingContentTypes: ['text/plain', 'text/markdown'],
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Guide' } },
      CustomerId: 'customer-1',
    },
    { ContactFlowId: 'flow-1', ParticipantDetails: { DisplayName: 'Maya' } },
  ],
  StopContact: ({ waiting }) => [{ ContactId: waiting.chat.id, DisconnectReason: { Code: 'OTHER' } }],
  DescribeContact: ({ maya }) => [{ ContactId: maya.chat.id }],
  MonitorContact: ({ maya }) => [
    { ContactId: maya.chat.id, UserId: 'user-grace', AllowedMonitorCapabilities: ['SILENT_MONITOR', 'BARGE'] },
  ],
  CreateParticipant: ({ waiting }) => [
    { ContactId: waiting.chat.id, ParticipantDetails: { ParticipantRole: 'CUSTOM_BOT', DisplayName: 'Helper' } },
  ],
  UpdateParticipantRoleConfig: ({ maya }) => [
    { ContactId: maya.chat.id, ChannelConfiguration: { Chat: { ParticipantTimerConfigList: timers() } } },
  ],
  DescribeInstance: () => [{}],
  DescribeInstanceAttribute: () => [{ AttributeType: 'MULTI_PARTY_CHAT_CONFERENCE' }],
  UpdateInstanceAttribute: () => [{ AttributeType: 'MULTI_PARTY_CHAT_CONFERENCE', Value: 'false' }],
  ListInstanceAttributes: () => pages('ListInstanceAttributes'),
  CreateQuickConnect: () => [
    { Name: 'New', Description: 'Invoices', QuickConnectConfig: USER, Tags: { team: 'a' } },
    { Name: 'New', QuickConnectConfig: QUEUE },
    { Name: 'New', QuickConnectConfig: PHONE },
  ],
  DescribeQuickConnect: () => [{ QuickConnectId: 'to-bob' }],
  DeleteQuickConnect: () => [{ QuickConnectId: 'to-bob' }],
  ListQuickConnects: () => pages('ListQuickConnects', { QuickConnectTypes: ['USER', 'QUEUE'] }),
  SearchQuickConnects: () => pages('SearchQuickConnects', { SearchCriteria: nested('name') }),
  UpdateQuickConnectConfig: () => [
    { QuickConnectId: 'to-bob', QuickConnectConfig: USER },
    { QuickConnectId: 'to-bob', QuickConnectConfig: PHONE },
  ],
  UpdateQuickConnectName: () => [{ QuickConnectId: 'to-bob', Name: 'Robert', Description: 'Invoices' }],
  AssociateQueueQuickConnects: () => [{ QueueId: 'back-office', QuickConnectIds: ['to-bob', 'to-erin'] }],
  DisassociateQueueQuickConnects: () => [{ QueueId: 'support', QuickConnectIds: ['to-bob', 'to-erin'] }],
  ListQueueQuickConnects: () => pages('ListQueueQuickConnects', { QueueId: 'support' }),
  SearchContacts: () =>
    pages('SearchContacts', {
      TimeRange: { Type: 'INITIATION_TIMESTAMP', StartTime: 0, EndTime: 4_000_000_000 },
      SearchCriteria: { Channels: ['CHAT'], InitiationMethods: ['API'] },
    }),
  ListApprovedOrigins: () => pages('ListApprovedOrigins'),
  AssociateApprovedOrigin: () => [{ Origin: 'https://new.example.com' }],
  DisassociateApprovedOrigin: () => [{ Origin: 'https://crm.example.com' }],
  ListUsers: () => pages('ListUsers'),
  DescribeUser: () => [{ UserId: 'user-alice' }],
  SearchUsers: () => pages('SearchUsers', { SearchCriteria: nested('Username') }),
  ListAgentStatuses: () => pages('ListAgentStatuses', { AgentStatusTypes: ['ROUTABLE', 'OFFLINE'] }),
  PutUserStatus: () => [{ UserId: 'user-alice', AgentStatusId: 'break' }],
  ListQueues: () => pages('ListQueues', { QueueTypes: ['STANDARD', 'AGENT'] }),
  DescribeQueue: () => [{ QueueId: 'support' }],
  ListContactFlows: () => pages('ListContactFlows', { ContactFlowTypes: ['CONTACT_FLOW', 'AGENT_TRANSFER'] }),
  DescribeContactFlow: () => [{ ContactFlowId: 'flow-1' }],
  ListRoutingProfiles: () => pages('ListRoutingProfiles'),
  DescribeRoutingProfile: () => [{ RoutingProfileId: 'agents' }],
  ListRoutingProfileQueues: () => pages('ListRoutingProfileQueues', { RoutingProfileId: 'agents' }),
  ListSecurityProfiles: () => pages('ListSecurityProfiles'),
  ListSecurityProfilePermissions: () => pages('ListSecurityProfilePermissions', { SecurityProfileId: 'security-1' }),
}

function timers() {
  const timer = (ParticipantRole: string, TimerType: string, TimerValue: object) => ({
    ParticipantRole,
    TimerType,
    TimerValue,
  })
  return [
    timer('CUSTOMER', 'IDLE', { ParticipantTimerDurationInMinutes: 2 }),
    timer('AGENT', 'DISCONNECT_NONCUSTOMER', { ParticipantTimerAction: 'Unset' }),
  ]
}

export function connectTraffic(): Promise<Traffic> {
  return recorded(connectInputs, (name, input) => {
    const { method, path, body } = bind(name, { InstanceId: 'instance-1', ...input })
    const url = new URL(path, `https://${HOSTS.controlPlane}`)
    const headers = { 'content-type': 'application/json' }
    return { method, url, headers, body: Object.keys(body).length === 0 ? '' : JSON.stringify(body) }
  })
}

const ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1'
const endpoint = (id: string) => ({
  endpoint: { endpointARN: `${ARN}/transfer-destination/${id}`, type: 'agent', name: 'Erin', phoneNumber: null },
})
const paged = { maxResults: 2, nextToken: '0' }

/** `As` is the agent who asks when it is not alice. */
const ctiInputs: Inputs<string> = {
  CreateTransport: ({ world, maya }) => [
    { transportType: 'web_socket' },
    {
      transportType: 'chat_token',
      contactId: world.stage.contact('alice', maya.chat).contactId,
      participantId: world.stage.participant('alice', maya.chat).id,
    },
  ],
  GetAgentSnapshot: () => [{ nextToken: 'another', timeout: 30_000 }],
  GetAgentConfiguration: () => [{}],
  GetAgentStates: () => [paged],
  GetAgentPermissions: () => [paged],
  GetDialableCountryCodes: () => [paged],
  GetRoutingProfileQueues: () => [paged],
  GetEndpoints: () => [{ queueARNs: [`${ARN}/queue/support`, `${ARN}/queue/back-office`], ...paged }],
  PutAgentState: () => [
    {
      enqueueNextState: true,
      state: { agentStateARN: `${ARN}/agent-state/available`, type: 'routable', name: 'Available' },
    },
  ],
  AcceptContact: ({ waiting }) => [{ As: 'carol', contactId: waiting.chat.id }],
  RejectContact: ({ waiting }) => [{ As: 'carol', contactId: waiting.chat.id }],
  ClearContact: ({ gone }) => [{ As: 'dave', contactId: gone.chat.id }],
  CompleteContact: ({ gone }) => [{ As: 'dave', contactId: gone.chat.id }],
  DestroyConnection: ({ world, maya }) => [
    { contactId: maya.chat.id, connectionId: world.stage.participant('bob', maya.chat).id },
  ],
  AddNewConnection: ({ maya }) => [{ contactId: maya.chat.id, ...endpoint('to-erin') }],
  TransferContact: ({ maya }) => [{ contactId: maya.chat.id, ...endpoint('to-erin') }],
  UpdateMonitorParticipantState: ({ world, maya }) => [
    { As: 'frank', contactId: world.stage.contact('frank', maya.chat).contactId, targetMonitorMode: 'BARGE' },
  ],
  SendClientLogs: () => [{ logEvents: [{ timestamp: 1, component: 'a', message: 'b' }] }],
}

export function ctiTraffic(): Promise<Traffic> {
  return recorded(ctiInputs, (name, input, { token }) => {
    const { As: who = 'alice', ...parameters }: { As?: keyof typeof token } = { ...input }
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonConnectCTIService.${name}`,
      'x-amz-bearer': token[who],
    }
    const authentication = { authToken: token[who] }
    const body = JSON.stringify({ ...parameters, authentication })
    return { method: 'POST', url: new URL(`https://${HOSTS.site}/api`), headers, body }
  })
}

/** As the body of an upload is a text of JSON here, this is what its three bytes are. */
const THREE_BYTES = '"a"'

/** The bucket: what goes up, and what is read. */
export function bucketTraffic(): Promise<Traffic> {
  return recorded({ PutObject: () => [{}], GetObject: () => [{}] }, (name, _, { upload, download }) =>
    name === 'PutObject'
      ? { method: 'PUT', url: new URL(upload.url), headers: upload.headers, body: THREE_BYTES }
      : { method: 'GET', url: new URL(download), headers: {}, body: '' },
  )
}

const PAGES = ['GET /ccp-v2', 'GET /ccp-v2/engine', 'GET /ccp-v2/bridge', 'GET /auth/authorize'] as const

/** The pages of the instance's own site, and signing in there. */
export function siteTraffic(): Promise<Traffic> {
  const pages = Object.fromEntries(PAGES.map((name) => [name, () => [{}]]))
  const signIn = { username: 'bob', password: 'secret-of-bob' }
  return recorded({ ...pages, 'POST /login': () => [signIn] }, (name, input, { cookie }) => {
    const [method = '', path] = name.split(' ')
    const url = new URL(`https://${HOSTS.site}${path}`)
    if (method === 'GET') return { method, url, headers: { cookie }, body: '' }
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return { method, url, headers, body: new URLSearchParams({ ...input }).toString() }
  })
}
