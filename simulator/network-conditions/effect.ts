import type { Cancel, Clock } from '../instance/clock.ts'
import type { ServiceResponse } from '../services/http.ts'
import type { SuspendedTokens } from '../services/tokens.ts'
import type { ApiErrors } from './api-errors.ts'
import type { Call } from './call.ts'

/** A frame on its way over a socket. */
export interface Frame {
  readonly who: string
  /** The how-manieth socket of the simulator it goes over. */
  readonly socket: number
  readonly direction: 'to client' | 'to service'
  readonly text: string
}

/** What becomes of a frame: each may be called later, and `deliver` more than once. */
export interface Fates {
  deliver(): void
  lose(): void
}

/** What a condition does to those it is imposed on. A part that it does not have changes nothing. */
export interface Effect {
  /** Whether they can open no socket. */
  readonly refusesSockets?: boolean
  /**
   * A request of theirs on its way: goes on when this resolves, to the service or, with an answer, straight back.
   * @throws DeadLine
   */
  request?(call: Call): Promise<ServiceResponse | undefined>
  /**
   * An answer on its way back to them, whenever its request was sent.
   * @throws DeadLine
   */
  answer?(call: Call): Promise<void>
  frame?(frame: Frame, fates: Fates): void
  /** The condition is over: what it holds back goes on its way. */
  lift?(): void
}

/** What of the network a condition can get hold of: of those it is imposed on, and of nobody else. */
export interface Means {
  readonly clock: Clock
  /** At least 0 and less than 1. */
  readonly random: () => number
  readonly errors: ApiErrors
  /** The number of the newest socket. */
  readonly newestSocket: number
  /** Their sockets close. */
  dropSockets(): void
  /** The service forgets their sockets; the function tells their clients that they are closed. */
  forgetSockets(): Cancel
  /** What they have asked for and have no answer to fails. */
  breakCalls(): void
  /** Their tokens of that kind are good for nothing until `restore`. */
  suspendTokens(kind: 'connection' | 'auth'): SuspendedTokens
  /** A request has met the condition. */
  met(): void
}
