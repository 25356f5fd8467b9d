import type { Clock } from '../../instance/clock.ts'
import type { Name } from './operations.ts'

/** By participant, operation and client token. */
type Answers = Map<string, Partial<Record<Name, Map<string, object>>>>

/**
 * What was answered to requests with a client token, for at least as long as is assumed and at most twice that: then all
 * the older ones are forgotten at once. There may be a million, a map for each participant and operation: one map of all
 * of them would stand still for all whenever it grows.
 */
export class RememberedAnswers {
  readonly #clock: Clock
  readonly #lifetime: number
  #older: Answers = new Map()
  #newer: Answers = new Map()
  #turnedAt: number

  /** @param lifetime in milliseconds */
  constructor(clock: Clock, lifetime: number) {
    this.#clock = clock
    this.#lifetime = lifetime
    this.#turnedAt = clock.now()
  }

  get(participantId: string, name: Name, token: string): object | undefined {
    this.#forget()
    const newer = this.#newer.get(participantId)?.[name]?.get(token)
    return newer ?? this.#older.get(participantId)?.[name]?.get(token)
  }

  set(participantId: string, name: Name, token: string, answer: object): void {
    let own = this.#newer.get(participantId)
    if (!own) {
      own = {}
      this.#newer.set(participantId, own)
    }
    own[name] ??= new Map()
    own[name].set(token, answer)
  }

  #forget(): void {
    const now = this.#clock.now()
    const lifetimes = (now - this.#turnedAt) / this.#lifetime
    if (lifetimes < 1) return
    this.#older = lifetimes < 2 ? this.#newer : new Map()
    this.#newer = new Map()
    this.#turnedAt = now
  }
}
