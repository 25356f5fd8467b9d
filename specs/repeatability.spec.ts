import { expect, test, type World } from '../harness/index.ts'

test.use({ stepsPageTime: true })

/**
 * Each thing is let settle before the next is done: what happens at the same moment comes in any order. Less than a second
 * at a time, after which libraries send a subscription again that has not been answered.
 */
async function chat(world: World, last: string) {
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
  await alice.says(last)
  await settles()
  await expect(customer).toSeeMessagesInOrder(['Maya: Hello to both', 'Bob Bianchi: Hello', `Alice Adams: ${last}`])
  return world.wire.comparable
}

test('the same chat with pages gives the same wire log for everybody', async ({ inWorld }) => {
  const first = await inWorld((world) => chat(world, 'Just the two of us'))
  const second = await inWorld((world) => chat(world, 'Just the two of us'))
  expect(Object.keys(first)).toEqual(expect.arrayContaining(['Maya, participant', 'alice, cti', 'bob, socket']))
  expect(second).toEqual(first)
})

test('a chat that differs in a word does not', async ({ inWorld }) => {
  const first = await inWorld((world) => chat(world, 'Just the two of us'))
  const second = await inWorld((world) => chat(world, 'Just us two'))
  const differing = Object.keys(first).filter((line) => first[line] !== second[line])
  // Bob has left before.
  expect(differing).toEqual(['Maya, socket', 'alice, participant', 'alice, socket'])
})
