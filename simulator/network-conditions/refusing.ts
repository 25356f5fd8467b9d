import type { Effect, Means } from './effect.ts'

/**
 * Every request for the operation is answered with this status, by the error that its API's model has for it, and does not get to
 * the service.
 * @throws Error when no such operation is simulated, or its model has no error of this status
 */
export function failing({ errors, met }: Means, operation: string, status: number): Effect {
  errors.require(operation, status)
  return {
    async request(call) {
      if (call.operation !== operation) return undefined
      met()
      return errors.answerTo(call, status)
    },
  }
}

/**
 * Requests for the operations, or for any, are answered 429: by ThrottlingException, or TooManyRequestsException where the API's
 * model does not have that; they do not get to the service. It is for as long as the condition lasts, however rarely is asked.
 * @throws Error when no such operation is simulated
 */
export function throttled({ errors, met }: Means, operations?: readonly string[]): Effect {
  for (const each of operations ?? []) errors.require(each)
  return {
    async request(call) {
      if (operations ? !operations.includes(call.operation) : !errors.knows(call.operation)) return undefined
      met()
      return errors.throttled(call)
    },
  }
}
