import { expect, proves, test } from '../harness/index.ts'

test('a transfer hands the chat over and disconnects all other agents', {
  tag: '@core',
  ...proves('transfer-empties'),
}, async ({ world }) => {
  const { customer, alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'], { pages: ['alice', 'carol'] })
  await alice.invites('bob')
  await bob.accepts()
  await customer.says('Who can help me?')
  await alice.transfersTo('carol')
  await carol.accepts()
  await expect(alice).toSeeTheEnd()
  await expect(bob).toSeeTheEnd()
  await expect(carol).toHaveParticipants(['Maya', 'Carol Chen'])
  await carol.says('I can')
  await expect(customer).toSeeMessagesInOrder(['Maya: Who can help me?', 'Carol Chen: I can'])
  await expect(carol).toSeeMessagesInOrder(['Maya: Who can help me?', 'Carol Chen: I can'])
})

test('a transfer while an invitation is pending takes the invitation back', { tag: '@H14' }, async ({ world }) => {
  const { alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'])
  await alice.invites('bob')
  await expect(bob).toBeRungBy(['Maya'])
  await alice.transfersTo('carol')
  await expect(bob).toBeRungBy([])
  await carol.accepts()
  await expect(carol).toHaveParticipants(['Maya', 'Carol Chen'])
})

test('a transfer that nobody answers goes back to the queue', async ({ world }) => {
  const { customer, alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'])
  await alice.goesOffline()
  await bob.goesOffline()
  await bob.goesAvailable()
  await alice.transfersTo('carol')
  await expect(carol).toBeRungBy(['Maya'])
  await carol.rejects()
  await bob.accepts()
  await bob.says('Sorry for the wait')
  await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: Sorry for the wait'])
})

test('after a transfer and new invitations all rosters agree', { tag: ['@core', '@H13'] }, async ({ world }) => {
  const { alice, bob, carol, dave } = await world.chatOfTwoWith(['bob', 'carol', 'dave'], { pages: ['bob'] })
  await alice.invites('bob')
  await bob.accepts()
  await alice.transfersTo('carol')
  await carol.accepts()
  await expect(bob).toSeeTheEnd()
  await bob.closesContact()
  await carol.invites('bob')
  await bob.accepts()
  await carol.invites('dave')
  await dave.accepts()
  for (const agent of [bob, carol, dave]) {
    await expect(agent).toHaveParticipants(['Maya', 'Bob Bianchi', 'Carol Chen', 'Dave Diallo'])
  }
})
