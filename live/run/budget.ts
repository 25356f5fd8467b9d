import { Failure } from '../../written/failure.ts'
import type { Journal, Of } from './journal.ts'

/** What a run may spend. */
export interface Limits {
  readonly contacts: number
  readonly messages: number
}

/** Would be spent, and is not: nothing has been sent. */
export class BudgetReached extends Failure {
  override readonly name = 'BudgetReached'
}

/**
 * What a run may still spend. Whoever wants to spend writes it into the journal first, and may when it stands there among the
 * first so many: so it holds across all processes of the run, also at the same moment.
 */
export class Budget {
  readonly #journal: Journal
  readonly #limits: Limits

  constructor(journal: Journal, limits: Limits) {
    this.#journal = journal
    this.#limits = limits
  }

  /** @throws BudgetReached before anything is sent */
  wantsContact(entry: Of<'contact wanted'>): void {
    this.#journal.add(entry)
    const place = this.#journal.of('contact wanted').findIndex(({ token }) => token === entry.token)
    if (place < this.#limits.contacts) return
    this.#journal.add({ kind: 'contact refused', token: entry.token })
    throw this.#reached('contacts', 'No further chat is started')
  }

  /** @throws BudgetReached before anything is sent */
  wantsMessage(entry: Of<'message'>): void {
    this.#journal.add(entry)
    const place = this.#journal.of('message').findIndex(({ token }) => token === entry.token)
    if (place >= this.#limits.messages) throw this.#reached('messages', 'The message is not sent')
  }

  #reached(what: keyof Limits, consequence: string): BudgetReached {
    return new BudgetReached(
      `The run has reached its budget of ${this.#limits[what]} ${what}. ${consequence}. ` +
        `If it may spend more, raise limits.${what} in the live settings.`,
    )
  }
}
