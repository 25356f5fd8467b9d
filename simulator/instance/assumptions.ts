import { type AgentAssumptions, agentAssumptionRegister } from './agent-assumptions.ts'
import type { Register } from './assumption.ts'
import { type ChatAssumptions, chatAssumptionRegister } from './chat-assumptions.ts'
import { type CtiAssumptions, ctiAssumptionRegister } from './cti-assumptions.ts'
import { type MonitoringAssumptions, monitoringAssumptionRegister } from './monitoring-assumptions.ts'
import type { OriginForm } from './origins.ts'
import { type ParticipantAssumptions, participantAssumptionRegister } from './participant-assumptions.ts'
import { type WireAssumptions, wireAssumptionRegister } from './wire-assumptions.ts'

/**
 * What AWS does not document and this instance has to decide (CONTRACT section 1, "Assumed"). Every decision of that
 * kind is a name here, with a default, the alternatives and the reason; nothing undocumented is decided elsewhere.
 *
 * @example
 * test.use({ assumptions: { receiptsAmongMoreThanTwo: 'dropped' } })
 */
export interface Assumptions
  extends AgentAssumptions,
    ChatAssumptions,
    CtiAssumptions,
    MonitoringAssumptions,
    ParticipantAssumptions,
    WireAssumptions {
  readonly pendingInvitationsTakeSeats: boolean
  readonly primaryAgentLeaves: 'chat goes on' | 'chat ends'
  readonly lastAgentLeaves: 'chat ends' | 'customer stays'
  readonly receiptsAmongMoreThanTwo: 'refused' | 'dropped'
  readonly lapsedInvitation: 'silent' | 'left event'
  readonly transferReleasesAgents: 'at once' | 'when accepted'
  readonly leftParticipantsInSnapshot: 'dropped' | 'listed as disconnected'
  readonly invitableAgents: 'routable' | 'signed in'
  readonly addParticipantOperation: 'AddNewConnection' | 'CreateAdditionalConnection'
  readonly addConnectionInChats: 'invites' | 'refused'
  readonly refusedInvitation: 'a type each' | 'InvalidStateException'
  readonly malformedFrame: 'ignored' | 'socket closed'
  readonly blankMessage: 'refused' | 'accepted'
  readonly requestMegabytes: 10 | 1
  readonly repeatedClientToken: 'answered again' | 'posted again'
  readonly reusedClientToken: 'answered as before' | 'refused'
  readonly receiptsInTranscript: 'on their message' | 'left out'
  readonly originForm: OriginForm
  readonly absentAssociation: 'refused' | 'nothing to do'
  readonly quickConnectPermission: 'required' | 'left to the client'
  readonly botDisconnected: 'before the agent joins' | 'after the agent has joined'
  readonly botsInSnapshot: 'left out' | 'listed'
  readonly unnamedBot: 'goes by its role' | 'refused'
  readonly refusedParameter: 'InvalidRequestException' | 'InvalidParameterException'
  readonly throttleScope: 'each operation' | 'all operations'
  readonly searchCapitals: 'ignored' | 'heeded'
  readonly unfitContains: 'refused' | 'finds nothing' | 'searched'
  readonly switchValues: 'true and false' | 'in any capitals'
}

/**
 * The register, one entry a name: printed for people, and the source of the defaults.
 *
 * @example
 * const { default: usual, reason } = assumptionRegister.receiptsAmongMoreThanTwo
 */
export const assumptionRegister: Register<Assumptions> = {
  pendingInvitationsTakeSeats: {
    default: true,
    alternatives: [false],
    reason: 'Two agents who invite at the same moment could otherwise both be told yes for the last seat.',
  },
  primaryAgentLeaves: {
    default: 'chat goes on',
    alternatives: ['chat ends'],
    reason: 'The admin guide says that the chat goes on as long as the customer is on it.',
  },
  lastAgentLeaves: {
    default: 'chat ends',
    alternatives: ['customer stays'],
    reason:
      'The flow has the last word when an agent leaves (guide, disconnect flows), and the simulated one has nothing to say ' +
      'then; that a chat ends with the last agent but not before is not documented.',
  },
  receiptsAmongMoreThanTwo: {
    default: 'refused',
    alternatives: ['dropped'],
    reason:
      'A barged-in supervisor makes SendEvent answer 409 (documented); more than two agents is taken as the same.',
  },
  lapsedInvitation: {
    default: 'silent',
    alternatives: ['left event'],
    reason: 'Nobody who never joined can leave; agents see the invitation disappear from their snapshot.',
  },
  transferReleasesAgents: {
    default: 'at once',
    alternatives: ['when accepted'],
    reason: 'The guide says that a transfer disconnects all existing agents, and names no condition.',
  },
  leftParticipantsInSnapshot: {
    default: 'dropped',
    alternatives: ['listed as disconnected'],
    reason: 'Streams knows a disconnected state, so a UI has to cope with both; dropping leaves no stale entry.',
  },
  invitableAgents: {
    default: 'routable',
    alternatives: ['signed in'],
    reason: 'A quick connect to an agent who is on a break is taken to be refused like one to an agent who is offline.',
  },
  addParticipantOperation: {
    default: 'AddNewConnection',
    alternatives: ['CreateAdditionalConnection'],
    reason: 'Streams calls the operation addNewConnection; the API model it ships does not have it.',
  },
  addConnectionInChats: {
    default: 'invites',
    alternatives: ['refused'],
    reason:
      'contact.addConnection is documented for calls, and nowhere said to fail in a chat: it is taken to do what addParticipant does (always, where both call the same operation).',
  },
  refusedInvitation: {
    default: 'a type each',
    alternatives: ['InvalidStateException'],
    reason: 'No error of the CTI API is documented; a type of its own lets a UI tell reasons apart.',
  },
  malformedFrame: {
    default: 'ignored',
    alternatives: ['socket closed'],
    reason: 'Client libraries send JSON only, and pass over what they do not understand themselves.',
  },
  blankMessage: {
    default: 'refused',
    alternatives: ['accepted'],
    reason: 'The model asks for one character at least; one that cannot be seen is taken to be none.',
  },
  requestMegabytes: {
    default: 10,
    alternatives: [1],
    reason:
      'That requests can be too large is documented, from what size on is not; the Participant Service is signed for as an API of API Gateway, which takes 10 MB.',
  },
  repeatedClientToken: {
    default: 'answered again',
    alternatives: ['posted again'],
    reason:
      'The guide calls the token a means to make a request idempotent; of a chat that is started from Connect it says that ' +
      'the second request gets the id of the first, of the operations here it does not.',
  },
  reusedClientToken: {
    default: 'answered as before',
    alternatives: ['refused'],
    reason:
      'Some operations of the control plane list IdempotencyException; what the others, and those of the Participant ' +
      'Service, answer to another request under an earlier ClientToken is not documented.',
  },
  receiptsInTranscript: {
    default: 'on their message',
    alternatives: ['left out'],
    reason: 'An item has a MessageMetadata and no type of its own for receipts, so they can stand nowhere else.',
  },
  ...agentAssumptionRegister,
  ...chatAssumptionRegister,
  ...participantAssumptionRegister,
  ...wireAssumptionRegister,
  ...monitoringAssumptionRegister,
  ...ctiAssumptionRegister,
  originForm: {
    default: 'https or localhost',
    alternatives: ['any scheme'],
    reason: 'A page with a microphone or a sign-in needs a secure context, which http gives on localhost only.',
  },
  absentAssociation: {
    default: 'refused',
    alternatives: ['nothing to do'],
    reason: 'The operations that take an association away list ResourceNotFoundException; nothing says when it comes.',
  },
  quickConnectPermission: {
    default: 'required',
    alternatives: ['left to the client'],
    reason: 'The guide asks for the permission to view quick connects; a service is taken to check what it hands out.',
  },
  botDisconnected: {
    default: 'before the agent joins',
    alternatives: ['after the agent has joined'],
    reason:
      'A custom participant and an agent are not there together: whoever goes is taken to go first, as in a transfer.',
  },
  botsInSnapshot: {
    default: 'left out',
    alternatives: ['listed'],
    reason:
      'While a chat rings there may be one; Streams has no type of connection for it, and it would look like an agent.',
  },
  unnamedBot: {
    default: 'goes by its role',
    alternatives: ['refused'],
    reason: 'Only an older edition of the API reference requires a name; what others see without one is not said.',
  },
  refusedParameter: {
    default: 'InvalidRequestException',
    alternatives: ['InvalidParameterException'],
    reason: 'Most operations list both, for a request and for a parameter that is not valid; nothing tells them apart.',
  },
  throttleScope: {
    default: 'each operation',
    alternatives: ['all operations'],
    reason: 'The quotas name a rate for some operations and one for all others; each is taken to have its own.',
  },
  searchCapitals: {
    default: 'ignored',
    alternatives: ['heeded'],
    reason: 'The console finds names however they are typed, and the API reference does not say.',
  },
  unfitContains: {
    default: 'refused',
    alternatives: ['finds nothing', 'searched'],
    reason:
      'A search for users whose names contain a text takes 2 to 25 characters (documented); shorter and longer ones are said to ' +
      '“throw invalid results”, which is no error that the operation lists, and no result.',
  },
  switchValues: {
    default: 'true and false',
    alternatives: ['in any capitals'],
    reason: 'The value is a text of up to 100 characters; the examples write true and false.',
  },
}

/** The defaults with the given names replaced. */
export function assume(chosen: Partial<Assumptions> = {}): Assumptions {
  const entries = Object.entries<{ readonly default: unknown }>(assumptionRegister)
  // The register has an entry for every name, of the type that the name has.
  const defaults = Object.fromEntries(entries.map(([name, entry]) => [name, entry.default])) as unknown as Assumptions
  return { ...defaults, ...chosen }
}
