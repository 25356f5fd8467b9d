import type { Instance } from '../../instance/instance.ts'
import {
  type Caller,
  json,
  parseBody,
  type Service,
  ServiceError,
  type ServiceRequest,
  type ServiceResponse,
} from '../http.ts'
import { connectOperations } from '../model/connect-operations.ts'
import type { Operation } from '../model/operation.ts'
import { isObject } from '../model/validation.ts'
import type { Verify } from '../sigv4/verify.ts'
import { type Quota, Throttle } from '../throttle.ts'
import type { Tokens } from '../tokens.ts'
import { attributeHandlers } from './attributes.ts'
import { contactSearchHandlers } from './contact-search.ts'
import { contactHandlers } from './contacts.ts'
import { errorOf, notFound } from './errors.ts'
import { flowHandlers } from './flows.ts'
import type { Handlers } from './handlers.ts'
import { inputOf } from './input.ts'
import { originHandlers } from './origins.ts'
import { type Action, notAuthorized } from './permissions.ts'
import { quickConnectHandlers } from './quick-connects.ts'
import { Repeats } from './repeats.ts'
import { Router } from './router.ts'
import { setupHandlers } from './setup.ts'
import { userHandlers } from './users.ts'

export interface ControlPlaneOptions {
  /** Checks the signature of every request; without it anybody may ask. */
  readonly verify?: Verify
  /** How often each operation may be asked for; without it, as often as one likes. */
  readonly rate?: Quota
  /** What the caller's policies do not allow, as IAM names it: `connect:ListUsers`. */
  readonly denied?: readonly Action[]
}

export type SimulatedOperation = keyof ReturnType<typeof handlersOf>

/** Amazon Connect's control plane: the operations that CONTRACT section 2 names. */
export class ControlPlane implements Service {
  readonly #instance: Instance
  readonly #verify: Verify | undefined
  readonly #throttle: Throttle | undefined
  readonly #denied: readonly Action[]
  readonly #handlers: Handlers<SimulatedOperation>
  readonly #router: Router<SimulatedOperation>
  readonly #repeats: Repeats

  constructor(instance: Instance, tokens: Tokens, { verify, rate, denied = [] }: ControlPlaneOptions = {}) {
    this.#instance = instance
    this.#verify = verify
    this.#throttle = rate && new Throttle(instance.clock, () => rate)
    this.#denied = denied
    this.#repeats = new Repeats(instance)
    this.#handlers = handlersOf(instance, tokens)
    this.#router = new Router(this.operations)
  }

  /** The names of what is simulated. */
  get operations(): readonly SimulatedOperation[] {
    return Object.keys(this.#handlers) as SimulatedOperation[]
  }

  /** Whoever starts a chat goes by the name they start it with; the signature names an account, not a person. */
  identify(request: ServiceRequest): Caller {
    if (this.operation(request) !== 'StartChatContact') return undefined
    const body = parseBody(request.body, this.#instance.assumptions)
    const details = isObject(body) ? body.ParticipantDetails : undefined
    return isObject(details) && typeof details.DisplayName === 'string' ? details.DisplayName : undefined
  }

  operation(request: ServiceRequest): string {
    return this.#router.find(request)?.operation ?? `${request.method} ${request.url.pathname}`
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    try {
      const fault = await this.#verify?.(request)
      if (fault) throw fault
      return json(200, this.#perform(request))
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      return json(error.status, { Message: error.message }, { 'x-amzn-errortype': error.type })
    }
  }

  #perform(request: ServiceRequest): object {
    const route = this.#router.find(request)
    if (!route) throw new ServiceError('UnknownOperationException', 404, `${this.operation(request)} is not simulated`)
    const operation: Operation = connectOperations[route.operation]
    try {
      this.#requirePermission(route.operation)
      this.#requireRate(route.operation, operation)
      const input = inputOf(request, route, operation, this.#instance.assumptions)
      const { instanceId } = this.#instance.directory.center
      if (input.InstanceId !== instanceId) throw notFound(`instance ${input.InstanceId}`)
      // The input has been checked against the very shape that the handler's type is made from.
      const handle = this.#handlers[route.operation] as (checked: typeof input) => object
      return this.#repeats.once(route.operation, input, operation, () => handle(input))
    } catch (error) {
      throw errorOf(error, operation, this.#instance.assumptions)
    }
  }

  #requirePermission(name: SimulatedOperation): void {
    const action: Action = `connect:${name}`
    if (this.#denied.includes(action)) throw notAuthorized(action, this.#instance.directory.center)
  }

  /** Not every operation lists the error; for StartChatContact it is called TooManyRequests (documented). */
  #requireRate(name: SimulatedOperation, { errors }: Operation): void {
    const bucket = this.#instance.assumptions.throttleScope === 'each operation' ? name : 'all'
    if (this.#throttle?.admits(bucket) ?? true) return
    const type = 'ThrottlingException' in errors ? 'ThrottlingException' : 'TooManyRequestsException'
    throw new ServiceError(type, 429, 'Rate exceeded')
  }
}

function handlersOf(instance: Instance, tokens: Tokens) {
  const means = { instance, tokens }
  return {
    ...contactHandlers(means),
    ...contactSearchHandlers(means),
    ...attributeHandlers(means),
    ...originHandlers(means),
    ...quickConnectHandlers(means),
    ...userHandlers(means),
    ...setupHandlers(means),
    ...flowHandlers(means),
  }
}
