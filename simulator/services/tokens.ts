import type { Clock } from '../instance/clock.ts'
import type { NextId } from '../instance/ids.ts'

/**
 * What a token stands for: a user's browser session, their CTI access, a participant, a participant's connection, a
 * socket, the upload and the download of a file, a view that was shown.
 */
export type TokenKind = 'session' | 'auth' | 'participant' | 'connection' | 'socket' | 'upload' | 'download' | 'view'

/** Those that stand for somebody: a user or a participant. */
const OF_SOMEBODY: readonly TokenKind[] = ['session', 'auth', 'participant', 'connection', 'socket']

interface Grant {
  readonly kind: TokenKind
  readonly subject: string
  readonly grantedAt: number
  readonly expiresAt: number
}

/** Tokens that are good for nothing until they are restored. */
export interface SuspendedTokens {
  has(token: string): boolean
  restore(): void
}

/** All credentials that the simulated Connect has handed out. A subject is an id: of a user, a participant, a file. */
export class Tokens {
  readonly #grants = new Map<string, Grant>()
  /** By kind and subject, the first that does not expire. */
  readonly #lasting = new Map<string, string>()
  /** By whoever has suspended them. */
  readonly #suspended = new Set<ReadonlySet<string>>()
  readonly #clock: Clock
  readonly #nextId: NextId

  constructor(clock: Clock, nextId: NextId) {
    this.#clock = clock
    this.#nextId = nextId
  }

  /** `lifetime` in milliseconds; without one the token holds as long as its subject does. */
  grant(kind: TokenKind, subject: string, lifetime = Number.POSITIVE_INFINITY): { token: string; expiresAt: number } {
    const token = `${this.#nextId()}${this.#nextId()}`.replaceAll('-', '')
    const grantedAt = this.#clock.now()
    const expiresAt = grantedAt + lifetime
    this.#grants.set(token, { kind, subject, grantedAt, expiresAt })
    const key = `${kind} ${subject}`
    if (lifetime === Number.POSITIVE_INFINITY && !this.#lasting.has(key)) this.#lasting.set(key, token)
    return { token, expiresAt }
  }

  /** The one token of that kind that the subject has for as long as it exists. */
  lasting(kind: TokenKind, subject: string): string {
    return this.#lasting.get(`${kind} ${subject}`) ?? this.grant(kind, subject).token
  }

  /** Whose token it is, if it is one of that kind and has not expired. */
  subjectOf(kind: TokenKind, token: string | undefined): string | undefined {
    const grant = token === undefined ? undefined : this.#grants.get(token)
    if (grant?.kind !== kind || grant.expiresAt <= this.#clock.now()) return undefined
    if (this.#suspended.size > 0 && this.#isSuspended(token)) return undefined
    return grant.subject
  }

  /** Whose token it is or was, whatever it is good for now; nobody's where it stands for a file or a view. */
  holderOf(token: string | undefined): string | undefined {
    const grant = token === undefined ? undefined : this.#grants.get(token)
    return grant && OF_SOMEBODY.includes(grant.kind) ? grant.subject : undefined
  }

  /**
   * Makes the tokens of that kind that the given subjects have now good for nothing, as if they had expired. Those that are
   * granted from then on are not touched.
   */
  suspend(kind: TokenKind, isTheirs: (subject: string) => boolean): SuspendedTokens {
    const tokens = new Set<string>()
    for (const [token, grant] of this.#grants) if (grant.kind === kind && isTheirs(grant.subject)) tokens.add(token)
    this.#suspended.add(tokens)
    return { has: (token) => tokens.has(token), restore: () => this.#suspended.delete(tokens) }
  }

  /** The same, and since when it is theirs. */
  find(kind: TokenKind, token: string): { subject: string; grantedAt: number } | undefined {
    return this.subjectOf(kind, token) === undefined ? undefined : this.#grants.get(token)
  }

  /** The token is used up: good for nothing from now on. */
  spend(token: string): void {
    this.#grants.delete(token)
  }

  #isSuspended(token: string | undefined): boolean {
    return [...this.#suspended].some((each) => token !== undefined && each.has(token))
  }
}
