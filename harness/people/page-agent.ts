import type { Page } from '@playwright/test'
import type { Supervisor } from './person.ts'

/**
 * An agent, or a supervisor, who works with the UI under test.
 *
 * @example
 * const { alice } = await world.chatOfTwo({ pages: ['alice'] })
 * await alice.reloads()
 * await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
 */
export interface PageAgent extends Supervisor {
  readonly page: Page
  /** Signs in to Amazon Connect in the popup; opens it by hand when it has not opened by itself. */
  signsIn(): Promise<void>
  /** Signs out of Amazon Connect in another tab: the page finds its sign-in gone when it needs it next. */
  signsOutElsewhere(): Promise<void>
  /** Loads the page anew, and waits until it can be worked with. */
  reloads(): Promise<void>
  /** Reloads the page, and does not wait until it can be worked with. */
  startsReload(): Promise<void>
  /** The CCP in the page is loaded a second time, as Streams does when it hears nothing of it. */
  ccpLoadsAgain(): Promise<void>
  /** Sends once more what the UI says was not sent. */
  sendsAgain(): Promise<void>
  /** Looks at whom they could invite, and invites nobody. */
  opensInvitation(): Promise<void>
  /** Whether the UI says that the connection is interrupted. */
  isInterrupted(): Promise<boolean>
  /** Why the UI does not let the agent invite anybody; empty when it does. */
  whyNotInvite(): Promise<string>
  /** Whether the UI lets the agent write in the chat they have turned to. */
  canWrite(): Promise<boolean>
}
