import { randomUUID } from 'node:crypto'
import type { StartChatContactRequest } from '@aws-sdk/client-connect'
import type { Budget } from './budget.ts'
import type { Journal } from './journal.ts'

/** A call of the SDK that may cost something: what is asked, as the command has it. */
interface Call {
  readonly operation: string
  readonly who: string
  readonly input: object
}

/** Lets calls that cost something through only while the budget lasts, and writes down beforehand what they leave behind. */
export class Spending {
  readonly #journal: Journal
  readonly #budget: Budget

  constructor(journal: Journal, budget: Budget) {
    this.#journal = journal
    this.#budget = budget
  }

  /** @throws BudgetReached before anything is sent */
  async call<Answer extends { readonly output: object }>(
    { operation, who, input }: Call,
    go: () => Promise<Answer>,
  ): Promise<Answer> {
    if (operation === 'SendMessage') this.message(who, textIn(input, 'ClientToken'))
    return operation === 'StartChatContact' ? this.#startsContact(input, go) : go()
  }

  /** @throws BudgetReached before anything is sent */
  message(who: string, token = randomUUID() as string): void {
    this.#budget.wantsMessage({ kind: 'message', who, token })
  }

  async #startsContact<Answer extends { readonly output: object }>(
    input: object,
    go: () => Promise<Answer>,
  ): Promise<Answer> {
    const token = textIn(input, 'ClientToken') ?? ''
    // A call of StartChatContact has what StartChatContact takes.
    this.#budget.wantsContact({ kind: 'contact wanted', token, asked: input as StartChatContactRequest })
    try {
      const answer = await go()
      this.#journal.add({ kind: 'contact started', token, contactId: textIn(answer.output, 'ContactId') ?? '' })
      return answer
    } catch (error) {
      // Without an answer nobody knows whether there is a contact now.
      if (isRefusal(error)) this.#journal.add({ kind: 'contact refused', token })
      throw error
    }
  }
}

/** Whether the service itself has answered that it will not. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error)
  return status !== undefined && status >= 400 && status < 500
}

/** The HTTP status that an error of an SDK came with. */
export function statusOf(error: unknown): number | undefined {
  const metadata = memberOf(error, '$metadata')
  const status = memberOf(metadata, 'httpStatusCode')
  return typeof status === 'number' ? status : undefined
}

function textIn(value: unknown, name: string): string | undefined {
  const text = memberOf(value, name)
  return typeof text === 'string' ? text : undefined
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
