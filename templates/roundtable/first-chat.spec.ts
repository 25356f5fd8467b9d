import { expect, test } from 'connect-roundtable'

// On a real instance too (npx roundtable live), where people have names of their own, and every agent works with your UI.
test('a customer and two agents talk', { tag: '@live' }, async ({ world }) => {
  // Here Alice alone works with it; the others do the same without a page, which is quicker.
  const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
  await customer.says('Is anybody there?')
  await alice.says('We are two')
  const all = [`${customer.name}: Is anybody there?`, `${alice.fullName}: We are two`]
  for (const agent of [alice, bob]) await expect(agent).toSeeMessagesInOrder(all)
  await expect(alice).toHaveParticipants([customer.name, alice.fullName, bob.fullName])
})
