import type { Lead } from '../../instance/administration.ts'
import type { ContactCenter, EndpointType, QuickConnect } from '../../instance/directory.ts'
import { arnOf } from '../arns.ts'
import { unusable } from './errors.ts'
import type { Input } from './handlers.ts'

type Config = Input<'CreateQuickConnect'>['QuickConnectConfig']
export type QuickConnectType = Config['QuickConnectType']

/** The instance's three kinds of quick connect by the names of the API; contacts are not led to flows here. */
const TYPE_OF: Readonly<Record<EndpointType, QuickConnectType>> = {
  agent: 'USER',
  queue: 'QUEUE',
  phone_number: 'PHONE_NUMBER',
}
const CONFIG_OF = {
  USER: 'UserConfig',
  QUEUE: 'QueueConfig',
  PHONE_NUMBER: 'PhoneConfig',
  FLOW: 'FlowConfig',
} as const

/** Where a configuration leads. @throws ServiceError unless it has the one part that its type asks for, and no other. */
export function leadOf(config: Config): Lead {
  const { QuickConnectType: type, ...parts } = config
  const wanted = CONFIG_OF[type]
  const others = Object.values(CONFIG_OF).filter((part) => part !== wanted && parts[part] !== undefined)
  if (parts[wanted] === undefined || others.length > 0) {
    throw unusable(`Value at 'QuickConnectConfig' must have ${wanted} and no other part for the type ${type}`)
  }
  const { UserConfig: user, QueueConfig: queue, PhoneConfig: phone } = parts
  if (user) return { type: 'agent', destination: user.UserId, contactFlowId: user.ContactFlowId }
  if (queue) return { type: 'queue', destination: queue.QueueId, contactFlowId: queue.ContactFlowId }
  if (phone) return { type: 'phone_number', destination: phone.PhoneNumber }
  throw unusable(`Value at 'QuickConnectConfig.QuickConnectType' is not simulated: ${type}`)
}

export function quickConnectOf(center: ContactCenter, known: QuickConnect) {
  return {
    QuickConnectARN: arnOf(center, 'transfer-destination', known.id),
    QuickConnectId: known.id,
    Name: known.name,
    ...(known.description !== undefined && { Description: known.description }),
    QuickConnectConfig: configOf(center, known),
    ...(known.tags !== undefined && { Tags: known.tags }),
  }
}

export function quickConnectSummary(center: ContactCenter, { id, name, type }: QuickConnect) {
  return {
    Id: id,
    Arn: arnOf(center, 'transfer-destination', id),
    Name: name,
    QuickConnectType: TYPE_OF[type],
  }
}

function configOf(center: ContactCenter, { type, destination, contactFlowId }: QuickConnect) {
  const ContactFlowId = contactFlowId ?? center.transferFlowId ?? center.contactFlow.id
  const QuickConnectType = TYPE_OF[type]
  switch (type) {
    case 'agent':
      return { QuickConnectType, UserConfig: { UserId: destination, ContactFlowId } }
    case 'queue':
      return { QuickConnectType, QueueConfig: { QueueId: destination, ContactFlowId } }
    case 'phone_number':
      return { QuickConnectType, PhoneConfig: { PhoneNumber: destination } }
  }
}
