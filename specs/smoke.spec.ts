import { expect, proves, test } from '../harness/index.ts'

/** Longer than ChatJS holds receipts back (five seconds), and than it takes to deliver one that was held back. */
const PAST_THE_THROTTLE_S = 8

/*
 * The least that has to hold on any instance: few chats, few messages, and no names but those that people have there. It runs on
 * a real one too (npm run e2e -- --project=live), where every agent has a page and only people tell what happened.
 */
test.describe('smoke', { tag: ['@live', '@simulated'] }, () => {
  test('an agent invites another: both are in the chat, and everybody reads everybody', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await bob.accepts()
    for (const agent of [alice, bob])
      await expect(agent).toHaveParticipants([customer.name, alice.fullName, bob.fullName])
    await customer.says('Hello to both')
    await bob.says('Hello from the second')
    const all = [`${customer.name}: Hello to both`, `${bob.fullName}: Hello from the second`]
    for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(all)
  })

  test('an agent leaves, the chat goes on; the customer leaves, and it ends', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.leaves()
    await expect(bob).toSeeTheEnd()
    await expect(alice).toHaveParticipants([customer.name, alice.fullName])
    await alice.says('I am still here')
    await expect(customer).toSeeMessagesInOrder([`${alice.fullName}: I am still here`])
    await customer.leaves()
    await expect(alice).toSeeTheEnd()
  })

  test('as many as there are agents for are in one chat, up to six', proves('all-see-all'), async ({ world }) => {
    const { customer, agents } = await world.fullestChat()
    const everybody = [customer.name, ...agents.map(({ fullName }) => fullName)]
    for (const agent of agents) await expect(agent).toHaveParticipants(everybody)
    await customer.says('Hello to all')
    for (const agent of agents) await expect(agent).toSeeMessagesInOrder([`${customer.name}: Hello to all`])
  })

  test('with six in the chat a seventh person is not let in', proves('six-at-most'), async ({ world }) => {
    const { alice, frank } = await world.chatOfSix({ pages: ['alice'] })
    await expect(alice).toBeUnableToInvite(/at most 6 participants/)
    await expect(frank).toBeRungBy([])
  })

  test.describe('receipts', () => {
    test.use({ stepsPageTime: true })

    test('are there with two, absent with three, and back with two', {
      ...proves('receipts-with-two', 'no-receipts-above-two'),
    }, async ({ world }) => {
      const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
      await alice.says('The two of us')
      await customer.reads()
      await expect(alice).toSeeMark('The two of us', 'Read')

      await alice.invites('bob')
      await bob.accepts()
      await expect(alice).toHaveParticipants([customer.name, alice.fullName, bob.fullName])
      const three = world.moment()
      await customer.says('The three of us')
      await alice.reads()
      await alice.says('All three')
      await customer.reads()
      await expect(world).toHaveNoReceipts({ since: three })
      // The service was asked for some.
      expect(world.wire.receiptsPostedBy(customer.name).length).toBeGreaterThan(0)

      await bob.leaves()
      await expect(alice).toHaveParticipants([customer.name, alice.fullName])
      await customer.says('Two again')
      await alice.reads()
      await world.passes(PAST_THE_THROTTLE_S)
      await expect(customer).toSeeMark('Two again', 'Read')
    })
  })

  test(
    'a transfer hands the chat over and disconnects all other agents',
    proves('transfer-empties'),
    async ({ world }) => {
      const { customer, alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'])
      await alice.invites('bob')
      await bob.accepts()
      await alice.transfersTo('carol')
      await carol.accepts()
      for (const agent of [alice, bob]) await expect(agent).toSeeTheEnd()
      await expect(carol).toHaveParticipants([customer.name, carol.fullName])
      await carol.says('I have taken over')
      await expect(customer).toSeeMessagesInOrder([`${carol.fullName}: I have taken over`])
    },
  )
})
