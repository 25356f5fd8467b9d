import { expect, proves, test } from '../harness/index.ts'

/** Longer than ChatJS holds receipts back (five seconds), and than it takes to deliver one that was held back. */
const PAST_THE_THROTTLE_S = 8

for (const receiptsAmongMoreThanTwo of ['refused', 'dropped'] as const) {
  test.describe(`receipts (among more than two: ${receiptsAmongMoreThanTwo})`, () => {
    test.use({ assumptions: { receiptsAmongMoreThanTwo }, stepsPageTime: true })

    test('with two in the chat, messages are marked as delivered and read', {
      tag: ['@core', '@H25'],
      ...proves('receipts-with-two'),
    }, async ({ world }) => {
      const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
      await alice.says('Can you read this?')
      await customer.reads()
      await expect(alice).toSeeMark('Can you read this?', 'Read')
      const seen = world.moment()
      await customer.says('I can')
      await alice.reads()
      // The page holds them back for five seconds.
      await expect(alice).not.toHaveNoReceipts({ since: seen, parts: ['posted'] })
      await expect(customer).toSeeMark('I can', 'Read')
    })

    test('with three, nobody is sent a receipt, the page posts and shows none', {
      tag: ['@core', '@H26'],
      ...proves('no-receipts-above-two'),
    }, async ({ world }) => {
      const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
      await alice.says('First, the two of us')
      await customer.reads()
      await expect(alice).toSeeMark('First, the two of us', 'Read')
      await alice.invites('bob')
      await bob.accepts()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
      await expect(alice).toSeeNoMarkOn('First, the two of us')

      const three = world.moment()
      await customer.says('Is anybody reading?')
      await alice.reads()
      await alice.says('All of us are')
      await customer.reads()
      await expect(world).toHaveNoReceipts({ since: three })
      // The service was asked for some.
      expect(world.wire.receiptsPostedBy('Maya').length).toBeGreaterThan(0)
      await expect(alice).toSeeNoMarkOn('First, the two of us')
    })

    test('back to two, they work again', { tag: ['@core', '@H27'], ...proves('receipts-with-two') }, async ({
      world,
    }) => {
      const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
      await bob.leaves()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
      await alice.says('Just the two of us again')
      await customer.reads()
      await expect(alice).toSeeMark('Just the two of us again', 'Read')
      await customer.says('Good')
      await alice.reads()
      await world.passes(PAST_THE_THROTTLE_S)
      await expect(customer).toSeeMark('Good', 'Read')
    })
  })
}

test.describe('receipts that should not be', () => {
  test.use({ stepsPageTime: true })

  test('one that is held back while a third person joins does not get through', { tag: '@H28' }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    await customer.says('Read me')
    await alice.reads()
    await alice.invites('bob')
    await bob.accepts()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
    const three = world.moment()
    await customer.says('And now?')
    await expect(world).toHaveNoReceipts({ since: three, parts: ['pushed', 'shown'] })
    await expect(alice).toBeTold(/^$/)
  })

  test('what nobody looks at is delivered, and not read', async ({ world }) => {
    const alice = await world.opensPage('alice')
    await alice.goesAvailable()
    const maya = await world.customerStartsChat('Maya')
    await alice.accepts()
    await world.customerStartsChat('Noah')
    await alice.accepts()
    await maya.says('Are you there?')
    await world.passes(PAST_THE_THROTTLE_S)
    await expect(maya).toSeeMark('Are you there?', 'Delivered')
    await alice.turnsTo('Maya')
    await world.passes(PAST_THE_THROTTLE_S)
    await expect(maya).toSeeMark('Are you there?', 'Read')
  })

  test('one that leaks is caught on the wire, and the page does not show it', { tag: '@core' }, async ({ world }) => {
    const { alice } = await world.chatOfThree({ pages: ['alice'] })
    await alice.says('Nobody may mark this')
    await expect(alice).toSeeMessagesInOrder(['Alice Adams: Nobody may mark this'])
    world.leaksReceiptTo('alice')
    await expect.poll(() => world.wire.receiptsPushed.map((each) => each.who)).toEqual(['alice'])
    await expect(alice).toHaveNoReceipts({ parts: ['posted', 'shown'] })
    await expect(alice).not.toHaveNoReceipts({ parts: ['pushed'] })
  })

  test('with all five agents as pages there are none', proves('no-receipts-above-two'), async ({ world }) => {
    const pages = ['alice', 'bob', 'carol', 'dave', 'erin'] as const
    const { customer, alice, bob, carol, dave, erin } = await world.chatOfSix({ pages })
    await customer.says('Hello to all five')
    for (const agent of [alice, bob, carol, dave, erin]) await agent.reads()
    await alice.says('Hello from all five')
    await customer.reads()
    await expect(world).toHaveNoReceipts()
    expect(world.wire.receiptsPosted.map((each) => each.who)).toEqual(['Maya', 'Maya'])
  })
})
