import type { Locator, Page } from '@playwright/test'

/** How somebody works a page. */
export interface Hands {
  press(control: Locator): Promise<void>
  /** Writes into a text field, in place of what is there. */
  write(field: Locator, text: string): Promise<void>
}

export const mouse: Hands = {
  press: (control) => control.click(),
  write: (field, text) => field.fill(text),
}

/** More stops than a page of a UI has; past them the control cannot be reached. */
const MOST_STOPS = 80

/** The keyboard alone: walks with the Tab key, and presses what has the focus. */
export function keyboardOf(page: Page): Hands {
  async function walkTo(control: Locator): Promise<void> {
    await control.waitFor()
    for (let stops = 0; stops < MOST_STOPS; stops++) {
      if (await control.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${control} cannot be reached with the Tab key.`)
  }

  return {
    async press(control) {
      await walkTo(control)
      await page.keyboard.press('Enter')
    },
    async write(field, text) {
      await walkTo(field)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
  }
}
