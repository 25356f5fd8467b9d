import { readFileSync } from 'node:fs'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { type Bill, billInWords, billOf } from '../../live/run/bill.ts'
import type { Limits } from '../../live/run/budget.ts'
import type { Recording } from '../../simulator/recording/index.ts'
import { LOG } from '../evidence/evidence.ts'

/**
 * What a live run would cost: the specs have been played on the simulator instead, and what they did there is counted. Nothing was
 * asked of the instance.
 */
export default class DryRunReporter implements Reporter {
  readonly #limits: Limits
  readonly #bills: { readonly title: string; readonly bill: Bill }[] = []
  readonly #skipped: string[] = []

  constructor({ limits }: { readonly limits: Limits }) {
    this.#limits = limits
  }

  printsToStdio(): boolean {
    return false
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status === 'skipped') {
      const [why] = test.annotations.filter(({ type }) => type === 'skip')
      this.#skipped.push(`${test.title}: ${why?.description ?? 'skipped'}`)
    } else this.#bills.push({ title: test.title, bill: billFor(result) })
  }

  onEnd(): void {
    const contacts = this.#bills.reduce((sum, { bill }) => sum + bill.contacts, 0)
    const messages = this.#bills.reduce((sum, { bill }) => sum + bill.messages, 0)
    console.log('\nDry run: played on the simulator; nothing was asked of the instance. A live run would need:')
    for (const { title, bill } of this.#bills) console.log(`  ${billInWords(bill)}: ${title}`)
    for (const each of this.#skipped) console.log(`  nothing: ${each}`)
    console.log(`In all ${billInWords(billOf(contacts, messages))} (an estimate).`)
    for (const [what, count] of Object.entries({ contacts, messages }) as ['contacts' | 'messages', number][]) {
      if (count > this.#limits[what]) {
        console.log(
          `The budget of ${this.#limits[what]} ${what} would not be enough: raise limits.${what} in the live settings.`,
        )
      }
    }
  }
}

function billFor({ attachments }: TestResult): Bill {
  let [contacts, messages] = [0, 0]
  for (const { name, body, path } of attachments) {
    if (name !== LOG) continue
    const text = body?.toString('utf8') ?? (path === undefined ? '{}' : readFileSync(path, 'utf8'))
    const { events = [] }: Partial<Recording> = JSON.parse(text)
    const asked = events.flatMap((event) => (event.kind === 'request' ? [event.operation] : []))
    contacts += asked.filter((each) => each === 'StartChatContact').length
    messages += asked.filter((each) => each === 'SendMessage').length
  }
  return billOf(contacts, messages)
}
