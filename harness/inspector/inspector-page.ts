import { expect, type Locator, type Page } from '@playwright/test'

/** A person at the inspector page. Names are full names, as the page shows them. */
export class InspectorPage {
  readonly page: Page
  readonly alert: Locator
  readonly seats: Locator
  readonly transcript: Locator
  readonly status: Locator
  /** The lines of the sequence diagram that can be chosen. */
  readonly lines: Locator

  constructor(page: Page) {
    this.page = page
    this.alert = page.getByRole('alert')
    this.seats = page.getByRole('list', { name: 'Who sits at the table' }).getByRole('button')
    this.transcript = page.getByRole('log', { name: 'Transcript' })
    this.status = page.getByRole('status')
    this.lines = page.getByRole('list', { name: 'Sequence of events' }).getByRole('button')
  }

  /** The state that an agent is in. */
  stateOf(agent: string): Locator {
    return this.page.getByLabel(`State of ${agent}`).locator('option:checked')
  }

  async makesAvailable(...agents: readonly string[]): Promise<void> {
    for (const agent of agents) {
      const state = this.page.getByLabel(`State of ${agent}`)
      await state.selectOption('Available')
      await expect(state).toHaveValue(/.+/)
    }
  }

  async startsChat(customer: string): Promise<void> {
    await this.page.getByLabel('Name of the customer').fill(customer)
    await this.#press('Start a chat')
  }

  async accepts(agent: string): Promise<void> {
    await this.#press(`${agent} accepts`)
  }

  /** Chooses the seat of somebody in the chat: what they can do is below the table from then on. */
  async turnsTo(name: string): Promise<Locator> {
    await this.seats.filter({ hasText: name }).click()
    const seat = this.page.getByRole('region', { name: `Act as ${name}` })
    await expect(seat).toBeVisible()
    return seat
  }

  async says(name: string, text: string): Promise<void> {
    const seat = await this.turnsTo(name)
    await seat.getByLabel(`What ${name} says`).fill(text)
    await seat.getByRole('button', { name: 'Say' }).click()
    await expect(this.transcript).toContainText(text)
  }

  async invites(agent: string, other: string): Promise<void> {
    const seat = await this.turnsTo(agent)
    await seat.getByLabel('Quick connect to invite or transfer with').selectOption(other)
    await seat.getByRole('button', { name: 'Invite' }).click()
  }

  async transfers(agent: string, other: string): Promise<void> {
    const seat = await this.turnsTo(agent)
    await seat.getByLabel('Quick connect to invite or transfer with').selectOption(other)
    await seat.getByRole('button', { name: 'Transfer' }).click()
  }

  async types(name: string): Promise<void> {
    const seat = await this.turnsTo(name)
    await seat.getByRole('button', { name: `${name} types` }).click()
  }

  /** A text file of a few words. */
  async sendsFile(name: string, file: string): Promise<void> {
    const seat = await this.turnsTo(name)
    const upload = { name: file, mimeType: 'text/plain', buffer: Buffer.from('A few words') }
    await seat.getByLabel(`${name} sends a file`).setInputFiles(upload)
  }

  /** The chat that is shown comes to the supervisor, who listens to it unseen. */
  async monitors(supervisor: string): Promise<void> {
    await this.page.getByLabel('Who is to monitor the chat').selectOption(supervisor)
    await this.#press('Monitor silently')
    await expect(this.seats.filter({ hasText: supervisor })).toContainText('listens unseen')
  }

  async bargesIn(supervisor: string): Promise<void> {
    await this.turnsTo(supervisor)
    await this.#press(`${supervisor} barges in`)
    await expect(this.seats.filter({ hasText: supervisor })).not.toContainText('listens unseen')
  }

  async goesBack(supervisor: string): Promise<void> {
    await this.turnsTo(supervisor)
    await this.#press(`${supervisor} goes back to listening`)
    await expect(this.seats.filter({ hasText: supervisor })).toContainText('listens unseen')
  }

  async chooses(agent: string, state: string): Promise<void> {
    await this.page.getByLabel(`State of ${agent}`).selectOption(state)
  }

  async leaves(name: string): Promise<void> {
    await this.turnsTo(name)
    await this.#press(`${name} leaves`)
  }

  async closesContact(agent: string): Promise<void> {
    await this.#press(`${agent} closes the contact`)
  }

  /** A customer and these agents: the first has brought in the others. */
  async fillsTable(customer: string, first: string, ...others: readonly string[]): Promise<void> {
    await this.makesAvailable(first)
    await this.startsChat(customer)
    await this.accepts(first)
    await this.makesAvailable(...others)
    for (const other of others) {
      await this.invites(first, other)
      await this.accepts(other)
    }
    await expect(this.seats).toHaveCount(2 + others.length)
  }

  async advances(span: string): Promise<void> {
    await this.#press(`Advance the clock by ${span}`)
  }

  async #press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }
}
