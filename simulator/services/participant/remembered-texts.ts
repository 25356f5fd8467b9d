import type { Clock } from '../../instance/clock.ts'
import type { Name } from './operations.ts'

/** By operation, participant and client token; as texts, of which the wire log keeps the same ones. */
type Texts = Partial<Record<Name, Map<string, Map<string, string>>>>

/**
 * What was answered to requests with a client token, or what they asked for, for at least as long as is assumed and at most
 * twice that: then all the older ones are forgotten at once. There may be a million, a map for each participant and operation:
 * one map of all of them would stand still for all whenever it grows.
 */
export class RememberedTexts {
  readonly #clock: Clock
  readonly #lifetime: number
  #older: Texts = {}
  #newer: Texts = {}
  #turnedAt: number

  /** @param lifetime in milliseconds */
  constructor(clock: Clock, lifetime: number) {
    this.#clock = clock
    this.#lifetime = lifetime
    this.#turnedAt = clock.now()
  }

  get(participantId: string, name: Name, token: string): string | undefined {
    this.#forget()
    const newer = this.#newer[name]?.get(participantId)?.get(token)
    return newer ?? this.#older[name]?.get(participantId)?.get(token)
  }

  set(participantId: string, name: Name, token: string, text: string): void {
    this.#newer[name] ??= new Map()
    const own = this.#newer[name].get(participantId)
    if (own) own.set(token, text)
    else this.#newer[name].set(participantId, new Map([[token, text]]))
  }

  #forget(): void {
    const now = this.#clock.now()
    const lifetimes = (now - this.#turnedAt) / this.#lifetime
    if (lifetimes < 1) return
    this.#older = lifetimes < 2 ? this.#newer : {}
    this.#newer = {}
    this.#turnedAt = now
  }
}
