import { contactCenter } from '../fixtures/index.ts'
import { expect, proves, test } from '../harness/index.ts'

const everybody = ['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen', 'Dave Diallo', 'Erin Eriksen']

test.describe('at most six in a chat', () => {
  test('exactly six can be in a chat', { tag: '@core', ...proves('six-at-most', 'all-see-all') }, async ({ world }) => {
    const { alice, erin, customer } = await world.chatOfSix()
    await expect(alice).toHaveParticipants(everybody)
    await expect(erin).toHaveParticipants(everybody)
    await erin.says('Hello from the sixth')
    await expect(customer).toSeeMessagesInOrder(['Erin Eriksen: Hello from the sixth'])
  })

  test('a seventh person is refused, and nothing changes', {
    tag: ['@core', '@seventh', '@H17'],
    ...proves('six-at-most'),
  }, async ({ world }) => {
    const { alice, frank } = await world.chatOfSix()
    await alice.invites('frank')
    await expect(alice).toBeRefused(/at most 6 participants/)
    await expect(frank).toBeRungBy([])
    await expect(world).toHaveStayedUnchanged()
  })

  test('a pending invitation takes a seat', proves('invitation-takes-a-seat'), async ({ world }) => {
    const { alice, erin, frank } = await world.chatOfSix()
    await erin.leaves()
    await erin.closesContact()
    await alice.invites('erin')
    await alice.invites('frank')
    await expect(alice).toBeRefused(/at most 6 participants/)
    await expect(frank).toBeRungBy([])
  })

  test('a seat that gets free is taken again', { tag: '@H18' }, async ({ world }) => {
    const { alice, bob, frank } = await world.chatOfSix()
    await bob.leaves()
    await alice.invites('frank')
    await frank.accepts()
    await expect(frank).toHaveParticipants([...everybody.filter((each) => each !== 'Bob Bianchi'), 'Frank Fischer'])
  })

  test('two agents race for the last seat: one of them gets it', async ({ world }) => {
    const { alice, bob, carol, dave, erin, frank } = await world.chatOfSix()
    await erin.leaves()
    await erin.closesContact()
    await dave.leaves()
    await dave.closesContact()
    await alice.invites('dave')
    await dave.accepts()
    await Promise.all([bob.invites('erin'), carol.invites('frank')])
    await expect.poll(async () => [...(await erin.ringing()), ...(await frank.ringing())]).toEqual(['Maya'])
    const told = [await bob.notice(), await carol.notice()].filter((each) => /at most 6 participants/.test(each))
    expect(told).toHaveLength(1)
    expect(await alice.roster()).toHaveLength(6)
  })

  test('with all five agents as pages', { tag: ['@H8', '@H24'], ...proves('six-at-most', 'all-see-all') }, async ({
    world,
  }) => {
    const pages = ['alice', 'bob', 'carol', 'dave', 'erin'] as const
    const { customer, alice, bob, carol, dave, erin } = await world.chatOfSix({ pages })
    await expect(alice).toHaveParticipants(everybody)
    await expect([alice, bob, carol, dave, erin]).toAgreeOnRoster()
    await customer.says('Hello to all five')
    for (const agent of [alice, bob, carol, dave, erin])
      await expect(agent).toSeeMessagesInOrder(['Maya: Hello to all five'])
    await expect(alice).toBeUnableToInvite(/at most 6 participants/)
    await bob.leaves()
    const five = everybody.filter((each) => each !== 'Bob Bianchi')
    await expect(alice).toHaveParticipants(five)
    await expect([alice, carol, dave, erin]).toAgreeOnRoster()
    await expect(alice).toBeAbleToInvite()
  })

  test('the page lets nobody invite into a full chat, and again when a seat gets free', async ({ world }) => {
    const { alice, bob } = await world.chatOfSix({ pages: ['alice'] })
    await expect(alice).toHaveParticipants(everybody)
    await expect(alice).toBeUnableToInvite(/at most 6 participants/)
    await bob.leaves()
    await expect(alice).toBeAbleToInvite()
  })

  test('the page shows the words of a refusal', { tag: ['@core', '@H17'] }, async ({ world }) => {
    const { alice } = await world.chatOfTwoWith([], { pages: ['alice'] })
    await alice.invites('bob')
    await expect(alice).toBeRefused(/Bob Bianchi is not available/)
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })
})

test.describe('with the feature off', () => {
  test.use({ features: { multiPartyChat: false } })

  test('a third person is refused, and the agent is told why', {
    tag: '@core',
    ...proves('two-without-the-feature'),
  }, async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    await alice.invites('bob')
    await expect(alice).toBeRefused(/not enabled for this instance/)
    await expect(bob).toBeRungBy([])
    await expect(world).toHaveStayedUnchanged()
  })
})

test.describe('in GovCloud (US-West)', () => {
  test.use({ center: { ...contactCenter, region: 'us-gov-west-1' } })

  test('a third person is refused, and the agent is told why', proves('not-in-govcloud'), async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await expect(alice).toBeRefused(/not available in us-gov-west-1/)
    await expect(bob).toBeRungBy([])
  })
})
