import { expect, test } from 'connect-roundtable'

test('a colleague is added from the help desk', async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice', 'bob'] })
  await alice.invites('bob')
  await bob.accepts()
  await bob.says('Bob here too')
  await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: Bob here too'])
  await expect(alice).toSeeMessagesInOrder(['Bob Bianchi: Bob here too'])
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
})

test('a verb that the page driver does not have is named', async ({ world }) => {
  const alice = await world.opensPage('alice')
  await expect(alice.leaves()).rejects.toThrow(/has no leaves\(\), .*: add it to what its drive\(\) gives/)
})
