import type { FrameLocator, Locator, Page } from '@playwright/test'
import { type Hands, keyboardOf, mouse } from './hands.ts'
import type { PageConditions, PageDriver, PageVerbs } from './page-driver.ts'
import type { Seat, SeenMessage } from './person.ts'
import { seatOf, seenMessages } from './reference-words.ts'

/** Drives the reference UI (agent-ui/) as it is, and as it is built with the oldest libraries that have multi-party chat. */
export const referenceUi = referenceUiIn('')
export const oldestReferenceUi = referenceUiIn('oldest-libraries/')

function referenceUiIn(folder: string): PageDriver {
  return {
    address: (conditions) => addressOf(folder, conditions),
    drive: (page, { fullName }, { keyboardOnly, colleagues }) =>
      new ReferencePage(page, fullName, keyboardOnly ? keyboardOf(page) : mouse, { colleagues }),
  }
}

function addressOf(folder: string, { signedIn, reach }: PageConditions): string {
  const address = process.env.ROUNDTABLE_AGENT_UI_URL
  if (!address)
    throw new Error(
      'The reference UI is not being served: run the specs with the playwright.config.ts of this project.',
    )
  const { ui, ...settingsOfReach } = reach ?? {}
  const settings = new URLSearchParams({ ...settingsOfReach, ...(signedIn && { loginPopup: 'false' }) })
  return `${address}${folder}?${settings}`
}

interface More {
  readonly view?: Page | FrameLocator
  readonly colleagues?: PageConditions['colleagues']
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** The reference UI. Knows it by accessible roles and names, and by nothing else. */
export class ReferencePage implements PageVerbs {
  readonly #fullName: string
  readonly #hands: Hands
  readonly #view: Page | FrameLocator
  readonly #people: Locator
  readonly #log: Locator
  readonly #colleagues: PageConditions['colleagues']

  /**
   * @param more.view where in the page the UI is, when it is not all of it
   * @param more.colleagues who can be invited, where their user names are no part of their names
   */
  constructor(page: Page, fullName: string, hands: Hands, { view = page, colleagues = [] }: More = {}) {
    this.#colleagues = colleagues
    this.#fullName = fullName
    this.#hands = hands
    this.#view = view
    this.#people = view.getByRole('region', { name: 'People in this chat' })
    this.#log = view.getByRole('log', { name: 'Conversation with' })
  }

  /** Signed in, with the UI ready to work. */
  async isAtWork(): Promise<void> {
    await this.#view.getByRole('region', { name: 'Availability' }).waitFor()
  }

  async opensSignIn(): Promise<void> {
    await this.#hands.press(this.#button('Sign in'))
  }

  async goesAvailable(): Promise<void> {
    await this.#goes('available', 'Available')
  }

  async goesOffline(): Promise<void> {
    await this.#goes('offline', 'Offline')
  }

  async acceptsAutomatically(): Promise<void> {
    await this.#view.getByLabel('Accept chats automatically').check()
  }

  async accepts(): Promise<void> {
    await this.#hands.press(this.#button(/^Accept chat from/))
    await this.#people.waitFor()
  }

  async rejects(): Promise<void> {
    await this.#hands.press(this.#button(/^Reject chat from/))
  }

  async says(text: string): Promise<void> {
    const composer = this.#view.getByRole('textbox', { name: 'Message to' })
    await this.#hands.write(composer, text)
    await composer.press('Enter')
  }

  async sendsAgain(): Promise<void> {
    await this.#hands.press(this.#button('Send again'))
  }

  async types(): Promise<void> {
    await this.#view.getByRole('textbox', { name: 'Message to' }).pressSequentially('…')
  }

  /** What is on the screen counts as read. */
  async reads(): Promise<void> {
    await this.#log.getByRole('article').last().scrollIntoViewIfNeeded()
  }

  async invites(username: string): Promise<void> {
    await this.opensInvitation()
    await this.#hands.press(this.#button(`Invite ${await this.#fullNameOf(username)}`))
    await this.#view.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  async opensInvitation(): Promise<void> {
    await this.#hands.press(this.#button('Invite'))
    await this.#view.getByRole('dialog', { name: 'Invite an agent' }).waitFor()
  }

  async withdraws(username: string): Promise<void> {
    await this.#hands.press(this.#seat(username).getByRole('button', { name: 'Withdraw invitation to' }))
  }

  async removes(name: string): Promise<void> {
    await this.#hands.press(this.#seat(name).getByRole('button', { name: 'Remove' }))
    await this.#hands.press(this.#button('Remove'))
  }

  async transfersTo(username: string): Promise<void> {
    await this.#hands.press(this.#button('Transfer'))
    await this.#hands.press(this.#button(`Transfer to ${await this.#fullNameOf(username)}`))
    await this.#hands.press(this.#button('Confirm transfer'))
  }

  async leaves(): Promise<void> {
    await this.#hands.press(this.#button(/^(Leave chat|Stop monitoring)$/))
    await this.#button('Close contact').waitFor()
  }

  async closesContact(): Promise<void> {
    await this.#hands.press(this.#button('Close contact'))
    await this.#button('Close contact').waitFor({ state: 'hidden' })
  }

  async hasMonitored(): Promise<void> {
    await this.#button(/^(Stop monitoring|Accept chat from)/).waitFor()
  }

  async bargesIn(): Promise<void> {
    await this.#hands.press(this.#button('Barge in'))
  }

  async goesBack(): Promise<void> {
    await this.#hands.press(this.#button('Back to silent'))
  }

  async turnsTo(customer: string): Promise<void> {
    await this.#hands.press(this.#view.getByRole('region', { name: 'Chats' }).getByRole('button', { name: customer }))
  }

  async messages(): Promise<SeenMessage[]> {
    return seenMessages(this.#log.getByRole('article'))
  }

  async typists(): Promise<string[]> {
    const words = await this.#view.getByRole('status', { name: 'Typing' }).innerText()
    return words
      .replace(/ (is|are) typing.*$/s, '')
      .split(/, and |, | and /)
      .filter(Boolean)
  }

  async roster(): Promise<Seat[]> {
    const entries = await this.#people.getByRole('listitem').allInnerTexts()
    return entries.map(seatOf)
  }

  async notice(): Promise<string> {
    return (await this.#view.getByRole('alert').allInnerTexts()).join('\n')
  }

  async whyNotInvite(): Promise<string> {
    const isDisabled = await this.#button('Invite').isDisabled()
    return isDisabled ? await this.#people.innerText() : ''
  }

  async canWrite(): Promise<boolean> {
    return this.#view.getByRole('textbox', { name: 'Message to' }).isVisible()
  }

  async isInterrupted(): Promise<boolean> {
    return this.#view.getByRole('status').getByText('The connection is interrupted').isVisible()
  }

  async ringing(): Promise<string[]> {
    const headings = await this.#view.getByRole('heading', { name: 'Incoming chat from ' }).allInnerTexts()
    return headings.map((heading) => heading.replace('Incoming chat from ', ''))
  }

  async availability(): Promise<string> {
    const words = await this.#view.getByRole('region', { name: 'Availability' }).innerText()
    return words.split('\n')[0]?.replace(this.#fullName, '').trim() ?? ''
  }

  async sawTheEnd(): Promise<boolean> {
    return this.#button('Close contact').isVisible()
  }

  async #goes(how: 'available' | 'offline', state: string): Promise<void> {
    await this.#hands.press(this.#button(new RegExp(`^(Go|Stay) ${how}$`)))
    // During a contact it is queued.
    const shown = new RegExp(`^(\\w+, then )?${state}$`)
    await this.#view.getByRole('region', { name: 'Availability' }).getByText(shown).waitFor()
  }

  #button(name: string | RegExp): Locator {
    return this.#view.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** The entry of somebody in the list of people, by any part of their name: a user name is their first name, mostly. */
  #seat(name: string): Locator {
    const { name: fullName, quickConnect } = this.#colleague(name) ?? {}
    const known = [fullName, quickConnect].flatMap((each) => (each === undefined ? [] : [literally(each)]))
    return this.#people
      .getByRole('listitem')
      .filter({ hasText: new RegExp(known.length > 0 ? known.join('|') : name, 'i') })
  }

  #colleague(username: string) {
    return this.#colleagues.find((each) => each.username === username)
  }

  /** As those who can be invited are listed. */
  async #fullNameOf(username: string): Promise<string> {
    const { quickConnect } = this.#colleague(username) ?? {}
    if (quickConnect !== undefined) return quickConnect
    const choice = this.#view.getByRole('dialog').getByRole('button', { name: new RegExp(` ${username} `, 'i') })
    return (await choice.innerText()).replace(/^(Invite|Transfer to) /, '')
  }
}
