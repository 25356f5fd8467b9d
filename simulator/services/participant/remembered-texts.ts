import type { Clock } from '../../instance/clock.ts'
import type { Name } from './operations.ts'
import { TextsByToken } from './texts-by-token.ts'

/** By operation; as texts, of which the wire log keeps the same ones. */
type Texts = Partial<Record<Name, TextsByToken>>

/**
 * What was answered to requests with a client token, or what they asked for, for at least as long as is assumed and at most
 * twice that: then all the older ones are forgotten at once.
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
    return this.#newer[name]?.get(participantId, token) ?? this.#older[name]?.get(participantId, token)
  }

  set(participantId: string, name: Name, token: string, text: string): void {
    this.#newer[name] ??= new TextsByToken()
    this.#newer[name].add(participantId, token, text)
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
