import { expect, test } from '../../harness/index.ts'

/** Longer than two heartbeats, after which an unanswered one has been noticed; in seconds. */
const TWO_BEATS_S = 25
/** Long enough for whoever tries to connect again to do so. */
const A_NEW_TRY_S = 12

test.use({ stepsPageTime: true })

for (const [kind, pages] of [
  ['with a page', ['alice']],
  ['without a page', []],
] as const) {
  test.describe(`an agent ${kind}, and the customer`, () => {
    test('are without a network for a moment: nothing is missing, nothing doubled', { tag: '@H41' }, async ({
      world,
    }) => {
      const { customer, alice, bob } = await world.chatOfThree({ pages })
      await customer.says('Before')
      await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
      await world.network.of(alice, customer).dropped(async () => {
        await bob.says('Meanwhile')
      })
      await world.passes(A_NEW_TRY_S)
      await bob.says('Afterwards')
      const all = ['Maya: Before', 'Bob Bianchi: Meanwhile', 'Bob Bianchi: Afterwards']
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
    })

    test('get every frame twice, late and in another order: everything is there once, in order', {
      tag: '@H50',
    }, async ({ world }) => {
      const { customer, alice, bob } = await world.chatOfThree({ pages })
      const { network } = world
      const said = ['one', 'two', 'three', 'four']
      await network.of(alice, customer).reordered(() =>
        network.of(alice, customer).duplicated(() =>
          network.of(alice, customer).delayed('5s', async () => {
            for (const word of said) await bob.says(word)
            await expect(bob).toSeeMessagesInOrder(said.map((word) => `Bob Bianchi: ${word}`))
            await expect(alice).toSeeMessagesInOrder([])
            await world.passes(6)
            for (const person of [customer, alice])
              await expect(person).toSeeMessagesInOrder(said.map((word) => `Bob Bianchi: ${word}`))
          }),
        ),
      )
    })

    test('have sockets that are open at one end only: they notice, and nothing is missing', {
      tag: '@H42',
    }, async ({ world }) => {
      const { customer, alice, bob } = await world.chatOfThree({ pages })
      await customer.says('Before')
      await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
      await world.network.of(alice, customer).halfOpen(async () => {
        await bob.says('Is anybody there?')
        await expect(bob).toSeeMessagesInOrder(['Maya: Before', 'Bob Bianchi: Is anybody there?'])
        await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
        await world.passes(TWO_BEATS_S)
        await world.passes(A_NEW_TRY_S)
        for (const person of [customer, alice])
          await expect(person).toSeeMessagesInOrder(['Maya: Before', 'Bob Bianchi: Is anybody there?'])
      })
      await customer.says('Here we are')
      await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Bob Bianchi: Is anybody there?', 'Maya: Here we are'])
    })
  })
}
