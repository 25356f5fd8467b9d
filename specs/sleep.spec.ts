import { expect, test } from '../harness/index.ts'

/** Streams looks at the sign-in again as often as this, in seconds, and a little. */
const CCP_PATIENCE_S = 6

test.use({ stepsPageTime: true })

test.describe('an agent’s laptop sleeps', () => {
  test('for ten minutes: nothing is missing, and the agent goes on talking', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.sleeps('10m', async () => {
      await bob.says('Meanwhile')
      await customer.says('Are you there?')
    })
    const all = ['Maya: Before', 'Bob Bianchi: Meanwhile', 'Maya: Are you there?']
    await expect(alice).toSeeMessagesInOrder(all)
    await alice.says('Back again')
    await expect(customer).toSeeMessagesInOrder([...all, 'Alice Adams: Back again'])
    await customer.says('Good')
    await expect(alice).toSeeMessagesInOrder([...all, 'Alice Adams: Back again', 'Maya: Good'])
  })

  test('and wakes without a network: the page says so, and shows what it knows', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).dropped(async () => {
      await world.sleeps('10m', async () => {
        await customer.says('Are you there?')
      })
      await expect(alice).toBeInterrupted()
      await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    })
  })

  test('for a day: the agent signs in again, and goes on talking', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.sleeps('24h', async () => {
      await customer.says('Are you there?')
    })
    await world.passes(CCP_PATIENCE_S)
    await expect(alice).toBeTold(/sign-in window/)
    await alice.signsIn()
    await world.passes(CCP_PATIENCE_S)
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
    await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Maya: Are you there?'])
    await alice.says('Good morning')
    const all = ['Maya: Before', 'Maya: Are you there?', 'Alice Adams: Good morning']
    await expect(customer).toSeeMessagesInOrder(all)
    await customer.says('At last')
    await expect(alice).toSeeMessagesInOrder([...all, 'Maya: At last'])
  })

  test('past the end of the chat: the agent signs in again, and sees that it is over', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await world.sleeps('26h')
    await expect(customer).toSeeTheEnd()
    await world.passes(CCP_PATIENCE_S)
    await alice.signsIn()
    await world.passes(CCP_PATIENCE_S)
    await expect(alice).toSeeTheEnd()
    await alice.closesContact()
    await expect(alice).toBeInState('Available')
  })
})

test('a customer’s phone is off for ten minutes: nothing is missing, nothing doubled', { tag: '@H46' }, async ({
  world,
}) => {
  const { customer, alice } = await world.chatOfTwo()
  await customer.says('Before')
  await customer.dropsOff()
  await alice.says('Are you there?')
  await world.passes('10m')
  await customer.comesBack()
  await alice.says('Welcome back')
  await expect(customer).toSeeMessagesInOrder([
    'Maya: Before',
    'Alice Adams: Are you there?',
    'Alice Adams: Welcome back',
  ])
})
