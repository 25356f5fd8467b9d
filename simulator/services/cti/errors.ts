import type { Assumptions } from '../../instance/assumptions.ts'
import { type Reason, type ReasonInChat, Refusal } from '../../instance/refusal.ts'
import { json, ServiceError, type ServiceResponse } from '../http.ts'

/**
 * The CTI API's error for each refusal. AWS names none of them: they are this project's choice (CONTRACT section 1,
 * "Assumed"). All are 400, which Streams fails at once; it retries 429 and 500 (measured). None is AccessDeniedException:
 * Streams' engine takes that for the end of the session, and tells nobody who has asked (measured).
 */
const TYPE_OF: Readonly<Partial<Record<ReasonInChat, string>>> = {
  'chat full': 'ParticipantLimitExceededException',
  'multi-party chat off': 'MultiPartyChatDisabledException',
  'multi-party chat not in this region': 'MultiPartyChatUnavailableInRegionException',
  'unknown quick connect': 'EndpointNotFoundException',
  'quick connect not associated': 'EndpointNotAssociatedException',
  'quick connects not permitted': 'QuickConnectsNotPermittedException',
  'wrong endpoint type': 'BadEndpointException',
  'agent unavailable': 'AgentUnavailableException',
  'agent at capacity': 'AgentAtCapacityException',
  'agent already in chat': 'AgentAlreadyInChatException',
  'unknown contact': 'ContactNotFoundException',
  'unknown participant': 'ConnectionNotFoundException',
  'unknown message': 'InvalidParameterException',
  'unknown agent state': 'InvalidConfigurationException',
  'agent on a contact': 'InvalidStateException',
  'wrong contact state': 'InvalidStateException',
  'chat ended': 'InvalidStateException',
  'participant left': 'InvalidStateException',
  'receipts not available': 'InvalidStateException',
  'silent monitor': 'InvalidStateException',
  'supervisor may not act': 'MonitorActionNotAllowedException',
  'only the supervisor removes': 'RemovalNotAllowedException',
  'only the supervisor adds': 'AddingNotAllowedException',
  'monitor mode not allowed': 'MonitorModeNotAllowedException',
  'monitor mode already': 'InvalidStateException',
  'supervisor barged in already': 'MonitorLimitExceededException',
  'alone with the customer': 'InvalidStateException',
}

function typeOf(reason: Reason): string | undefined {
  const types: Partial<Record<Reason, string>> = TYPE_OF
  return types[reason]
}

export function invalid(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', 400, message)
}

export function unauthorized(): ServiceError {
  return new ServiceError(
    'UnauthorizedException',
    401,
    'The authentication token is missing, expired or not one of this instance.',
  )
}

/** The API's error for what went wrong; what is not a refusal is a fault of the simulator and is thrown on. */
export function errorResponse(error: unknown, assumptions: Assumptions): ServiceResponse {
  const { type, status, message } = asServiceError(error, assumptions)
  return json(
    status,
    { __type: type, message },
    { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type },
  )
}

/** Why nobody could be added: the refusals that only an invitation or a transfer meets. */
const OF_INVITATIONS: readonly Reason[] = [
  'chat full',
  'multi-party chat off',
  'multi-party chat not in this region',
  'unknown quick connect',
  'quick connect not associated',
  'quick connects not permitted',
  'wrong endpoint type',
  'agent unavailable',
  'agent at capacity',
  'agent already in chat',
  'only the supervisor adds',
]

/** Why a supervisor could not barge in or go back, or do anything once they have. */
const OF_MONITORS: readonly Reason[] = [
  'monitor mode not allowed',
  'supervisor barged in already',
  'supervisor may not act',
]

function asServiceError(error: unknown, assumptions: Assumptions): ServiceError {
  if (error instanceof ServiceError) return error
  if (!(error instanceof Refusal)) throw error
  const type = typeOf(error.reason)
  if (!type) throw error
  const answer = assumedAnswer(error.reason, assumptions)
  return new ServiceError(answer === 'a type each' ? type : answer, 400, error.message)
}

function assumedAnswer(reason: Reason, { refusedInvitation, refusedMonitorMode, refusedAction }: Assumptions) {
  if (OF_INVITATIONS.includes(reason)) return refusedInvitation
  return OF_MONITORS.includes(reason) ? refusedMonitorMode : refusedAction
}
