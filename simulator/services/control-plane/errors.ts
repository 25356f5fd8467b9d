import type { Assumptions } from '../../instance/assumptions.ts'
import { type Reason, Refusal } from '../../instance/refusal.ts'
import { ServiceError } from '../http.ts'
import type { Operation } from '../model/operation.ts'

const NOT_FOUND = 'ResourceNotFoundException'
/** Which error says why, the first that the operation has; whatever is not named says that the request is not valid. */
const TYPES_OF: Partial<Record<Reason, readonly string[]>> = {
  'unknown contact': ['ContactNotFoundException', NOT_FOUND],
  'unknown user': [NOT_FOUND],
  'unknown queue': [NOT_FOUND],
  'unknown quick connect': [NOT_FOUND],
  'unknown contact flow': [NOT_FOUND],
  'unknown origin': [NOT_FOUND],
  'unknown agent state': [NOT_FOUND],
  'quick connect name taken': ['DuplicateResourceException'],
  'origin approved already': ['ResourceConflictException'],
  'too many origins': ['ServiceQuotaExceededException'],
  'too many monitors': ['ServiceQuotaExceededException'],
  'monitoring not permitted': ['AccessDeniedException'],
  'chat full': ['ServiceQuotaExceededException'],
  'chat quota reached': ['LimitExceededException'],
}

/** What the request says cannot be used as it is. */
export function unusable(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', 400, message)
}

export function notFound(what: string): ServiceError {
  return new ServiceError(NOT_FOUND, 404, `There is no ${what} in this instance`)
}

/** The operation's own error for what went wrong; what is not a refusal is a fault of the simulator and is thrown on. */
export function errorOf(error: unknown, { errors }: Operation, { refusedParameter }: Assumptions): ServiceError {
  const invalid = refusedParameter in errors ? refusedParameter : 'InvalidRequestException'
  if (error instanceof ServiceError) {
    // A service that shares its checks with this one calls them ValidationException.
    const isInvalid = error.type === 'InvalidRequestException' || error.type === 'ValidationException'
    return isInvalid ? new ServiceError(invalid, 400, error.message) : error
  }
  if (!(error instanceof Refusal)) throw error
  const type = TYPES_OF[error.reason]?.find((each) => each in errors) ?? invalid
  return new ServiceError(type, errors[type] ?? 400, error.message)
}
