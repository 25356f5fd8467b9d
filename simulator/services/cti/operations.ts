import type { EndpointType, User } from '../../instance/directory.ts'
import type { Instance } from '../../instance/instance.ts'
import type { QuickConnectReference } from '../../instance/offers.ts'
import { mayUseQuickConnects } from '../../instance/permissions.ts'
import { Refusal } from '../../instance/refusal.ts'
import { arnOf, idFromArn } from '../arns.ts'
import type { ChatSockets } from '../chat-socket/hub.ts'
import { ServiceError } from '../http.ts'
import { timestamp } from '../items.ts'
import { monitorMode, monitorModes } from '../monitor-modes.ts'
import type { Tokens } from '../tokens.ts'
import { agentConfiguration, agentQueue, agentStates, wireQueue } from './configuration.ts'
import { invalid } from './errors.ts'
import { pageOf } from './paging.ts'
import type { SnapshotPolls } from './polls.ts'
import { agentSnapshot } from './snapshot.ts'

/** The parameters of a request; each reader throws the API's error for a parameter that is missing or of a wrong type. */
export interface Parameters {
  text(name: string): string
  optional(name: string): string | undefined
  number(name: string): number | undefined
  texts(name: string): string[]
  /** False when it is left out. */
  flag(name: string): boolean
  object(name: string): Parameters
}

export type Operation = (user: User, parameters: Parameters) => unknown
export type Operations = Readonly<Record<string, Operation>>

const ENDPOINT_TYPES: readonly EndpointType[] = ['agent', 'queue', 'phone_number']

/** The operations of the CTI API that a chat agent's client calls, by name. */
export function operationsFor(
  instance: Instance,
  tokens: Tokens,
  sockets: ChatSockets,
  polls: SnapshotPolls,
): Operations {
  const { assumptions, directory } = instance
  const { center } = directory

  function quickConnect(parameters: Parameters): QuickConnectReference {
    const endpoint = parameters.object('endpoint')
    const arn = endpoint.text('endpointARN')
    const type = ENDPOINT_TYPES.find((each) => each === endpoint.text('type'))
    if (!type) throw new Refusal('wrong endpoint type', `An endpoint is one of ${ENDPOINT_TYPES.join(', ')}.`)
    const id = idFromArn(center, 'transfer-destination', arn)
    if (id === undefined) {
      throw new Refusal('unknown quick connect', `${arn} is no ARN of a quick connect in this instance.`)
    }
    return { id, type }
  }

  function invites(user: User, parameters: Parameters) {
    instance.invite(user.id, parameters.text('contactId'), quickConnect(parameters))
    return {}
  }

  function chatToken(user: User, parameters: Parameters) {
    const contactId = parameters.text('contactId')
    const contact = instance.contactsOf(user.id).find((each) => each.contactId === contactId)
    const participantId = parameters.text('participantId')
    const isGranted =
      contact?.state === 'connected' || (contact?.state === 'ended' && assumptions.chatTokenAfterTheEnd === 'granted')
    if (!isGranted || contact.participantId !== participantId) {
      throw new ServiceError('InvalidStateException', 400, 'A chat token is given while the contact is connected.')
    }
    const { token, expiresAt } = tokens.grant('connection', participantId, assumptions.chatTokenHours * 3_600_000)
    return { chatTokenTransport: { participantToken: token, expiry: timestamp(expiresAt) } }
  }

  function webSocket(user: User) {
    const { url, lifetimeSeconds, expiresAt } = sockets.issueUrl(user.id)
    const expiry = timestamp(expiresAt)
    return { webSocketTransport: { url, transportLifeTimeInSeconds: lifetimeSeconds, expiry } }
  }

  function paged(all: readonly unknown[], name: string, parameters: Parameters) {
    const asked = { maxResults: parameters.number('maxResults'), token: parameters.optional('nextToken') }
    const { page, nextToken } = pageOf(all, asked, assumptions)
    return { [name]: page, ...(nextToken && { nextToken }) }
  }

  return {
    CreateTransport(user, parameters) {
      const type = parameters.text('transportType')
      if (type === 'web_socket') return webSocket(user)
      if (type === 'chat_token') return chatToken(user, parameters)
      throw invalid(`The transport type "${type}" is not simulated: web_socket and chat_token are.`)
    },

    async GetAgentSnapshot(user, parameters) {
      const seen = parameters.optional('nextToken')
      const timeout = parameters.number('timeout') ?? assumptions.pollSecondsUnlessAsked * 1000
      if (seen !== undefined) await polls.until(user.id, seen, timeout)
      return { snapshot: agentSnapshot(instance, tokens, user.id), nextToken: polls.versionOf(user.id) }
    },

    GetAgentConfiguration: (user) => ({ configuration: agentConfiguration(instance, user) }),

    GetAgentStates: (_user, parameters) => paged(agentStates(instance), 'states', parameters),

    GetAgentPermissions: (user, parameters) => paged(user.permissions, 'permissions', parameters),

    GetDialableCountryCodes: (_user, parameters) => paged([], 'countryCodes', parameters),

    GetRoutingProfileQueues(user, parameters) {
      const queues = directory.routingProfileOf(user).queueIds.map((id) => wireQueue(instance, id))
      return paged([...queues, agentQueue(center, user)], 'queues', parameters)
    },

    GetEndpoints(user, parameters) {
      const queueIds = parameters.texts('queueARNs').flatMap((arn) => idFromArn(center, 'queue', arn) ?? [])
      const allowed = mayUseQuickConnects(assumptions, user) ? directory.quickConnectsOf(queueIds) : []
      const endpoints = allowed.map((each) => ({
        endpointARN: arnOf(center, 'transfer-destination', each.id),
        type: each.type,
        name: each.name,
        ...(each.type === 'phone_number' && { phoneNumber: each.destination }),
      }))
      return paged(endpoints, 'endpoints', parameters)
    },

    PutAgentState(user, parameters) {
      const arn = parameters.object('state').text('agentStateARN')
      const when = parameters.flag('enqueueNextState') ? 'after the contacts' : 'now'
      const id = idFromArn(center, 'agent-state', arn)
      if (id === undefined) {
        throw new Refusal('unknown agent state', `${arn} is no ARN of an agent state in this instance.`)
      }
      instance.chooseState(user.id, id, when)
      return {}
    },

    AcceptContact(user, parameters) {
      instance.accept(user.id, parameters.text('contactId'))
      return {}
    },

    RejectContact(user, parameters) {
      instance.reject(user.id, parameters.text('contactId'))
      return {}
    },

    ClearContact(user, parameters) {
      instance.clear(user.id, parameters.text('contactId'))
      return {}
    },

    CompleteContact(user, parameters) {
      instance.clear(user.id, parameters.text('contactId'))
      return {}
    },

    DestroyConnection(user, parameters) {
      instance.disconnect(user.id, parameters.text('contactId'), parameters.text('connectionId'))
      return {}
    },

    CreateAdditionalConnection(user, parameters) {
      if (assumptions.addConnectionInChats === 'refused') {
        throw invalid('addConnection is for calls: agents are added to a chat by addParticipant.')
      }
      return invites(user, parameters)
    },

    [assumptions.addParticipantOperation]: invites,

    TransferContact(user, parameters) {
      instance.transfer(user.id, parameters.text('contactId'), quickConnect(parameters))
      return {}
    },

    UpdateMonitorParticipantState(user, parameters) {
      const target = parameters.text('targetMonitorMode')
      const mode = monitorModes.find((each) => each === target)
      if (!mode) throw invalid(`The parameter "targetMonitorMode" is one of ${monitorModes.join(', ')}.`)
      instance.monitorAs(user.id, parameters.text('contactId'), monitorMode(mode))
      return {}
    },

    SendClientLogs: () => ({}),
  }
}
