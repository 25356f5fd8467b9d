import type { Shape } from '../model/operation.ts'

const text: Shape = { type: 'string' }
const whole: Shape = { type: 'integer' }
const time: Shape = { type: 'timestamp' }
const group = (members: Readonly<Record<string, Shape>>): Shape => ({ type: 'structure', members })
const list = (of: Shape): Shape => ({ type: 'list', of })

const authentication = group({ agentARN: text, authToken: text })
const ofContact = group({ contactId: text, authentication })
const page = { nextToken: text, maxResults: whole, authentication }
const invitation = group({
  contactId: text,
  endpoint: group({
    endpointARN: text,
    type: text,
    name: text,
    displayName: text,
    phoneNumber: text,
    agentLogin: text,
    queue: group({ queueARN: text, name: text }),
    emailAddress: text,
  }),
  authentication,
})

/**
 * The parameters of the CTI API and their types, as the API model has them that amazon-connect-streams is published with
 * (2.28.2). What has to be there is checked where it is used. AddNewConnection and TransferContact are absent from that
 * model; Streams calls them with the parameters of CreateAdditionalConnection (source).
 */
export const ctiInputs: Readonly<Record<string, Shape>> = {
  CreateTransport: group({
    transportType: text,
    participantId: text,
    contactId: text,
    softphoneClientId: text,
    authentication,
  }),
  GetAgentSnapshot: group({ nextToken: text, timeout: { type: 'long' }, authentication }),
  GetAgentConfiguration: group({ authentication }),
  GetAgentStates: group(page),
  GetAgentPermissions: group(page),
  GetDialableCountryCodes: group(page),
  GetRoutingProfileQueues: group({ routingProfileARN: text, ...page }),
  GetEndpoints: group({ queueARNs: list(text), ...page }),
  PutAgentState: group({
    state: group({ agentStateARN: text, type: text, name: text, startTimestamp: time }),
    enqueueNextState: { type: 'boolean' },
    authentication,
  }),
  AcceptContact: ofContact,
  RejectContact: ofContact,
  ClearContact: ofContact,
  CompleteContact: ofContact,
  DestroyConnection: group({ contactId: text, connectionId: text, authentication }),
  CreateAdditionalConnection: invitation,
  AddNewConnection: invitation,
  TransferContact: invitation,
  UpdateMonitorParticipantState: group({ contactId: text, targetMonitorMode: text, authentication }),
  SendClientLogs: group({
    logEvents: list(group({ timestamp: time, component: text, message: text })),
    authentication,
  }),
}
