import { expect, test } from 'connect-roundtable'

test('a customer and two agents talk', async ({ world }) => {
  // Alice works with your UI; the others do the same without a page, which is quicker.
  const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
  await customer.says('Is anybody there?')
  await alice.says('We are two')
  await expect(alice).toSeeMessagesInOrder(['Maya: Is anybody there?', 'Alice Adams: We are two'])
  await expect(bob).toSeeMessagesInOrder(['Maya: Is anybody there?', 'Alice Adams: We are two'])
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
})
