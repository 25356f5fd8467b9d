import { expect as base, type Expect } from '@playwright/test'
import { type ConversationMatchers, conversationMatchers } from './conversation.ts'
import { type ReceiptMatchers, receiptMatchers } from './receipts.ts'
import { type ScreenMatchers, screenMatchers } from './screen.ts'
import { type ServiceMatchers, serviceMatchers } from './service.ts'

/**
 * All that can be expected of people in a chat, of their pages and of the service.
 *
 * @example
 * import { expect, type Matchers } from 'connect-roundtable'
 *
 * const patient: Expect<Matchers> = expect.configure({ timeout: 30_000 })
 * await patient(alice).toSeeTheEnd()
 */
export type Matchers = ConversationMatchers & ReceiptMatchers & ServiceMatchers & ScreenMatchers

/**
 * Playwright's `expect`, and what can be expected of people in a chat. What is to come is waited for, for as long as Playwright's
 * `expect` waits (`expect: { timeout }` in its config); a failure says what there was instead, and what went over the wire last.
 *
 * @example
 * await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
 * await expect(alice).not.toBeInterrupted()
 */
export const expect: Expect<Matchers> = base.extend<Matchers>({
  ...conversationMatchers,
  ...receiptMatchers,
  ...serviceMatchers,
  ...screenMatchers,
})
