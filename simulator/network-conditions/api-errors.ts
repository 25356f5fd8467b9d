import { cors, json, type ServiceResponse } from '../services/http.ts'
import { operations } from '../services/model/constraints.ts'
import type { Call } from './call.ts'

/**
 * The CTI API's errors: the model that Streams is published with (2.28.2) has none, so they are those that clients tell apart
 * (measured, CONTRACT section 4).
 */
const CTI_ERRORS = {
  InvalidParameterException: 400,
  UnauthorizedException: 401,
  AccessDeniedException: 403,
  ThrottlingException: 429,
  InternalServiceException: 500,
}

type Entry = readonly [operation: string, errors: Readonly<Record<string, number>>]

/** The first that an operation has is what says that there were too many requests; another 429 speaks of a quota. */
const THROTTLED = ['ThrottlingException', 'TooManyRequestsException']
const TOO_MANY = 429

/** The operations that are simulated, and what each may answer when it fails. */
export class ApiErrors {
  readonly #errors: ReadonlyMap<string, Readonly<Record<string, number>>>

  /** @param simulated names of the operations: of the CTI API, and of the APIs that have a model */
  constructor(simulated: { readonly cti: readonly string[]; readonly modelled: readonly (keyof typeof operations)[] }) {
    const modelled = simulated.modelled.map((name): Entry => [name, operations[name].errors])
    this.#errors = new Map([...modelled, ...simulated.cti.map((name): Entry => [name, CTI_ERRORS])])
  }

  knows(operation: string): boolean {
    return this.#errors.has(operation)
  }

  /** @throws Error when there is no such operation, or it has no error of that status */
  require(operation: string, status?: number): void {
    const errors = this.#errors.get(operation)
    if (!errors) {
      const known = [...this.#errors.keys()].sort().join(', ')
      throw new Error(`No service has the operation "${operation}". It is one of ${known}.`)
    }
    if (status === undefined || Object.values(errors).includes(status)) return
    const allowed = Object.entries(errors)
      .sort(([, a], [, b]) => a - b)
      .map(([type, each]) => `${each} (${type})`)
    throw new Error(`${operation} never answers ${status}. Its errors are ${allowed.join(', ')}.`)
  }

  /** The error of that status; of several that of throttles, or the first. */
  answerTo(call: Call, status: number): ServiceResponse {
    const errors = this.#errors.get(call.operation) ?? {}
    const types = Object.keys(errors).filter((each) => errors[each] === status)
    const type = types.find((each) => THROTTLED.includes(each)) ?? types[0] ?? 'InternalFailure'
    return errorOf(call, type, status, `Amazon Connect answers ${status} today`)
  }

  throttled(call: Call): ServiceResponse {
    const errors = this.#errors.get(call.operation) ?? {}
    const type = THROTTLED.find((each) => each in errors) ?? 'TooManyRequestsException'
    return errorOf(call, type, TOO_MANY, 'Rate exceeded')
  }
}

/** In the service's own spelling. */
function errorOf({ service, request }: Call, type: string, status: number, message: string): ServiceResponse {
  switch (service) {
    case 'cti':
      return json(
        status,
        { __type: type, message },
        { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': type, ...cors(request) },
      )
    case 'control-plane':
      return json(status, { Message: message }, { 'x-amzn-errortype': type })
    default:
      return json(status, { message }, { 'x-amzn-errortype': type, ...cors(request) })
  }
}
