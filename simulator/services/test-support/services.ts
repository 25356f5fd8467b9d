import { expect } from 'vitest'
import type { Chat } from '../../instance/chat.ts'
import type { UserName } from '../../instance/test-support/center.ts'
import { Stage, type StageOptions, userId } from '../../instance/test-support/stage.ts'
import { AttachmentStore } from '../attachments/store.ts'
import { ChatSockets, type SocketSession } from '../chat-socket/hub.ts'
import type { ConnectOperation } from '../control-plane/handlers.ts'
import { ControlPlane, type ControlPlaneOptions } from '../control-plane/service.ts'
import { CtiService } from '../cti/service.ts'
import type { Service, ServiceRequest, ServiceResponse } from '../http.ts'
import { participantOperations } from '../model/participant-operations.ts'
import type { Name as ParticipantOperation } from '../participant/operations.ts'
import { ParticipantService } from '../participant/service.ts'
import { Tokens } from '../tokens.ts'
import { expectAllowed } from './allowed.ts'
import { bind } from './binding.ts'
import { expectConformity } from './conformance.ts'

/** An answer with its body parsed; `type` is the error's name as SDKs read it. */
export interface Answer<Body = unknown> {
  readonly status: number
  readonly type: string | undefined
  readonly body: Body
}

export interface Message {
  readonly Id: string
  readonly AbsoluteTime: string
}

/** A body to send: a value as JSON, or a text as it is. */
export type SentBody = object | string

export type { ParticipantOperation }

/** The client's end of a socket: what it got, and how it was closed. */
export class FakeSocket {
  readonly frames: string[] = []
  closed: { code: number; reason: string } | undefined
  session: SocketSession | undefined

  send(text: string): void {
    this.frames.push(text)
  }

  close(code: number, reason: string): void {
    this.closed = { code, reason }
  }

  says(frame: SentBody): void {
    this.session?.received(textOf(frame))
  }

  /** The items pushed so far, as `aws/chat` carries them. */
  get items(): Record<string, unknown>[] {
    return this.frames
      .map((frame) => JSON.parse(frame))
      .filter((frame) => frame.topic === 'aws/chat')
      .map((frame) => JSON.parse(frame.content))
  }
}

/** The services over an instance on a stage, asked as a transport would. */
export class Services {
  readonly stage: Stage
  readonly tokens: Tokens
  readonly sockets: ChatSockets
  readonly cti: CtiService
  readonly attachments: AttachmentStore
  readonly participant: ParticipantService
  readonly controlPlane: ControlPlane

  constructor(
    options: StageOptions & { readonly throttles?: boolean; readonly controlPlane?: ControlPlaneOptions } = {},
  ) {
    this.stage = new Stage(options)
    const { instance, clock } = this.stage
    this.tokens = new Tokens(clock, instance.nextId)
    this.sockets = new ChatSockets(instance, this.tokens)
    this.cti = new CtiService(instance, this.tokens, this.sockets)
    this.attachments = new AttachmentStore(instance, this.tokens)
    const { tokens, sockets, attachments } = this
    this.participant = new ParticipantService({
      instance,
      tokens,
      sockets,
      attachments,
      throttles: options.throttles ?? false,
    })
    this.controlPlane = new ControlPlane(instance, this.tokens, options.controlPlane)
  }

  /** A connection token of somebody in the chat. */
  connection(name: UserName | 'customer', chat: Chat): string {
    return this.tokens.grant('connection', this.stage.participant(name, chat).id, 24 * 3_600_000).token
  }

  participantToken(name: UserName | 'customer', chat: Chat): string {
    return this.tokens.lasting('participant', this.stage.participant(name, chat).id)
  }

  /** `members` may have those of the path as well: they go where the operation has them. */
  async asksParticipant<Body = unknown>(
    operation: ParticipantOperation,
    bearer: string | undefined,
    body: SentBody = {},
  ): Promise<Answer<Body>> {
    const { method, path } = participantOperations[operation].http
    const inPath = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(memberOf(body, name)))
    const url = new URL(inPath, 'https://participant.connect.us-west-2.amazonaws.com')
    const headers: Record<string, string> = bearer === undefined ? {} : { 'x-amz-bearer': bearer }
    const answer = await asks<Body>(this.participant, {
      method,
      url,
      headers,
      body: method === 'GET' ? '' : textOf(body),
    })
    expectAllowed(operation, answer)
    return answer
  }

  /** What S3 would be asked. */
  asksBucket(
    method: string,
    url: string,
    { headers = {}, bytes = new Uint8Array() }: { headers?: Readonly<Record<string, string>>; bytes?: Uint8Array } = {},
  ): ServiceResponse {
    const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
    const body = new TextDecoder().decode(bytes)
    return this.attachments.answer({ method, url: new URL(url), headers: Object.fromEntries(named), body, bytes })
  }

  asksCti<Body = unknown>(operation: string, name: UserName, body: SentBody = {}): Promise<Answer<Body>> {
    return this.asksCtiWith(this.tokens.lasting('auth', userId(name)), operation, body)
  }

  asksCtiWith<Body = unknown>(
    bearer: string | undefined,
    operation: string,
    body: SentBody = {},
  ): Promise<Answer<Body>> {
    const headers = {
      'x-amz-target': `AmazonConnectCTIService.${operation}`,
      ...(bearer !== undefined && { 'x-amz-bearer': bearer }),
    }
    const url = new URL('https://test-center.my.connect.aws/api')
    return asks(this.cti, { method: 'POST', url, headers, body: textOf(body) })
  }

  asksControlPlane<Body = unknown>(method: string, path: string, body: SentBody = {}): Promise<Answer<Body>> {
    const url = new URL(path, 'https://connect.us-west-2.amazonaws.com')
    return this.#asksControlPlane({ method, url, headers: {}, body: textOf(body) })
  }

  /** An operation of the control plane, of this instance unless the input names another. */
  calls<Body = unknown>(
    operation: ConnectOperation,
    input: Readonly<Record<string, unknown>> = {},
  ): Promise<Answer<Body>> {
    const { method, path, body } = bind(operation, { InstanceId: 'instance-1', ...input })
    return this.asksControlPlane(method, path, body)
  }

  async #asksControlPlane<Body>(request: ServiceRequest): Promise<Answer<Body>> {
    const answer = await asks<Body>(this.controlPlane, request)
    expectConformity(this.controlPlane.operation(request), answer)
    return answer
  }

  /** A socket on a URL; its session is undefined when it was not taken. */
  opens(url: string): FakeSocket {
    const socket = new FakeSocket()
    socket.session = this.sockets.accept(new URL(url), socket)
    return socket
  }

  /** A socket that has subscribed: a customer's for their chat, an agent's for all of theirs, as their page has it. */
  listens(name: UserName | 'customer', chat: Chat): FakeSocket {
    const { id, userId: user } = this.stage.participant(name, chat)
    return this.#subscribes(user ?? id)
  }

  /** A socket of somebody in a chat for that chat alone. */
  listensAs(name: UserName | 'customer', chat: Chat): FakeSocket {
    return this.#subscribes(this.stage.participant(name, chat).id)
  }

  #subscribes(subject: string): FakeSocket {
    const socket = this.opens(this.sockets.issueUrl(subject).url)
    socket.says({ topic: 'aws/subscribe', content: { topics: ['aws/chat'] } })
    return socket
  }

  /** The answer is this error, in words that fit, and nothing has changed or been told. */
  async refuses(
    ask: () => Promise<Answer>,
    { status, type, words }: { status: number; type: string; words?: RegExp | undefined },
  ): Promise<void> {
    const before = this.stage.instance.snapshot()
    const told = this.stage.events.length
    const answer = await ask()
    expect(answer).toMatchObject({ status, type })
    if (words) expect(messageIn(answer.body)).toMatch(words)
    expect(this.stage.instance.snapshot()).toEqual(before)
    expect(this.stage.events.slice(told)).toEqual([])
  }
}

function memberOf(body: SentBody, name: string): string {
  const value = typeof body === 'string' ? undefined : Object.entries(body).find(([each]) => each === name)?.[1]
  return String(value ?? '')
}

async function asks<Body>(service: Service, request: ServiceRequest): Promise<Answer<Body>> {
  const { status, headers, body } = await service.answer(request)
  return { status, type: headers['x-amzn-errortype'], body: JSON.parse(body) }
}

/** The Participant Service and the CTI API spell it `message`, the control plane `Message`. */
function messageIn(body: unknown): string {
  const { message, Message } = body as { message?: string; Message?: string }
  return message ?? Message ?? ''
}

/** A body for the title of a test. */
export function excerpt(body: SentBody): string {
  const text = textOf(body)
  return text.length > 100 ? `${text.slice(0, 97)}...` : text
}

function textOf(body: SentBody): string {
  return typeof body === 'string' ? body : JSON.stringify(body)
}
