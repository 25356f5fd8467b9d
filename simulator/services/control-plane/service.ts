import type { Instance } from '../../instance/instance.ts'
import { Refusal } from '../../instance/refusal.ts'
import {
  type Caller,
  json,
  parseBody,
  type Service,
  ServiceError,
  type ServiceRequest,
  type ServiceResponse,
} from '../http.ts'
import { operations } from '../model/constraints.ts'
import { isObject, violation } from '../model/validation.ts'
import { messageOf } from '../participant/content.ts'
import type { Tokens } from '../tokens.ts'

type Name = 'StartChatContact' | 'StopContact'

interface StartRequest {
  readonly InstanceId: string
  readonly ContactFlowId: string
  readonly ParticipantDetails: { readonly DisplayName: string }
  readonly Attributes?: Readonly<Record<string, string>>
  readonly InitialMessage?: { readonly ContentType: string; readonly Content: string }
  readonly ChatDurationInMinutes?: number
  readonly SupportedMessagingContentTypes?: readonly string[]
  readonly ClientToken?: string
}

/** Together, keys and values (documented, StartChatContact). */
const MAX_ATTRIBUTE_BYTES = 32 * 1024

/** The part of Amazon Connect's control plane that starts and stops chats (CONTRACT section 2). */
export class ControlPlane implements Service {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #started = new Map<string, unknown>()

  constructor(instance: Instance, tokens: Tokens) {
    this.#instance = instance
    this.#tokens = tokens
  }

  /** Whoever starts a chat goes by the name they start it with; the signature names an account, not a person. */
  identify(request: ServiceRequest): Caller {
    const body = parseBody(request.body)
    const details = isObject(body) ? body.ParticipantDetails : undefined
    return isObject(details) && typeof details.DisplayName === 'string' ? details.DisplayName : undefined
  }

  operation(request: ServiceRequest): string {
    return operationOf(request) ?? `${request.method} ${request.url.pathname}`
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    try {
      const name = operationOf(request)
      if (!name) throw new ServiceError('UnknownOperationException', 404, `${this.operation(request)} is not simulated`)
      const body = parseBody(request.body)
      if (body === undefined) throw invalid('The request body is not JSON')
      const wrong = violation(body, operations[name].input)
      if (wrong) throw invalid(wrong)
      return json(200, this.#perform(name, body))
    } catch (error) {
      const { type, status, message } = asServiceError(error)
      return json(status, { Message: message }, { 'x-amzn-errortype': type })
    }
  }

  /** `body` has been checked against the operation's input, so its members have the types named here. */
  #perform(name: Name, body: unknown): unknown {
    if (name === 'StartChatContact') return this.#start(body as StartRequest)
    const { InstanceId, ContactId } = body as { InstanceId: string; ContactId: string }
    this.#requireInstance(InstanceId)
    this.#instance.stopChat(ContactId)
    return {}
  }

  #start(request: StartRequest): unknown {
    this.#requireInstance(request.InstanceId)
    const { contactFlow } = this.#instance.directory.center
    if (request.ContactFlowId !== contactFlow.id) {
      throw new ServiceError(
        'ResourceNotFoundException',
        404,
        `There is no contact flow ${request.ContactFlowId} in this instance`,
      )
    }
    if (
      new TextEncoder().encode(
        Object.entries(request.Attributes ?? {})
          .flat()
          .join(''),
      ).length > MAX_ATTRIBUTE_BYTES
    ) {
      throw invalid(`Value at 'Attributes' failed to satisfy constraint: at most ${MAX_ATTRIBUTE_BYTES} bytes together`)
    }
    const earlier = request.ClientToken && this.#started.get(request.ClientToken)
    if (earlier) return earlier
    const { InitialMessage: initial, Attributes: attributes, ChatDurationInMinutes: durationMinutes } = request
    const chat = this.#instance.startChat({
      displayName: request.ParticipantDetails.DisplayName,
      ...(attributes && { attributes }),
      ...(initial && { initialMessage: messageOf(initial.ContentType, initial.Content, this.#instance.assumptions) }),
      ...(durationMinutes && { durationMinutes }),
      ...(request.SupportedMessagingContentTypes && { contentTypes: request.SupportedMessagingContentTypes }),
    })
    const { token } = this.#tokens.grant('participant', chat.customer.id)
    const answer = { ContactId: chat.id, ParticipantId: chat.customer.id, ParticipantToken: token }
    if (request.ClientToken) this.#started.set(request.ClientToken, answer)
    return answer
  }

  #requireInstance(instanceId: string): void {
    if (instanceId === this.#instance.directory.center.instanceId) return
    throw new ServiceError('ResourceNotFoundException', 404, `There is no instance ${instanceId}`)
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', 400, message)
}

function asServiceError(error: unknown): ServiceError {
  if (error instanceof ServiceError) {
    return error.type === 'ValidationException' ? invalid(error.message) : error
  }
  if (!(error instanceof Refusal)) throw error
  if (error.reason === 'unknown contact') return new ServiceError('ContactNotFoundException', 410, error.message)
  return invalid(error.message)
}

function operationOf(request: ServiceRequest): Name | undefined {
  const at = `${request.method} ${request.url.pathname}`
  const names = ['StartChatContact', 'StopContact'] as const
  return names.find((each) => at === `${operations[each].http.method} ${operations[each].http.path}`)
}
