import { expect, test } from '../harness/index.ts'

test('an agent reloads the page in mid-chat: the chat is there again, everything once', {
  tag: ['@core', '@H45'],
}, async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  await customer.says('Before the reload')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before the reload'])
  await alice.reloads()
  await bob.says('During the reload')
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  await expect(alice).toSeeMessagesInOrder(['Maya: Before the reload', 'Bob Bianchi: During the reload'])
  await alice.says('After the reload')
  // It waits for the one before: had that been sent twice, both would be there first.
  await alice.says('Here again')
  const all = [
    'Maya: Before the reload',
    'Bob Bianchi: During the reload',
    'Alice Adams: After the reload',
    'Alice Adams: Here again',
  ]
  for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
})

test('an agent reloads the page while a contact rings: it still rings', { tag: '@H45' }, async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['bob'] })
  await alice.invites('bob')
  await expect(bob).toBeRungBy(['Maya'])
  await bob.reloads()
  await bob.accepts()
  await bob.says('Here at last')
  await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: Here at last'])
})
