import type { Message, Participant } from '../../instance/chat.ts'
import type { Cancel } from '../../instance/clock.ts'
import type { DomainEvent } from '../../instance/events.ts'
import type { Instance } from '../../instance/instance.ts'
import { type Addresses, awsAddresses } from '../addresses.ts'
import { pushedItem, pushedReceipt, pushedTyping } from '../items.ts'
import type { Tokens } from '../tokens.ts'
import { FrameOfMessage, frameOf, type Voice, voiceOf } from './frame.ts'
import { answerTo } from './protocol.ts'

/** A text, or what makes it when it is asked. */
type Written = string | { toString(): string }

/** A socket as the service sees it: text out, and an end. */
export interface ServiceSocket {
  /** @param kept what says the same, for whoever keeps texts: it may be smaller */
  send(text: string, kept?: Written): void
  close(code: number, reason: string): void
}

/** What a transport tells the service about a socket that the service has taken. */
export interface SocketSession {
  received(text: string): void
  closed(): void
}

/** A socket URL must be opened within this time (documented, CreateParticipantConnection). */
const OPEN_WITHIN_MS = 100_000
/** Open at the same time (documented, feature limits). */
const SOCKETS_OF_A_PARTICIPANT = 5

/** On which sockets a chat is heard. */
interface Ears {
  /** Those who hear it: a list that is replaced, never changed. */
  readonly of: readonly Participant[]
  readonly sockets: readonly OpenSocket[]
  /** By the participant id of those who have said something to them. */
  readonly voices: Map<string, Voice>
}

interface OpenSocket {
  readonly socket: ServiceSocket
  readonly subject: string
  subscribed: boolean
  stopExpiring: Cancel
}

/**
 * All chat sockets of the instance. An agent's page has one for all their chats, and its subject is the user id; one that a
 * participant has asked for, be it a customer or an agent, is for their one chat, and its subject is the participant id.
 */
export class ChatSockets {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #addresses: Addresses
  /**
   * By subject, each one's in the order in which they were opened. Lists that are replaced, never changed: to go through a set
   * for each of six people takes more memory than the frame they get (measured).
   */
  readonly #open = new Map<string, readonly OpenSocket[]>()
  /**
   * By chat, as of its latest message. To look each of six people up costs more than all else that is done for them among
   * 10,000 chats (measured): nothing of it is in the processor's caches.
   */
  readonly #ears = new Map<string, Ears>()
  /** By user: the chats whose ears are to be made out anew when their sockets change. A participant has but one. */
  readonly #heard = new Map<string, Set<string>>()

  constructor(
    instance: Instance,
    tokens: Tokens,
    addresses = awsAddresses(instance.directory.center, instance.assumptions),
  ) {
    this.#instance = instance
    this.#tokens = tokens
    this.#addresses = addresses
    instance.subscribe((event) => this.#tell(event))
  }

  /** A URL for a socket of the subject. */
  issueUrl(subject: string): { url: string; expiresAt: number; lifetimeSeconds: number } {
    const { assumptions, clock } = this.#instance
    const { token } = this.#tokens.grant('socket', subject, OPEN_WITHIN_MS)
    return {
      url: `${this.#addresses.sockets}/chat?ticket=${token}`,
      expiresAt: clock.now() + assumptions.socketSeconds * 1000,
      lifetimeSeconds: assumptions.socketSeconds,
    }
  }

  /** Takes a socket on a URL that was issued and is still good; closes any other and answers undefined. */
  accept(url: URL, socket: ServiceSocket): SocketSession | undefined {
    const { clock, assumptions } = this.#instance
    const ticket = url.searchParams.get('ticket') ?? ''
    const found = this.#tokens.find('socket', ticket)
    if (!found) {
      socket.close(assumptions.refusedSocketCode, 'The address of this socket has expired or is good for nothing')
      return undefined
    }
    const { subject, grantedAt } = found
    if (this.#isGone(subject)) {
      socket.close(assumptions.refusedSocketCode, 'The participant is not in the chat any more')
      return undefined
    }
    const own = this.#open.get(subject) ?? []
    const [oldest] = own
    if (oldest && own.length >= SOCKETS_OF_A_PARTICIPANT) {
      if (assumptions.surplusSocket === 'refused') {
        socket.close(
          assumptions.refusedSocketCode,
          `A participant has at most ${SOCKETS_OF_A_PARTICIPANT} sockets open`,
        )
        return undefined
      }
      this.#close(
        oldest,
        assumptions.refusedSocketCode,
        `A participant has at most ${SOCKETS_OF_A_PARTICIPANT} sockets open`,
      )
    }
    if (assumptions.socketUrl === 'good once') this.#tokens.spend(ticket)
    const lifetime = grantedAt + assumptions.socketSeconds * 1000 - clock.now()
    const stopExpiring = clock.after(lifetime, () =>
      this.#close(open, assumptions.expiredSocketCode, 'The connection has expired'),
    )
    const open: OpenSocket = { socket, subject, subscribed: false, stopExpiring }
    this.#setOpen(subject, [...(this.#open.get(subject) ?? []), open])
    return {
      received: (text) => this.#received(open, text),
      closed: () => this.#forget(open),
    }
  }

  /** Whose socket would be opened with this URL. */
  subjectOf(url: URL): string | undefined {
    return this.#tokens.subjectOf('socket', url.searchParams.get('ticket') ?? '')
  }

  /** The subjects that have a socket open. */
  get subjects(): ReadonlySet<string> {
    return new Set(this.#open.keys())
  }

  /** Cuts every socket of one subject, as a network would. Answers how many there were. */
  drop(subject: string): number {
    const own = this.#open.get(subject) ?? []
    for (const each of own) this.#close(each, 1001, 'Going away')
    return own.length
  }

  /** Forgets every socket of one subject, without a word to its client until the returned function is called. */
  forget(subject: string): () => void {
    const own = this.#open.get(subject) ?? []
    for (const each of own) this.#forget(each)
    return () => {
      for (const each of own) each.socket.close(1001, 'Going away')
    }
  }

  #close(open: OpenSocket, code: number, reason: string): void {
    this.#forget(open)
    open.socket.close(code, reason)
  }

  #forget(open: OpenSocket): void {
    open.stopExpiring()
    // Whoever is just being told something goes through the list that it was in.
    open.subscribed = false
    this.#setOpen(open.subject, this.#open.get(open.subject)?.filter((each) => each !== open) ?? [])
  }

  #setOpen(subject: string, sockets: readonly OpenSocket[]): void {
    if (sockets.length > 0) this.#open.set(subject, sockets)
    else this.#open.delete(subject)
    if (this.#isUser(subject)) {
      for (const chatId of this.#heard.get(subject) ?? []) this.#ears.delete(chatId)
      this.#heard.delete(subject)
    } else this.#ears.delete(this.#instance.participantById(subject).chat.id)
  }

  #isUser(subject: string): boolean {
    return this.#instance.directory.findUser(subject) !== undefined
  }

  /** Whoever CreateParticipantConnection would be denied to (documented, after the chat has ended). */
  #isGone(subject: string): boolean {
    if (this.#isUser(subject)) return false
    const { chat, participant } = this.#instance.participantById(subject)
    return chat.state === 'ended' || participant.state === 'left'
  }

  #earsOf(chatId: string, to: readonly Participant[]): Ears {
    const known = this.#ears.get(chatId)
    if (known?.of === to) return known
    const ears = { of: to, sockets: this.#socketsOf(to), voices: new Map<string, Voice>() }
    this.#ears.set(chatId, ears)
    for (const { userId } of to) {
      if (userId === undefined) continue
      const heard = this.#heard.get(userId)
      if (heard) heard.add(chatId)
      else this.#heard.set(userId, new Set([chatId]))
    }
    return ears
  }

  #socketsOf(to: readonly Participant[]): OpenSocket[] {
    return to.flatMap(subjectsOf).flatMap((subject) => this.#open.get(subject) ?? [])
  }

  #received(open: OpenSocket, text: string): void {
    // What was under way when the socket was closed comes too late.
    if (!this.#open.get(open.subject)?.includes(open)) return
    const answer = answerTo(text, this.#instance.assumptions)
    if (answer.subscribes) open.subscribed = true
    if (answer.frame) open.socket.send(answer.frame)
    if (answer.subscribes) this.#subscribed(open.subject)
    const { malformedFrame, malformedFrameCode } = this.#instance.assumptions
    if (answer.malformed && malformedFrame === 'socket closed') {
      this.#close(open, malformedFrameCode, 'Not JSON')
    }
  }

  /** Whoever is expected has come with their socket, where that is assumed; an agent comes by accepting. */
  #subscribed(subject: string): void {
    if (this.#instance.assumptions.customerConnects === 'with a connection' || this.#isUser(subject)) return
    const { participant } = this.#instance.participantById(subject)
    if (participant.userId === undefined && participant.state === 'invited') this.#instance.connectCustomer(subject)
  }

  #tell(event: DomainEvent): void {
    if (event.type === 'participant gone') this.#gone(event.participant)
    if (event.type === 'item' && event.item.kind === 'message') {
      this.#tellMessage(event.item, event.chatId, event.to)
    } else {
      const frame = this.#frameOf(event)
      if (frame && 'to' in event) sendTo(this.#socketsOf(event.to), frame)
    }
  }

  #tellMessage(item: Message, chatId: string, to: readonly Participant[]): void {
    const { sockets, voices } = this.#earsOf(chatId, to)
    const { participantId, displayName, format } = item
    let voice = voices.get(participantId)
    if (voice?.displayName !== displayName || voice.format !== format) {
      voice = voiceOf(item, chatId)
      voices.set(participantId, voice)
    }
    const frame = new FrameOfMessage(item, voice)
    sendTo(sockets, frame.toString(), frame)
  }

  /** An agent's socket for all their chats goes on. */
  #gone({ id }: Participant): void {
    const { socketsOfTheGone, expiredSocketCode } = this.#instance.assumptions
    if (socketsOfTheGone === 'left open') return
    for (const each of this.#open.get(id) ?? []) {
      this.#close(each, expiredSocketCode, 'The participant is not in the chat any more')
    }
  }

  /** Pushes to every subscribed socket of the given subjects. */
  push(subjects: readonly string[], content: object): void {
    const frame = frameOf(content)
    for (const subject of subjects) sendTo(this.#open.get(subject) ?? [], frame)
  }

  #frameOf(event: DomainEvent): string | undefined {
    const { clock, nextId, assumptions } = this.#instance
    switch (event.type) {
      case 'item':
        return frameOf(pushedItem(event.item, event.chatId, assumptions))
      case 'typing':
        return frameOf(pushedTyping(event.from, event.chatId, nextId(), clock.now()))
      case 'receipt':
        return frameOf(pushedReceipt(event.receipt, event.chatId, nextId(), clock.now()))
      default:
        return undefined
    }
  }
}

/** Whose sockets a participant hears a chat on. */
function subjectsOf({ userId, id }: Participant): string[] {
  return userId === undefined ? [id] : [userId, id]
}

function sendTo(sockets: readonly OpenSocket[], frame: string, kept: Written = frame): void {
  for (const each of sockets) if (each.subscribed) each.socket.send(frame, kept)
}
