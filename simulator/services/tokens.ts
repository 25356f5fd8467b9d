import type { Clock } from '../instance/clock.ts'
import type { NextId } from '../instance/ids.ts'

/** What a token stands for: a user's browser session, their CTI access, a participant, a participant's connection, a socket. */
export type TokenKind = 'session' | 'auth' | 'participant' | 'connection' | 'socket'

interface Grant {
  readonly kind: TokenKind
  readonly subject: string
  readonly expiresAt: number
}

/** All credentials that the simulated Connect has handed out. A subject is a user id or a participant id. */
export class Tokens {
  readonly #grants = new Map<string, Grant>()
  readonly #clock: Clock
  readonly #nextId: NextId

  constructor(clock: Clock, nextId: NextId) {
    this.#clock = clock
    this.#nextId = nextId
  }

  /** `lifetime` in milliseconds; without one the token holds as long as its subject does. */
  grant(kind: TokenKind, subject: string, lifetime = Number.POSITIVE_INFINITY): { token: string; expiresAt: number } {
    const token = `${this.#nextId()}${this.#nextId()}`.replaceAll('-', '')
    const expiresAt = this.#clock.now() + lifetime
    this.#grants.set(token, { kind, subject, expiresAt })
    return { token, expiresAt }
  }

  /** The one token of that kind that the subject has for as long as it exists. */
  lasting(kind: TokenKind, subject: string): string {
    for (const [token, grant] of this.#grants) {
      if (grant.kind === kind && grant.subject === subject) return token
    }
    return this.grant(kind, subject).token
  }

  /** Whose token it is, if it is one of that kind and has not expired. */
  subjectOf(kind: TokenKind, token: string | undefined): string | undefined {
    const grant = token === undefined ? undefined : this.#grants.get(token)
    if (grant?.kind !== kind || grant.expiresAt <= this.#clock.now()) return undefined
    return grant.subject
  }

  /** A token that is good once: whose it was. */
  redeem(kind: TokenKind, token: string): string | undefined {
    const subject = this.subjectOf(kind, token)
    if (subject !== undefined) this.#grants.delete(token)
    return subject
  }
}
