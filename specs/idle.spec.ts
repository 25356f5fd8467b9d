import { expect, test } from '../harness/index.ts'

test('a customer who says nothing loses their agents after the times that are set', async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  world.timesCustomers({ idle: 2, disconnect: 3 })
  await alice.invites('bob')
  await bob.accepts()
  await world.passes(4 * 60)
  await customer.says('Still here')
  await world.passes(4 * 60)
  await alice.says('Are you?')
  await expect(bob).toHaveMessages(['Maya: Still here', 'Alice Adams: Are you?'])
  await world.passes(60)
  await expect(alice).toSeeTheEnd()
  await expect(bob).toSeeTheEnd()
  await expect(customer).toSeeTheEnd()
})
