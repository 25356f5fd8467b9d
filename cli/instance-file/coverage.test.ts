import { describe, expect, test } from 'vitest'
import type { ContactCenter } from '../../simulator/instance/directory.ts'
import { contactCenterFrom } from './read.ts'
import type { InstanceFile } from './schema.ts'
import { wholeFile } from './test-support/whole-file.ts'

/** Every value in plain data by its keys, whatever the lists it is in: `users.name`. */
type Paths<Data> = Data extends readonly (infer Each)[]
  ? Paths<Each>
  : Data extends object
    ? // Keys of somebody's own choice.
      string extends keyof Data
      ? never
      : { [Key in keyof Data & string]-?: Joined<Key, Paths<NonNullable<Data[Key]>>> }[keyof Data & string]
    : never
type Joined<Key extends string, Rest extends string> = [Rest] extends [never] ? Key : `${Key}.${Rest}`

/**
 * What an instance file says each thing in a contact center by. A field of ContactCenter that is not here does not
 * compile: give the schema a key for it. Nor does a key of the schema that says nothing.
 */
const saidBy = {
  region: ['region'],
  accountId: ['accountId'],
  instanceId: ['instanceId'],
  alias: ['alias'],
  'contactFlow.id': ['contactFlow.id'],
  'contactFlow.queueId': ['contactFlow.queue'],
  transferFlowId: ['transferFlowId'],
  'features.multiPartyChat': ['features.multiPartyChat'],
  'features.attachments': ['features.attachments'],
  'features.enhancedChatMonitoring': ['features.enhancedChatMonitoring'],
  'features.enhancedContactMonitoring': ['features.enhancedContactMonitoring'],
  'features.messageStreaming': ['features.messageStreaming'],
  'features.multiPartyCalls': ['features.multiPartyCalls'],
  'features.inboundCalls': ['features.inboundCalls'],
  'features.outboundCalls': ['features.outboundCalls'],
  'features.contactFlowLogs': ['features.contactFlowLogs'],
  'features.contactLens': ['features.contactLens'],
  'features.bestVoices': ['features.bestVoices'],
  'features.customVoices': ['features.customVoices'],
  'features.earlyMedia': ['features.earlyMedia'],
  'features.highVolumeOutbound': ['features.highVolumeOutbound'],
  approvedOrigins: ['approvedOrigins'],
  activeChatQuota: ['activeChatQuota'],
  'attachmentScanning.seconds': ['attachmentScanning.seconds'],
  'attachmentScanning.rejects': ['attachmentScanning.rejects'],
  'customerAuthentication.origin': ['customerAuthentication.origin'],
  'customerAuthentication.clientId': ['customerAuthentication.clientId'],
  ringSeconds: ['ringSeconds'],
  'queues.id': ['queues.id'],
  'queues.name': ['queues.name'],
  'routingProfiles.id': ['routingProfiles.id'],
  'routingProfiles.name': ['routingProfiles.name'],
  'routingProfiles.queueIds': ['routingProfiles.queues'],
  'routingProfiles.chatConcurrency': ['routingProfiles.chatConcurrency'],
  'securityProfiles.id': ['securityProfiles.id'],
  'securityProfiles.name': ['securityProfiles.name'],
  'securityProfiles.permissions': ['securityProfiles.permissions'],
  'users.id': ['users.id'],
  'users.username': ['users.username'],
  'users.name': ['users.name'],
  'users.password': ['users.password'],
  'users.routingProfileId': ['users.routingProfile'],
  'users.permissions': ['users.permissions'],
  'users.securityProfileIds': ['users.securityProfiles'],
  'quickConnects.id': ['quickConnects.id'],
  'quickConnects.name': ['quickConnects.name'],
  'quickConnects.description': ['quickConnects.description'],
  'quickConnects.type': ['quickConnects.agent', 'quickConnects.queue', 'quickConnects.phoneNumber'],
  'quickConnects.destination': ['quickConnects.agent', 'quickConnects.queue', 'quickConnects.phoneNumber'],
  'quickConnects.contactFlowId': ['quickConnects.contactFlowId'],
  'quickConnects.queueIds': ['quickConnects.queues'],
  'quickConnects.tags': ['quickConnects.tags'],
  'agentStates.id': ['agentStates.id'],
  'agentStates.name': ['agentStates.name'],
  'agentStates.type': ['agentStates.type'],
  'views.id': ['views.id'],
  'views.name': ['views.name'],
  'views.version': ['views.version'],
  'views.actions': ['views.actions'],
  'views.inputSchema': ['views.inputSchema'],
  'views.template': ['views.template'],
} as const satisfies Record<Paths<ContactCenter>, readonly Paths<InstanceFile>[]>

type Said = (typeof saidBy)[keyof typeof saidBy][number]
const keys = [...new Set(Object.values(saidBy).flat())] satisfies Paths<InstanceFile>[]
const everyKeySaysSomething: [Exclude<Paths<InstanceFile>, Said>] extends [never] ? true : false = true

const center = contactCenterFrom(JSON.stringify(wholeFile), 'file')

describe('an instance file can say everything that a contact center is', () => {
  test('and no key says nothing', () => expect(everyKeySaysSomething).toBe(true))

  test.each(Object.keys(saidBy))('%s', (path) => {
    const standard = valuesAt(contactCenterFrom('{}', 'file'), path.split('.'))
    const said = valuesAt(center, path.split('.'))
    expect(said.length).toBeGreaterThan(0)
    expect(said).not.toEqual(standard)
  })

  test.each(keys)('%s makes a difference', (key) => {
    const file = JSON.parse(JSON.stringify(wholeFile))
    remove(file, key.split('.'))
    expect(whatBecomesOf(file)).not.toEqual(center)
  })
})

/** The values at these keys, of every entry where there are lists on the way. */
function valuesAt(data: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (Array.isArray(data)) return data.flatMap((each) => valuesAt(each, key === undefined ? [] : [key, ...rest]))
  if (key === undefined) return data === undefined ? [] : [data]
  return typeof data === 'object' && data !== null ? valuesAt(Reflect.get(data, key), rest) : []
}

function remove(data: unknown, [key = '', ...rest]: readonly string[]): void {
  for (const each of Array.isArray(data) ? data : [data]) {
    if (typeof each !== 'object' || each === null) continue
    if (rest.length === 0) Reflect.deleteProperty(each, key)
    else remove(Reflect.get(each, key), rest)
  }
}

function whatBecomesOf(file: object): unknown {
  try {
    return contactCenterFrom(JSON.stringify(file), 'file')
  } catch (error) {
    return error
  }
}
