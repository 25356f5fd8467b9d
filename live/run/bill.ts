import type { Limits } from './budget.ts'
import type { Journal } from './journal.ts'

/** US dollars a message, whoever sends it (Amazon Connect pricing, chat; typing and receipts are not billed). */
export const PRICE_OF_A_MESSAGE = 0.004

/** What a run has spent, or would spend. */
export interface Bill {
  readonly contacts: number
  readonly messages: number
  /** US dollars. */
  readonly estimate: number
}

export function billOf(contacts: number, messages: number): Bill {
  return { contacts, messages, estimate: messages * PRICE_OF_A_MESSAGE }
}

/** What was let through: beyond the limits nothing was sent. */
export function billIn(journal: Journal, limits: Limits): Bill {
  const started = journal.of('contact started').length
  return billOf(started, Math.min(journal.of('message').length, limits.messages))
}

/** `6 contacts and 21 messages, about $0.08`. */
export function billInWords({ contacts, messages, estimate }: Bill): string {
  return `${count(contacts, 'contact')} and ${count(messages, 'message')}, about $${estimate.toFixed(2)}`
}

export function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
