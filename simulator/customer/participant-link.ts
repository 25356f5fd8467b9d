import type { ConnectParticipantClient } from '@aws-sdk/client-connectparticipant'
import { ChatSocket } from './chat-socket.ts'
import { EventType } from './content-types.ts'
import type { Inbox } from './inbox.ts'
import type { ChatItem, ChatPush } from './items.ts'
import { connectParticipant, type ParticipantConnection } from './participant-connection.ts'
import { ParticipantSession } from './participant-session.ts'
import { RefusedError } from './refused-error.ts'
import { backgroundTimers, type Cancel, machineTime, type Timers } from './timers.ts'
import type { WebSocketClass } from './web-socket.ts'

/** Milliseconds before each try to reconnect; refused by the service each time, the link is lost after the last. */
export const RECONNECT_MS: readonly number[] = [100, 500, 1_000, 2_000, 5_000, 10_000]
/**
 * Which of these is the longest while there is no network, for as long as that is. ChatJS (5.0.0) never gives up then either; it
 * tries every 30 s in the end, but is told by the browser when the network is back, which this is not.
 */
const WITHOUT_NETWORK = 4
/** Lifetime of a socket URL when its expiry is not told or not in the future. */
const LIFETIME_MS = 3_600_000
/** How long before its expiry a socket is replaced. */
const RENEW_AHEAD_MS = 60_000

/**
 * `interrupted`: trying to reconnect by itself. `lost`: has given up. `left`: by own will; `ended`: the chat is over.
 *
 * @example
 * await customer.dropsOff()
 * const state: LinkState = customer.state // 'dropped'
 */
export type LinkState = 'connecting' | 'connected' | 'dropped' | 'interrupted' | 'lost' | 'left' | 'ended' | 'closed'

/** What a `ParticipantLink` needs. */
export interface ParticipantLinkOptions {
  client: ConnectParticipantClient
  participantToken: string
  /** For errors: `customer "Carla"`. */
  who: string
  inbox: Inbox
  /** Something went wrong that no caller is waiting for. */
  onProblem(problem: Error): void
  newToken?: (() => string) | undefined
  WebSocket?: WebSocketClass | undefined
  timers?: Timers | undefined
  /** Milliseconds since 1970, to count down to ConnectionExpiry. Default: the machine's time. */
  now?: (() => number) | undefined
}

/**
 * Keeps one participant connected by a participant token: connection, socket and transcript; a new socket before the URL
 * expires, and when one breaks. Ends at chat.ended.
 */
export class ParticipantLink {
  readonly #options: ParticipantLinkOptions
  readonly #timers: Timers
  readonly #now: () => number
  #state: LinkState = 'connecting'
  #session: ParticipantSession | undefined
  #socket: ChatSocket | undefined
  #opening: ChatSocket | undefined
  #timer: Cancel = () => {}
  /** Grows whenever what was going on is no longer wanted. */
  #turn = 0

  constructor(options: ParticipantLinkOptions) {
    this.#options = options
    this.#timers = options.timers ?? backgroundTimers
    this.#now = options.now ?? machineTime
  }

  get state(): LinkState {
    return this.#state
  }

  /**
   * The REST side of the newest connection.
   * @throws Error before the first one, and while the participant is dropped off
   */
  get session(): ParticipantSession {
    if (this.#state === 'dropped') throw new Error(`${this.#options.who} has dropped off. Let them come back first.`)
    if (!this.#session) throw new Error(`${this.#options.who} is not connected yet.`)
    return this.#session
  }

  /**
   * Connects, subscribes, and takes in the transcript.
   * @throws RefusedError (403 when the chat has ended), or Error when the socket fails: the link is then dropped, if it is not over
   */
  async connect(): Promise<void> {
    if (this.#state === 'closed') throw new Error(`${this.#options.who} has been disposed of and cannot connect again.`)
    const onFailure = this.#isOver() ? this.#state : 'dropped'
    this.#state = 'connecting'
    const turn = this.#newTurn()
    try {
      await this.#attempt(turn)
    } catch (failure) {
      if (turn === this.#turn) this.#stop(onFailure)
      throw failure
    }
  }

  /**
   * DisconnectParticipant. The socket stays open for the chat.ended that follows, and is not reconnected.
   * @throws RefusedError
   */
  async leave(): Promise<void> {
    await this.session.disconnect()
    if (this.#state === 'closed') return
    this.#newTurn()
    this.#state = 'left'
  }

  /** Closes the socket without leaving the chat, and stays away. */
  drop(): void {
    if (this.#isOver()) return
    this.#stop('dropped')
  }

  /** Closes the socket for good; the chat itself is left alone. */
  close(): void {
    this.#stop('closed')
  }

  /** One try: does nothing more once its turn has passed. */
  async #attempt(turn: number): Promise<void> {
    const connection = await connectParticipant(this.#options)
    if (turn !== this.#turn) return
    const socket = this.#newSocket(connection.url)
    this.#opening = socket
    await socket.open().catch((failure: unknown) => {
      if (turn === this.#turn) throw failure
    })
    if (turn !== this.#turn) return
    this.#opening = undefined
    this.#socket?.close()
    this.#socket = socket
    this.#session = new ParticipantSession({ ...this.#options, connectionToken: connection.connectionToken })
    const transcript = await this.#session.transcript()
    if (turn !== this.#turn) {
      if (this.#state === 'ended') this.#options.inbox.merge(transcript)
      return
    }
    this.#state = 'connected'
    this.#timer = this.#timers.after(this.#lifetime(connection), () => this.#reconnect(0))
    this.#options.inbox.merge(transcript)
    if (transcript.some(isEndOfChat)) this.#stop('ended')
  }

  #newSocket(url: string): ChatSocket {
    return new ChatSocket({
      url,
      who: this.#options.who,
      WebSocket: this.#options.WebSocket,
      timers: this.#timers,
      onPush: (push) => this.#receive(push),
      onProtocolError: (error) => this.#options.onProblem(error),
      onBroken: () => {
        if (this.#isOver()) return
        this.#state = 'interrupted'
        this.#after(RECONNECT_MS[0] ?? 0, 0)
      },
    })
  }

  #receive(push: ChatPush): void {
    this.#options.inbox.receive(push)
    if (push.kind === 'item' && isEndOfChat(push.item)) this.#stop(this.#state === 'left' ? 'left' : 'ended')
  }

  #after(ms: number, attempt: number): void {
    this.#newTurn()
    this.#timer = this.#timers.after(ms, () => this.#reconnect(attempt))
  }

  #reconnect(attempt: number): void {
    const turn = this.#newTurn()
    this.#attempt(turn).catch(async (failure: unknown) => {
      if (turn !== this.#turn) return
      if (isFinal(failure) && (await this.#readsTheEnd(turn))) return
      this.#state = 'interrupted'
      const next = isAnswer(failure) ? attempt + 1 : Math.min(attempt + 1, WITHOUT_NETWORK)
      const delay = RECONNECT_MS[next]
      if (delay !== undefined && !isFinal(failure)) {
        this.#after(delay, next)
        return
      }
      this.#stop('lost')
      const why = failure instanceof Error ? failure.message : String(failure)
      this.#options.onProblem(new Error(`${this.#options.who} lost the chat and could not reconnect. ${why}`))
    })
  }

  /** Where a chat can still be read once it has ended, that it has is known, and what was said last. */
  async #readsTheEnd(turn: number): Promise<boolean> {
    const transcript = (await this.#session?.transcript().catch(() => undefined)) ?? []
    if (turn !== this.#turn) return true
    if (!transcript.some(isEndOfChat)) return false
    this.#options.inbox.merge(transcript)
    this.#stop('ended')
    return true
  }

  /** Milliseconds until the socket is to be replaced. */
  #lifetime({ expiry }: ParticipantConnection): number {
    const left = expiry === undefined ? Number.NaN : Date.parse(expiry) - this.#now()
    const lifetime = left > 0 ? left : LIFETIME_MS
    return Math.max(lifetime - RENEW_AHEAD_MS, lifetime / 2)
  }

  #newTurn(): number {
    this.#timer()
    this.#opening?.close()
    this.#opening = undefined
    this.#turn += 1
    return this.#turn
  }

  #stop(state: LinkState): void {
    this.#newTurn()
    this.#state = state
    this.#socket?.close()
    this.#socket = undefined
  }

  #isOver(): boolean {
    return this.#state === 'left' || this.#state === 'ended' || this.#state === 'closed'
  }
}

/** A transcript of a persistent chat also holds the ends of earlier sessions. */
function isEndOfChat(item: ChatItem): boolean {
  return item.contentType === EventType.chatEnded && item.relatedContactId === undefined
}

function isFinal(failure: unknown): boolean {
  return isAnswer(failure) && failure.status === 403
}

/** Where no answer came the network has failed, as where a socket does not open. */
function isAnswer(failure: unknown): failure is RefusedError {
  return failure instanceof RefusedError && failure.status !== undefined
}
