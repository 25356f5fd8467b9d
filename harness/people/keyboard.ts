import type { Locator, Page } from '@playwright/test'

/** More stops than a page of the UI has; past them the control cannot be reached. */
const MOST_STOPS = 80

/** Somebody who uses the keyboard alone: walks with the Tab key, and presses what has the focus. */
export class Keyboard {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Walks to a button and presses it. */
  async presses(name: string | RegExp): Promise<void> {
    const button = this.#page.getByRole('button', { name, exact: typeof name === 'string' })
    await button.waitFor()
    await this.#walkTo(button, String(name))
    await this.#page.keyboard.press('Enter')
  }

  /** Walks to a text field and types. */
  async types(name: string, text: string): Promise<void> {
    await this.#walkTo(this.#page.getByRole('textbox', { name }), name)
    await this.#page.keyboard.type(text)
  }

  async hits(key: 'Enter' | 'Escape'): Promise<void> {
    await this.#page.keyboard.press(key)
  }

  async #walkTo(target: Locator, name: string): Promise<void> {
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.#page.keyboard.press('Tab')
    }
    throw new Error(`${name} cannot be reached with the Tab key.`)
  }
}
