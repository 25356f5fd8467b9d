import { expect, test } from '../harness/index.ts'

for (const pages of [[], ['alice']] as const) {
  test(`an agent who goes offline in a chat is offline after it (pages: ${pages.length})`, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwoWith([], { pages })
    await alice.goesOffline()
    await expect(alice).toBeInState('Available, then Offline')
    const noah = await world.customerStartsChat('Noah')
    await noah.says('Is anybody there?')
    await expect(alice).toBeRungBy([])
    await customer.leaves()
    await expect(alice).toSeeTheEnd()
    await expect(alice).toBeInState('Available, then Offline')
    await alice.closesContact()
    await expect(alice).toBeInState('Offline')
    await expect(alice).toBeRungBy([])
  })

  test(`an agent who stays available gets the next chat (pages: ${pages.length})`, async ({ world }) => {
    const { alice } = await world.chatOfTwoWith([], { pages })
    await alice.goesOffline()
    await world.customerStartsChat('Noah')
    await alice.goesAvailable()
    await expect(alice).toBeInState('Available')
    await expect(alice).toBeRungBy(['Noah'])
  })
}
