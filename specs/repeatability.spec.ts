import { expect, test, type World } from '../harness/index.ts'

test.use({ stepsPageTime: true })

const LAST_WORDS = 'Just the two of us'

/**
 * Each thing is let settle before the next is done: what happens at the same moment comes in any order. Less than a second
 * at a time, after which libraries send a subscription again that has not been answered.
 */
async function chat(world: World) {
  const settles = () => world.passes('500ms')
  const [alice, bob] = await Promise.all([world.opensPage('alice'), world.opensPage('bob')])
  await alice.goesAvailable()
  const customer = await world.customerStartsChat()
  await alice.accepts()
  await settles()
  await bob.goesAvailable()
  await alice.invites('bob')
  await bob.accepts()
  await settles()
  await customer.says('Hello to both')
  await settles()
  await bob.says('Hello')
  await settles()
  await bob.leaves()
  await settles()
  await alice.says(LAST_WORDS)
  await settles()
  await expect(customer).toSeeMessagesInOrder([
    'Maya: Hello to both',
    'Bob Bianchi: Hello',
    `Alice Adams: ${LAST_WORDS}`,
  ])
  return world.wire.comparable
}

test('the same chat with pages gives the same wire log for everybody', async ({ inWorld }) => {
  const first = await inWorld(chat)
  const second = await inWorld(chat)
  expect(Object.keys(first)).toEqual(expect.arrayContaining(['Maya, participant', 'alice, cti', 'bob, socket']))
  // A word that differed would show, for whoever sends or hears it: Bob has left before.
  const whereItStands = Object.keys(first).filter((line) => first[line]?.includes(LAST_WORDS))
  expect(whereItStands).toEqual(['Maya, socket', 'alice, participant', 'alice, socket'])
  expect(second).toEqual(first)
})
