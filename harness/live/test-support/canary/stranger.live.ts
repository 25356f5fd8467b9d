import { expect, test } from '../../../index.ts'

/* Each fails: what is left of a failed test is most. */

test('somebody else’s customer comes into the chat desk', { tag: '@live' }, async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  await alice.says('Said in the open')
  await expect(customer).toSeeMessagesInOrder([`${alice.fullName}: Said in the open`])
  console.log('Printed by the spec')
  await alice.accepts()
  await expect(alice.page.getByText('My card is')).toBeVisible()
  await expect.soft(alice.page.getByRole('log')).toHaveText('Never said', { timeout: 1 })
  await expect(alice).toSeeMessagesInOrder([`${alice.fullName}: Never said`])
})

test('the customer is there still when a test fails without looking', { tag: '@live' }, async ({ world }) => {
  const alice = await world.opensPage('alice')
  await expect(alice.page.getByText('My card is')).toBeVisible()
  throw new Error('Without a look at the page')
})

test('somebody signs in with the wrong password', { tag: '@live' }, async ({ world }) => {
  await world.opensPage('bob')
})
