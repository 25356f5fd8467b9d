import { expect, proves, test, type World } from '../harness/index.ts'

/** A minute at a time, as long as a page can live through. */
async function minutesPass(world: World, minutes: number): Promise<void> {
  for (let left = minutes; left > 0; left--) await world.passes('1m')
}

test(
  'a customer who says nothing loses their agents after the times that are set',
  proves('role-timers'),
  async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    world.timesCustomers({ idle: 2, disconnect: 3 })
    await alice.invites('bob')
    await bob.accepts()
    await minutesPass(world, 4)
    await customer.says('Still here')
    await minutesPass(world, 4)
    await alice.says('Are you?')
    await expect(bob).toSeeMessagesInOrder(['Maya: Still here', 'Alice Adams: Are you?'])
    await minutesPass(world, 1)
    await expect(alice).toSeeTheEnd()
    await expect(bob).toSeeTheEnd()
    await expect(customer).toSeeTheEnd()
  },
)
