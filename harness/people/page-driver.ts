import type { Page } from '@playwright/test'
import type { PageReach, User } from '../transports/service.ts'
import type { PageAgent } from './page-agent.ts'

/**
 * How the world opens a page: what a driver may have to know of it.
 *
 * @example
 * const desk: PageDriver = {
 *   address: ({ reach }) => `/?${new URLSearchParams({ ccpUrl: reach?.ccpUrl ?? '' })}`,
 *   drive: (page) => ({ accepts: () => page.getByRole('button', { name: 'Accept' }).click() }),
 * }
 */
export interface PageConditions {
  /** Whether the agent has signed in to Amazon Connect in this browser already. */
  readonly signedIn: boolean
  /** Whether the browser lets the page open the sign-in popup by itself. */
  readonly popups: boolean
  /** Whether the agent has no mouse. */
  readonly keyboardOnly: boolean
  /** Where the service is, when it is not at AWS's addresses: the UI has to be told. */
  readonly reach?: PageReach
  /** Everybody who can be invited, as the UI shows them. */
  readonly colleagues: readonly Pick<User, 'username' | 'name' | 'quickConnect'>[]
}

/**
 * Whose page it is: user name and name as others see it.
 *
 * @example
 * const desk: PageDriver = {
 *   address: '/',
 *   drive: (page, { fullName }) => ({
 *     isAtWork: () => page.getByText(`Signed in as ${fullName}`).waitFor(),
 *   }),
 * }
 */
export interface PageOwner {
  readonly name: string
  readonly fullName: string
}

/** What the harness does by itself, whatever the UI is. */
type Given =
  | 'page'
  | 'name'
  | 'fullName'
  | 'signsIn'
  | 'signsOutElsewhere'
  | 'reloads'
  | 'startsReload'
  | 'ccpLoadsAgain'
  | 'monitors'
  | typeof Symbol.asyncDispose

/**
 * What an agent does and sees in a UI, in the UI's own terms: `says`, `invites`, `roster`. A driver has the verbs that its
 * specs use; an agent asked for another one says which is missing.
 *
 * @example
 * const verbs: PageVerbs = {
 *   accepts: () => page.getByRole('button', { name: 'Accept' }).click(),
 *   // Not innerText(), which waits where there is no alert.
 *   notice: async () => (await page.getByRole('alert').allInnerTexts()).join(' '),
 * }
 */
export interface PageVerbs extends Partial<Omit<PageAgent, Given>> {
  /** Waits until the page of somebody who has signed in is ready to work with. */
  isAtWork?(): Promise<void>
  /** Presses what opens the sign-in popup, when it has not opened by itself. */
  opensSignIn?(): Promise<void>
  /** Waits until a chat that is brought to a supervisor is open, or rings. */
  hasMonitored?(): Promise<void>
}

/**
 * An agent UI for specs: where it is, and how people work with it. `test.use({ pageDriver: desk })` makes every agent who
 * has a page work with it.
 *
 * @example
 * export const desk: PageDriver = {
 *   address: 'http://localhost:5173',
 *   drive: (page) => ({
 *     accepts: () => page.getByRole('button', { name: 'Accept' }).click(),
 *     async says(text) {
 *       await page.getByRole('textbox', { name: 'Message' }).fill(text)
 *       await page.getByRole('button', { name: 'Send' }).click()
 *     },
 *   }),
 * }
 */
export interface PageDriver {
  /** The page's address, in full or from Playwright's `baseURL`. */
  readonly address: string | ((conditions: PageConditions) => string)
  /**
   * Whether the UI posts read receipts also while more than two are in the chat, and leaves it to Connect that nobody gets
   * them. `toHaveNoReceipts` then looks for those alone that are pushed or shown, unless it is told otherwise.
   */
  readonly postsReceiptsRegardless?: boolean
  /** Finds its way about the page of one agent. Called once for every page; the page may not have loaded yet. */
  drive(page: Page, owner: PageOwner, conditions: PageConditions): PageVerbs
}
