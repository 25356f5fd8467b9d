import type { InstanceFile } from '../schema.ts'

/** A group with every key it may have, and lists of such. */
type Whole<Value> = Value extends readonly (infer Each)[]
  ? Whole<Each>[]
  : Value extends object
    ? { [Key in keyof Value]-?: Whole<NonNullable<Value[Key]>> }
    : Value

/** What one quick connect cannot lead to at once. */
type QuickConnect = NonNullable<InstanceFile['quickConnects']>[number]

/** An instance file that says everything there is to say, and nothing as it would be by default. */
export const wholeFile: Whole<Omit<InstanceFile, 'quickConnects'>> & { quickConnects: QuickConnect[] } = {
  region: 'eu-central-1',
  accountId: '444455556666',
  instanceId: 'own-instance',
  alias: 'own-alias',
  contactFlow: { id: 'own-flow', queue: 'Billing' },
  transferFlowId: 'own-transfer-flow',
  features: {
    multiPartyChat: false,
    attachments: false,
    enhancedChatMonitoring: false,
    enhancedContactMonitoring: true,
    messageStreaming: true,
    multiPartyCalls: true,
    inboundCalls: true,
    outboundCalls: true,
    contactFlowLogs: true,
    contactLens: true,
    bestVoices: true,
    customVoices: true,
    earlyMedia: true,
    highVolumeOutbound: true,
  },
  approvedOrigins: ['https://agents.example.com'],
  activeChatQuota: 7,
  attachmentScanning: { seconds: 2, rejects: ['virus'] },
  customerAuthentication: { origin: 'https://sign-in.example.com', clientId: 'own-client' },
  ringSeconds: 45,
  queues: [
    { name: 'Reservations', id: 'own-queue' },
    { name: 'Billing', id: 'other-queue' },
  ],
  routingProfiles: [
    { name: 'Desk', id: 'own-desk', queues: ['Billing'], chatConcurrency: 10 },
    { name: 'Office', id: 'own-office', queues: ['Reservations'], chatConcurrency: 1 },
  ],
  securityProfiles: [
    { name: 'Agents', id: 'own-agents', permissions: ['BasicAgentAccess'] },
    { name: 'Managers', id: 'own-managers', permissions: ['TransferDestinations.View'] },
  ],
  users: [
    {
      username: 'nadia',
      id: 'own-nadia',
      name: 'Nadia Novak',
      password: 'of her own',
      routingProfile: 'Office',
      permissions: ['transferDestinations.View'],
      securityProfiles: ['Managers'],
    },
  ],
  quickConnects: [
    {
      agent: 'nadia',
      name: 'Nadia at the desk',
      id: 'own-nadia-quick',
      description: 'The front desk',
      contactFlowId: 'own-flow',
      queues: ['Billing'],
      tags: { team: 'desk' },
    },
    { queue: 'Billing' },
    { phoneNumber: '+12065550199' },
  ],
  agentStates: [
    { name: 'Here', type: 'routable', id: 'own-here' },
    { name: 'Away', type: 'offline', id: 'own-away' },
  ],
  views: [{ name: 'Form', id: 'own-form', version: 3, actions: ['Send'], inputSchema: '{"a":1}', template: '{"b":2}' }],
}
