import type { User } from '../../instance/directory.ts'
import type { Instance } from '../../instance/instance.ts'
import type { ChatSockets } from '../chat-socket/hub.ts'
import {
  type Caller,
  cors,
  json,
  parseBody,
  type Service,
  ServiceError,
  type ServiceRequest,
  type ServiceResponse,
} from '../http.ts'
import { isObject, violation } from '../model/validation.ts'
import type { Tokens } from '../tokens.ts'
import { errorResponse, invalid, unauthorized } from './errors.ts'
import { ctiInputs } from './inputs.ts'
import { type Operations, operationsFor, type Parameters } from './operations.ts'
import { SnapshotPolls } from './polls.ts'

const TARGET = 'AmazonConnectCTIService.'

/** The API behind Streams, as its engine calls it (CONTRACT section 4, CTI on the wire): `POST /api` of the instance. */
export class CtiService implements Service {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #polls: SnapshotPolls
  readonly #operations: Operations

  constructor(instance: Instance, tokens: Tokens, sockets: ChatSockets) {
    this.#instance = instance
    this.#tokens = tokens
    this.#polls = new SnapshotPolls(instance)
    this.#operations = operationsFor(instance, tokens, sockets, this.#polls)
  }

  /** The names of what is simulated. */
  get operations(): readonly string[] {
    return Object.keys(this.#operations)
  }

  identify(request: ServiceRequest): Caller {
    return this.#userOf(request)?.username
  }

  operation(request: ServiceRequest): string {
    const target = request.headers['x-amz-target'] ?? ''
    return target.startsWith(TARGET) ? target.slice(TARGET.length) : `${request.method} ${target}`
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    if (request.method === 'OPTIONS') return { status: 204, headers: cors(request), body: '' }
    const response = await this.#respond(request).catch((error) => errorResponse(error, this.#instance.assumptions))
    return { ...response, headers: { ...response.headers, ...cors(request) } }
  }

  /** How many answers are held back. */
  get held(): number {
    return this.#polls.held
  }

  /** Answers every held poll, so that pages and their contexts can be closed. */
  close(): void {
    this.#polls.close()
  }

  async #respond(request: ServiceRequest): Promise<ServiceResponse> {
    const user = this.#userOf(request)
    if (!user) throw unauthorized()
    const name = this.operation(request)
    const operation = Object.hasOwn(this.#operations, name) ? this.#operations[name] : undefined
    if (!operation)
      throw new ServiceError('UnknownOperationException', 404, `The operation "${name}" is not simulated.`)
    const body = parseBody(request.body, this.#instance.assumptions)
    if (!isObject(body)) throw new ServiceError('SerializationException', 400, 'The request body is not a JSON object.')
    const wrong = violation(body, ctiInputs[name] ?? { type: 'structure' })
    if (wrong) throw invalid(wrong)
    const answer = await operation(user, new ParametersOf(body))
    return json(200, answer, { 'content-type': 'application/x-amz-json-1.0' })
  }

  #userOf(request: ServiceRequest): User | undefined {
    const userId = this.#tokens.subjectOf('auth', request.headers['x-amz-bearer'])
    return userId === undefined ? undefined : this.#instance.directory.findUser(userId)
  }
}

/** Reads a request's parameters, each checked where it is used. */
class ParametersOf implements Parameters {
  readonly #body: Record<string, unknown>

  constructor(body: Record<string, unknown>) {
    this.#body = body
  }

  text(name: string): string {
    const value = this.#body[name]
    if (typeof value === 'string' && value !== '') return value
    throw invalid(`The parameter "${name}" must be a text that is not empty.`)
  }

  optional(name: string): string | undefined {
    return this.#body[name] === undefined || this.#body[name] === null ? undefined : this.text(name)
  }

  number(name: string): number | undefined {
    const value = this.#body[name] ?? undefined
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value
    throw invalid(`The parameter "${name}" must be a whole number that is not negative.`)
  }

  texts(name: string): string[] {
    const value = this.#body[name]
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
    throw invalid(`The parameter "${name}" must be a list of texts.`)
  }

  flag(name: string): boolean {
    const value = this.#body[name] ?? false
    if (typeof value === 'boolean') return value
    throw invalid(`The parameter "${name}" must be true or false.`)
  }

  object(name: string): Parameters {
    const value = this.#body[name]
    if (isObject(value)) return new ParametersOf(value)
    throw invalid(`The parameter "${name}" must be an object.`)
  }
}
