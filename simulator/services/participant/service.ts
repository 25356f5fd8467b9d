import type { Item } from '../../instance/chat.ts'
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
import {
  CONNECTION_ACKNOWLEDGED,
  MESSAGE_DELIVERED,
  MESSAGE_READ,
  TYPING,
  timestamp,
  transcriptItem,
} from '../items.ts'
import { operations } from '../model/constraints.ts'
import { violation } from '../model/validation.ts'
import type { Tokens } from '../tokens.ts'
import { messageOf, receiptSubject, requireEventType } from './content.ts'
import { denied, errorResponse, invalid } from './errors.ts'
import { type PageRequest, transcriptPage } from './transcript-page.ts'

/** ConnectionToken: a day (documented). */
const CONNECTION_LIFETIME_MS = 24 * 3_600_000

type Name = 'CreateParticipantConnection' | 'SendMessage' | 'SendEvent' | 'GetTranscript' | 'DisconnectParticipant'

interface SentRequest {
  readonly ContentType: string
  readonly Content?: string
  readonly ClientToken?: string
}

/** Amazon Connect Participant Service (CONTRACT section 3): identity is the bearer, whatever else a request carries. */
export class ParticipantService implements Service {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #sockets: ChatSockets
  /** By participant, operation and client token. */
  readonly #answers = new Map<string, unknown>()

  constructor(instance: Instance, tokens: Tokens, sockets: ChatSockets) {
    this.#instance = instance
    this.#tokens = tokens
    this.#sockets = sockets
  }

  identify(request: ServiceRequest): Caller {
    const bearer = request.headers['x-amz-bearer']
    const id = this.#tokens.subjectOf('connection', bearer) ?? this.#tokens.subjectOf('participant', bearer)
    return id && this.#instance.nameOf(id)
  }

  operation(request: ServiceRequest): string {
    return operationOf(request) ?? `${request.method} ${request.url.pathname}`
  }

  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    if (request.method === 'OPTIONS') return { status: 204, headers: cors(request), body: '' }
    const response = this.#respond(request)
    return { ...response, headers: { ...response.headers, ...cors(request) } }
  }

  #respond(request: ServiceRequest): ServiceResponse {
    try {
      const name = operationOf(request)
      if (!name) throw new ServiceError('UnknownOperationException', 404, `${this.operation(request)} is not simulated`)
      const body = parseBody(request.body)
      if (body === undefined) throw invalid('The request body is not JSON')
      const participantId = this.#authenticate(name, request.headers['x-amz-bearer'])
      const wrong = violation(body, operations[name].input)
      if (wrong) throw invalid(wrong)
      return json(200, this.#perform(name, participantId, body))
    } catch (error) {
      return errorResponse(error)
    }
  }

  #authenticate(name: Name, bearer: string | undefined): string {
    const kind = name === 'CreateParticipantConnection' ? 'participant' : 'connection'
    const participantId = this.#tokens.subjectOf(kind, bearer)
    if (participantId === undefined)
      throw denied(`Access denied: the ${kind} token is missing, expired, or of another kind`)
    return participantId
  }

  /** `body` has been checked against the operation's input, so its members have the types named here. */
  #perform(name: Name, participantId: string, body: unknown): unknown {
    switch (name) {
      case 'CreateParticipantConnection':
        return this.#connect(participantId, body as { Type?: string[] | null })
      case 'SendMessage':
        return this.#once(name, participantId, body as SentRequest, (sent) => this.#message(participantId, sent))
      case 'SendEvent':
        return this.#once(name, participantId, body as SentRequest, (sent) => this.#event(participantId, sent))
      case 'GetTranscript':
        return this.#transcript(participantId, body as PageRequest)
      case 'DisconnectParticipant':
        return this.#once(name, participantId, body as { ClientToken?: string }, () => this.#disconnect(participantId))
    }
  }

  #connect(participantId: string, request: { Type?: string[] | null }): unknown {
    const types = request.Type ?? []
    const { participant } = this.#instance.participantById(participantId)
    if (participant.role === 'CUSTOMER') this.#instance.connectCustomer(participantId)
    else this.#instance.chatOf(participantId)
    const socket = this.#sockets.issueUrl(participant.userId ?? participant.id)
    const connection = this.#tokens.grant('connection', participantId, CONNECTION_LIFETIME_MS)
    return {
      ...(types.includes('WEBSOCKET') && {
        Websocket: { Url: socket.url, ConnectionExpiry: timestamp(socket.expiresAt) },
      }),
      ...(types.includes('CONNECTION_CREDENTIALS') && {
        ConnectionCredentials: { ConnectionToken: connection.token, Expiry: timestamp(connection.expiresAt) },
      }),
    }
  }

  #message(participantId: string, { ContentType, Content = '' }: SentRequest): unknown {
    const { format, content } = messageOf(ContentType, Content, this.#instance.assumptions)
    const item = this.#instance.say(participantId, format, content)
    return { Id: item.id, AbsoluteTime: timestamp(item.time) }
  }

  #event(participantId: string, { ContentType, Content }: SentRequest): unknown {
    requireEventType(ContentType)
    if (ContentType === TYPING) this.#instance.type(participantId)
    if (ContentType === MESSAGE_READ) this.#instance.acknowledge(participantId, receiptSubject(Content), 'read')
    if (ContentType === MESSAGE_DELIVERED)
      this.#instance.acknowledge(participantId, receiptSubject(Content), 'delivered')
    if (ContentType === CONNECTION_ACKNOWLEDGED) this.#instance.chatOf(participantId)
    return { Id: this.#instance.nextId(), AbsoluteTime: timestamp(this.#instance.clock.now()) }
  }

  #transcript(participantId: string, request: PageRequest): unknown {
    const chat = this.#instance.chatOf(participantId)
    const { page, nextToken } = transcriptPage(chat.transcript, request)
    return {
      InitialContactId: chat.id,
      Transcript: page.map((item: Item) => transcriptItem(item, chat, this.#instance.assumptions)),
      ...(nextToken && { NextToken: nextToken }),
    }
  }

  #disconnect(participantId: string): unknown {
    this.#instance.leave(participantId)
    return {}
  }

  /** The same client token again is answered as before and posts nothing twice, unless assumed otherwise. */
  #once<Sent extends { ClientToken?: string }>(
    name: Name,
    participantId: string,
    sent: Sent,
    send: (sent: Sent) => unknown,
  ): unknown {
    if (!sent.ClientToken || this.#instance.assumptions.repeatedClientToken === 'posted again') return send(sent)
    const key = `${participantId} ${name} ${sent.ClientToken}`
    const earlier = this.#answers.get(key)
    if (earlier) return earlier
    const answer = send(sent)
    this.#answers.set(key, answer)
    return answer
  }
}

const BY_PATH = new Map<string, Name>(
  (['CreateParticipantConnection', 'SendMessage', 'SendEvent', 'GetTranscript', 'DisconnectParticipant'] as const).map(
    (name) => [`${operations[name].http.method} ${operations[name].http.path}`, name],
  ),
)

function operationOf(request: ServiceRequest): Name | undefined {
  return BY_PATH.get(`${request.method} ${request.url.pathname}`)
}
