import type { BrowserContext, Page } from '@playwright/test'
import type { ContactCenter } from '../../simulator/index.ts'
import type { PageReach, Place } from '../transports/service.ts'
import type { Supervisor } from './person.ts'

export interface PageConditions {
  readonly signedIn: boolean
  /** Whether the browser lets the page open the sign-in popup by itself. */
  readonly popups: boolean
  /** Whether the agent has no mouse. */
  readonly keyboardOnly: boolean
  /** Where the service is, when it is not at AWS's addresses. */
  readonly reach?: PageReach
}

/** An agent, or a supervisor, who works with the UI under test. */
export interface PageAgent extends Supervisor {
  readonly page: Page
  /** Signs in to Amazon Connect in the popup; opens it by hand when it has not opened by itself. */
  signsIn(): Promise<void>
  acceptsAutomatically(): Promise<void>
  reloads(): Promise<void>
  /** Looks at whom they could invite, and invites nobody. */
  opensInvitation(): Promise<void>
  /** Whether the UI says that the connection is interrupted. */
  isInterrupted(): Promise<boolean>
  /** Why the UI does not let the agent invite anybody; empty when it does. */
  whyNotInvite(): Promise<string>
  /** Whether the UI lets the agent write in the chat they have turned to. */
  canWrite(): Promise<boolean>
}

/** What a UI needs to be driven by specs: opens its page in a context, and finds its way about it. */
export type PageDriver = (
  context: BrowserContext,
  user: ContactCenter['users'][number],
  place: Place,
  conditions: PageConditions,
) => Promise<PageAgent>
