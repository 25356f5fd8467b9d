import { contactCenter } from '../../fixtures/index.ts'
import { expect, test } from '../../harness/index.ts'

test.use({ stepsPageTime: true })

test.describe('on a page of an origin that is not approved', () => {
  test.use({ center: { ...contactCenter, approvedOrigins: ['https://app.example.com'] } })

  test('the CCP does not load, and the page says so', { tag: ['@H52', '@H57'] }, async ({ world }) => {
    const alice = await world.opensPage('alice', { signedIn: false })
    await world.passes('1m')
    await world.passes('10s')
    await expect(alice).toBeTold(/does not answer.*approved origin/)
  })
})

test('the CCP is slow to load: the agent may sign in meanwhile, and the chat is there once it has loaded', {
  tag: '@H52',
}, async ({ world }) => {
  const alice = await world.opensPage('alice', { popups: false })
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  await world.network.of(alice).slowCcp(async ({ met }) => {
    await alice.startsReload()
    await met()
    await world.passes(7)
    await expect(alice).toBeTold(/sign-in window/)
  })
  await world.passes(7)
  await alice.says('Here at last')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Here at last'])
})

test('the CCP loads a second time in mid-chat: nothing is missing, nothing doubled', { tag: '@H52' }, async ({
  world,
}) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  await customer.says('Before')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  await alice.ccpLoadsAgain()
  await world.passes(7)
  await customer.says('After')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Maya: After'])
  await alice.says('Both')
  await expect(customer).toSeeMessagesInOrder(['Maya: Before', 'Maya: After', 'Alice Adams: Both'])
})
