import type { Assumptions } from '../../instance/assumptions.ts'
import type { Reason } from '../../instance/refusal.ts'
import { Refusal } from '../../instance/refusal.ts'
import { json, ServiceError, type ServiceResponse } from '../http.ts'

/** All that the operations of this service may answer, but for what is its own fault (documented, the API model). */
const STATUS = {
  ValidationException: 400,
  ServiceQuotaExceededException: 402,
  AccessDeniedException: 403,
  ResourceNotFoundException: 404,
  ConflictException: 409,
  ThrottlingException: 429,
} as const

type ErrorType = keyof typeof STATUS

const TYPE_OF: Partial<Record<Reason, ErrorType>> = {
  'unknown participant': 'AccessDeniedException',
  'participant left': 'AccessDeniedException',
  'chat ended': 'AccessDeniedException',
  'receipts not available': 'ConflictException',
  'too many attachments': 'ServiceQuotaExceededException',
  'attachment completed already': 'ConflictException',
  'attachment not for bots': 'AccessDeniedException',
  'view not shown here': 'ResourceNotFoundException',
}

export function invalid(message: string): ServiceError {
  return errorOf('ValidationException', message)
}

export function denied(message: string): ServiceError {
  return errorOf('AccessDeniedException', message)
}

export function throttled(operation: string): ServiceError {
  return errorOf('ThrottlingException', `Rate exceeded: ${operation}`)
}

/** The service's error for what went wrong; what is not a refusal is a fault of the simulator and is thrown on. */
export function errorResponse(error: unknown, assumptions: Assumptions): ServiceResponse {
  const { type, status, message } = asServiceError(error, assumptions)
  return json(status, { message }, { 'x-amzn-errortype': type })
}

function asServiceError(error: unknown, assumptions: Assumptions): ServiceError {
  if (error instanceof ServiceError) return error
  if (!(error instanceof Refusal)) throw error
  return errorOf(
    assumedType(error.reason, assumptions) ?? TYPE_OF[error.reason] ?? 'ValidationException',
    error.message,
  )
}

function assumedType(reason: Reason, assumptions: Assumptions): ErrorType | undefined {
  switch (reason) {
    case 'silent monitor':
      return assumptions.silentMonitorSends
    case 'attachments off':
      return assumptions.attachmentsOff
    case 'attachment not uploaded':
      return assumptions.completionBeforeUpload
    case 'attachment not available':
      return assumptions.unavailableAttachment
    case 'authentication not set up':
    case 'no authentication session':
      return assumptions.noAuthenticationSession
    default:
      return undefined
  }
}

function errorOf(type: ErrorType, message: string): ServiceError {
  return new ServiceError(type, STATUS[type], message)
}
