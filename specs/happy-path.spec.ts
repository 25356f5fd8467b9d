import { expect, test } from '../harness/index.ts'

test('two people talk, then three, and they leave one after the other', async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  await customer.says('Hello')
  await expect(alice).toSeeMessagesInOrder(['Maya: Hello'])
  await alice.says('Hello Maya')
  await expect(customer).toSeeMessagesInOrder(['Maya: Hello', 'Alice Adams: Hello Maya'])

  await alice.invites('bob')
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  await bob.says('Hello both')
  const all = ['Maya: Hello', 'Alice Adams: Hello Maya', 'Bob Bianchi: Hello both']
  for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)

  await bob.leaves()
  await expect(bob).toSeeTheEnd()
  await customer.leaves()
  for (const person of [alice, customer]) await expect(person).toSeeTheEnd()
})
