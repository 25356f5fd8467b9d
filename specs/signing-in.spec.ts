import { expect, test } from '../harness/index.ts'

/** Streams gives the CCP five seconds to answer before it asks the agent to sign in, and looks again as often. */
const CCP_PATIENCE_S = 6

test.use({ stepsPageTime: true })

test('an agent signs in through the popup of the CCP', async ({ world }) => {
  const alice = await world.opensPage('alice', { signedIn: false })
  await world.passes(CCP_PATIENCE_S)
  await alice.signsIn()
  await world.passes(CCP_PATIENCE_S)
  await expect(alice).toBeInState('Offline')
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  await alice.says('Signed in and ready')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Signed in and ready'])
})

test('the popup is blocked: the agent sees it, and opens it by hand', { tag: '@H58' }, async ({ world }) => {
  const alice = await world.opensPage('alice', { signedIn: false, popups: false })
  await world.passes(CCP_PATIENCE_S)
  await expect(alice).toBeTold(/blocked/)
  await alice.signsIn()
  await world.passes(CCP_PATIENCE_S)
  await expect(alice).toBeInState('Offline')
})

test('contacts are accepted automatically when the agent wants it', async ({ world }) => {
  const alice = await world.opensPage('alice')
  await alice.acceptsAutomatically()
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await customer.says('That was quick')
  await expect(alice).toSeeMessagesInOrder(['Maya: That was quick'])
})

test('a link that would take the chats of a signed-in agent elsewhere starts nothing, and says why', {
  tag: '@H58',
}, async ({ world }) => {
  const { alice } = await world.chatOfTwo({ pages: ['alice'] })
  const link = new URL(alice.page.url())
  link.searchParams.set('endpoint', 'https://elsewhere.example')
  await alice.page.goto(link.href)
  await expect(alice).toBeTold(
    /The link to this page sets endpoint to "https:\/\/elsewhere\.example".*Open the page without it/,
  )
})
