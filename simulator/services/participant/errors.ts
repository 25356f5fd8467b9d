import type { Reason } from '../../instance/refusal.ts'
import { Refusal } from '../../instance/refusal.ts'
import { json, ServiceError, type ServiceResponse } from '../http.ts'

const STATUS = { ValidationException: 400, AccessDeniedException: 403, ConflictException: 409 } as const

const TYPE_OF: Partial<Record<Reason, keyof typeof STATUS>> = {
  'unknown participant': 'AccessDeniedException',
  'participant left': 'AccessDeniedException',
  'chat ended': 'AccessDeniedException',
  'receipts not available': 'ConflictException',
}

export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', STATUS.ValidationException, message)
}

export function denied(message: string): ServiceError {
  return new ServiceError('AccessDeniedException', STATUS.AccessDeniedException, message)
}

/** The service's error for what went wrong; what is not a refusal is a fault of the simulator and is thrown on. */
export function errorResponse(error: unknown): ServiceResponse {
  const { type, status, message } = asServiceError(error)
  return json(status, { message }, { 'x-amzn-errortype': type })
}

function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) return error
  if (!(error instanceof Refusal)) throw error
  const type = TYPE_OF[error.reason] ?? 'ValidationException'
  return new ServiceError(type, STATUS[type], error.message)
}
