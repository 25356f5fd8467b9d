import type { DomainEvent } from '../../instance/events.ts'
import type { Instance } from '../../instance/instance.ts'
import { pushedItem, pushedReceipt, pushedTyping } from '../items.ts'
import type { Tokens } from '../tokens.ts'
import { answerTo } from './protocol.ts'

/** A socket as the service sees it: text out, and an end. */
export interface ServiceSocket {
  send(text: string): void
  close(code: number, reason: string): void
}

/** What a transport tells the service about a socket that the service has taken. */
export interface SocketSession {
  received(text: string): void
  closed(): void
}

/** A socket URL must be opened within this time (documented, CreateParticipantConnection). */
const OPEN_WITHIN_MS = 100_000
/** What a connection lasts before the client has to ask again; libraries use 3540 s and accept no less than 300 s. */
const TRANSPORT_LIFETIME_S = 3540

interface OpenSocket {
  readonly socket: ServiceSocket
  readonly subject: string
  subscribed: boolean
}

/** The host that socket URLs point to. */
export function socketHost(region: string): string {
  return `participant.transport.connect.${region}.amazonaws.com`
}

/**
 * All chat sockets of the instance. An agent has one for all their chats, a customer one (or several) for theirs; the
 * subject of a socket is the user id or the participant id.
 */
export class ChatSockets {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #open = new Set<OpenSocket>()

  constructor(instance: Instance, tokens: Tokens) {
    this.#instance = instance
    this.#tokens = tokens
    instance.subscribe((event) => this.#tell(event))
  }

  /** A URL that is good for one socket of the subject. */
  issueUrl(subject: string): { url: string; expiresAt: number; lifetimeSeconds: number } {
    const { token } = this.#tokens.grant('socket', subject, OPEN_WITHIN_MS)
    return {
      url: `wss://${socketHost(this.#instance.directory.center.region)}/chat?ticket=${token}`,
      expiresAt: this.#instance.clock.now() + TRANSPORT_LIFETIME_S * 1000,
      lifetimeSeconds: TRANSPORT_LIFETIME_S,
    }
  }

  /** Takes a socket on a URL that was issued and is still good; undefined for any other. */
  accept(url: URL, socket: ServiceSocket): SocketSession | undefined {
    const subject = this.#tokens.redeem('socket', url.searchParams.get('ticket') ?? '')
    if (subject === undefined) return undefined
    const open: OpenSocket = { socket, subject, subscribed: false }
    this.#open.add(open)
    return {
      received: (text) => this.#received(open, text),
      closed: () => this.#open.delete(open),
    }
  }

  /** Whose socket would be opened with this URL. */
  subjectOf(url: URL): string | undefined {
    return this.#tokens.subjectOf('socket', url.searchParams.get('ticket') ?? '')
  }

  /** The subjects that have a socket open. */
  get subjects(): ReadonlySet<string> {
    return new Set([...this.#open].map((each) => each.subject))
  }

  /** Cuts every socket of one subject, as a network would. Answers how many there were. */
  drop(subject: string): number {
    const own = [...this.#open].filter((each) => each.subject === subject)
    for (const each of own) {
      this.#open.delete(each)
      each.socket.close(1001, 'Going away')
    }
    return own.length
  }

  #received(open: OpenSocket, text: string): void {
    // What was under way when the socket was closed comes too late.
    if (!this.#open.has(open)) return
    const answer = answerTo(text)
    if (answer.subscribes) open.subscribed = true
    if (answer.frame) open.socket.send(answer.frame)
    if (answer.malformed && this.#instance.assumptions.malformedFrame === 'socket closed') {
      this.#open.delete(open)
      open.socket.close(1003, 'Not JSON')
    }
  }

  #tell(event: DomainEvent): void {
    const content = this.#contentOf(event)
    if (!content || !('to' in event)) return
    this.push(
      event.to.map((each) => each.userId ?? each.id),
      content,
    )
  }

  /** Pushes to every subscribed socket of the given subjects. */
  push(subjects: readonly string[], content: object): void {
    const frame = JSON.stringify({
      topic: 'aws/chat',
      contentType: 'application/json',
      content: JSON.stringify(content),
    })
    for (const each of this.#open) {
      if (each.subscribed && subjects.includes(each.subject)) each.socket.send(frame)
    }
  }

  #contentOf(event: DomainEvent): object | undefined {
    const { clock, nextId } = this.#instance
    switch (event.type) {
      case 'item':
        return pushedItem(event.item, event.chatId)
      case 'typing':
        return pushedTyping(event.from, event.chatId, nextId(), clock.now())
      case 'receipt':
        return pushedReceipt(event.receipt, event.chatId, nextId(), clock.now())
      default:
        return undefined
    }
  }
}
