import { expect } from 'vitest'
import type { Chat } from '../../instance/chat.ts'
import type { AgentName } from '../../instance/test-support/center.ts'
import { Stage, type StageOptions, userId } from '../../instance/test-support/stage.ts'
import { ChatSockets, type SocketSession } from '../chat-socket/hub.ts'
import { ControlPlane } from '../control-plane/service.ts'
import { CtiService } from '../cti/service.ts'
import type { Service, ServiceRequest } from '../http.ts'
import { ParticipantService } from '../participant/service.ts'
import { Tokens } from '../tokens.ts'

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

const PARTICIPANT_PATHS = {
  CreateParticipantConnection: '/participant/connection',
  SendMessage: '/participant/message',
  SendEvent: '/participant/event',
  GetTranscript: '/participant/transcript',
  DisconnectParticipant: '/participant/disconnect',
} as const
export type ParticipantOperation = keyof typeof PARTICIPANT_PATHS

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
  readonly participant: ParticipantService
  readonly controlPlane: ControlPlane

  constructor(options: StageOptions = {}) {
    this.stage = new Stage(options)
    const { instance, clock } = this.stage
    this.tokens = new Tokens(clock, instance.nextId)
    this.sockets = new ChatSockets(instance, this.tokens)
    this.cti = new CtiService(instance, this.tokens, this.sockets)
    this.participant = new ParticipantService(instance, this.tokens, this.sockets)
    this.controlPlane = new ControlPlane(instance, this.tokens)
  }

  /** A connection token of somebody in the chat. */
  connection(name: AgentName | 'customer', chat: Chat): string {
    return this.tokens.grant('connection', this.stage.participant(name, chat).id, 24 * 3_600_000).token
  }

  participantToken(name: AgentName | 'customer', chat: Chat): string {
    return this.tokens.lasting('participant', this.stage.participant(name, chat).id)
  }

  asksParticipant<Body = unknown>(
    operation: ParticipantOperation,
    bearer: string | undefined,
    body: SentBody = {},
  ): Promise<Answer<Body>> {
    const url = new URL(PARTICIPANT_PATHS[operation], 'https://participant.connect.us-west-2.amazonaws.com')
    const headers: Record<string, string> = bearer === undefined ? {} : { 'x-amz-bearer': bearer }
    return asks(this.participant, { method: 'POST', url, headers, body: textOf(body) })
  }

  asksCti<Body = unknown>(operation: string, name: AgentName, body: SentBody = {}): Promise<Answer<Body>> {
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
    return asks(this.controlPlane, { method, url, headers: {}, body: textOf(body) })
  }

  /** A socket on a URL; its session is undefined when it was not taken. */
  opens(url: string): FakeSocket {
    const socket = new FakeSocket()
    socket.session = this.sockets.accept(new URL(url), socket)
    return socket
  }

  /** A socket of a customer or an agent that has subscribed to the chats. */
  listens(name: AgentName | 'customer', chat: Chat): FakeSocket {
    const { id, userId: user } = this.stage.participant(name, chat)
    const socket = this.opens(this.sockets.issueUrl(user ?? id).url)
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
