import type { Instance } from '../../instance/instance.ts'
import type { AttachmentStore } from '../attachments/store.ts'
import { canonical } from '../canonical.ts'
import type { ChatSockets } from '../chat-socket/hub.ts'
import {
  type Caller,
  cors,
  jsonForAnybody,
  type Service,
  ServiceError,
  type ServiceRequest,
  type ServiceResponse,
} from '../http.ts'
import { violation } from '../model/validation.ts'
import { Throttle } from '../throttle.ts'
import type { Tokens } from '../tokens.ts'
import { attachmentOperations } from './attachments.ts'
import { authenticationOperations } from './authentication.ts'
import { connectionOperations } from './connections.ts'
import { denied, errorResponse, invalid, throttled } from './errors.ts'
import { messageOperations } from './messages.ts'
import type { Context, Name, Operations } from './operations.ts'
import { quotasUnder } from './quotas.ts'
import { RememberedTexts } from './remembered-texts.ts'
import { inputs, membersOf, type Route, routeOf } from './routes.ts'
import { transcriptOperations } from './transcript.ts'
import { viewOperations } from './views.ts'

export interface ParticipantServiceOptions {
  readonly instance: Instance
  readonly tokens: Tokens
  readonly sockets: ChatSockets
  readonly attachments: AttachmentStore
  /** Whether more requests than the instance's throttles allow are refused; they are not unless asked for. */
  readonly throttles?: boolean
}

/** Amazon Connect Participant Service (CONTRACT section 3): identity is the bearer, whatever else a request carries. */
export class ParticipantService implements Service {
  readonly #context: Context
  readonly #operations: Operations
  readonly #throttle: Throttle | undefined
  readonly #answers: RememberedTexts
  /** What was asked for, where another request under the same token is assumed to be refused. */
  readonly #requests: RememberedTexts | undefined
  /** What is asked for is looked up when a request is recorded, and again when it is answered. */
  #latest: { readonly request: ServiceRequest; readonly route: Route | undefined } | undefined

  constructor({ throttles = false, ...context }: ParticipantServiceOptions) {
    const { clock, assumptions } = context.instance
    this.#context = context
    const lifetime = assumptions.clientTokenMinutes * 60_000
    this.#answers = new RememberedTexts(clock, lifetime)
    this.#requests = assumptions.reusedClientToken === 'refused' ? new RememberedTexts(clock, lifetime) : undefined
    this.#throttle = throttles ? new Throttle(clock, quotasUnder(assumptions)) : undefined
    this.#operations = {
      ...connectionOperations(context),
      ...messageOperations(context),
      ...transcriptOperations(context),
      ...attachmentOperations(context),
      ...viewOperations(context),
      ...authenticationOperations(context),
    }
  }

  identify(request: ServiceRequest): Caller {
    const { tokens, instance } = this.#context
    const bearer = request.headers['x-amz-bearer']
    const id = tokens.subjectOf('connection', bearer) ?? tokens.subjectOf('participant', bearer)
    return id && instance.nameOf(id)
  }

  operation(request: ServiceRequest): string {
    return this.#routeOf(request)?.name ?? `${request.method} ${request.url.pathname}`
  }

  answer(request: ServiceRequest): ServiceResponse {
    if (request.method === 'OPTIONS') return { status: 204, headers: cors(request), body: '' }
    try {
      return jsonForAnybody(request, this.#respond(request))
    } catch (error) {
      const { status, headers, body } = errorResponse(error, this.#context.instance.assumptions)
      return { status, headers: { ...cors(request), ...headers }, body }
    }
  }

  #routeOf(request: ServiceRequest): Route | undefined {
    if (this.#latest?.request === request) return this.#latest.route
    const route = routeOf(request)
    this.#latest = { request, route }
    return route
  }

  /** The body of the answer. */
  #respond(request: ServiceRequest): string {
    const { assumptions } = this.#context.instance
    const route = this.#routeOf(request)
    if (!route) throw new ServiceError('UnknownOperationException', 404, `${this.operation(request)} is not simulated`)
    const { name } = route
    const participantId = this.#authenticate(name, request.headers['x-amz-bearer'])
    if (assumptions.throttleCounts === 'requests of participants') this.#count(name)
    const members = membersOf(route, request, assumptions)
    const wrong = violation(members, inputs[name])
    if (wrong) throw invalid(wrong)
    if (assumptions.throttleCounts === 'valid requests') this.#count(name)
    return this.#once(name, participantId, members)
  }

  #authenticate(name: Name, bearer: string | undefined): string {
    const kind = name === 'CreateParticipantConnection' ? 'participant' : 'connection'
    const participantId = this.#context.tokens.subjectOf(kind, bearer)
    if (participantId === undefined)
      throw denied(`Access denied: the ${kind} token is missing, expired, or of another kind`)
    return participantId
  }

  #count(name: Name): void {
    if (this.#throttle?.admits(name) === false) throw throttled(name)
  }

  /** The same client token again is answered as before and posts nothing twice, unless assumed otherwise. */
  #once(name: Name, participantId: string, members: Record<string, unknown>): string {
    // `members` have been checked against this operation's model, whose types `Inputs` repeats.
    const perform = this.#operations[name] as (participantId: string, input: unknown) => object | string
    const { ClientToken: token } = members
    if (!token || this.#context.instance.assumptions.repeatedClientToken === 'posted again') {
      return written(perform(participantId, members))
    }
    const asked = this.#requests && canonical(members)
    const known = this.#answers.get(participantId, name, String(token))
    if (known !== undefined && asked !== this.#requests?.get(participantId, name, String(token))) {
      throw invalid("Value at 'ClientToken' was used for another request before")
    }
    if (known !== undefined) return known
    const answer = written(perform(participantId, members))
    this.#answers.set(participantId, name, String(token), answer)
    if (asked !== undefined) this.#requests?.set(participantId, name, String(token), asked)
    return answer
  }
}

function written(answer: object | string): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}
