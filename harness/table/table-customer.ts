import type { FrameLocator, Page } from '@playwright/test'
import { customerName } from '../../fixtures/index.ts'
import type { Person, SeenMessage } from '../people/person.ts'
import { seenMessages } from '../people/reference-words.ts'

/** The customer in their seat at the table, or in a tab of their own. */
export class TableCustomer implements Person {
  readonly name = customerName
  readonly page: Page
  readonly #view: Page | FrameLocator

  /** @param view where in the page theirs is, when it is not all of it */
  constructor(page: Page, view: Page | FrameLocator = page) {
    this.page = page
    this.#view = view
  }

  async startsChat(): Promise<void> {
    await this.#view.getByLabel('Your name').fill(this.name)
    await this.#view.getByRole('button', { name: 'Start chat' }).click()
  }

  async says(text: string): Promise<void> {
    await this.#view.getByLabel('Your message').fill(text)
    await this.#view.getByRole('button', { name: 'Send', exact: true }).click()
  }

  async types(): Promise<void> {
    await this.#view.getByLabel('Your message').pressSequentially('…')
  }

  async leaves(): Promise<void> {
    await this.#view.getByRole('button', { name: 'End chat' }).click()
  }

  async messages(): Promise<SeenMessage[]> {
    return seenMessages(this.#view.getByRole('log').getByRole('article'))
  }

  async typists(): Promise<string[]> {
    const words = await this.#view.getByRole('status', { name: 'Typing' }).innerText()
    return words.split(/ (?:is|are) typing|, and |, | and /).filter((each) => each && each !== '…')
  }

  async sawTheEnd(): Promise<boolean> {
    return this.#view.getByRole('button', { name: 'Start another chat' }).isVisible()
  }
}
