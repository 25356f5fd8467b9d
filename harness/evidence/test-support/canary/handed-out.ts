import { appendFileSync } from 'node:fs'
import { Instance, type InstanceOptions } from '../../../../simulator/instance/instance.ts'
import { type TokenKind, Tokens } from '../../../../simulator/services/tokens.ts'

/** A credential, from where it is handed out to where it is used. */
export interface HandedOut {
  readonly source: string
  readonly secret: string
  readonly event: 'given' | 'used'
}

/** Notes everything that gives access down in a file, in the process of the simulator, which knows nothing of it. */
export class Ledger {
  readonly #file: string
  readonly #given: { readonly kind: TokenKind; readonly subject: string; readonly token: string }[] = []
  /** The instance that the world of the test is about. */
  instance: Instance | undefined
  /** Whatever has granted last is the world's. */
  tokens: Tokens | undefined

  constructor(file: string) {
    this.#file = file
    const ledger = this
    const { grant, subjectOf } = Tokens.prototype
    Tokens.prototype.grant = function (kind, subject, lifetime) {
      const granted = grant.call(this, kind, subject, lifetime)
      ledger.tokens = this
      ledger.#given.push({ kind, subject, token: granted.token })
      ledger.note(kind, granted.token, 'given')
      return granted
    }
    Tokens.prototype.subjectOf = function (kind, token) {
      const subject = subjectOf.call(this, kind, token)
      if (subject !== undefined && token !== undefined) ledger.note(kind, token, 'used')
      return subject
    }
  }

  createInstance = (options: InstanceOptions): Instance => {
    this.instance = new Instance(options)
    return this.instance
  }

  note(source: string, secret: string, event: HandedOut['event']): void {
    appendFileSync(this.#file, `${JSON.stringify({ source, secret, event } satisfies HandedOut)}\n`)
  }

  /** The last token of a kind for a subject. */
  tokenOf(kind: TokenKind, subject: string): string {
    const found = this.#given.findLast((each) => each.kind === kind && each.subject === subject)
    if (!found) throw new Error(`No ${kind} token was granted to ${subject}.`)
    return found.token
  }
}
