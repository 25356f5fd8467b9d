import { expect, test } from '../harness/index.ts'

test('an agent has a chat open twice: each shows everything once, and both follow what is done in one', {
  tag: '@H16',
}, async ({ world }) => {
  const here = await world.opensPage('alice')
  const there = await world.opensPage('alice')
  await here.goesAvailable()
  await expect(there).toBeInState('Available')
  const customer = await world.customerStartsChat()
  await expect(there).toBeRungBy(['Maya'])
  await here.accepts()
  await expect(there).toBeRungBy([])
  await customer.says('Where do you read this?')
  await here.says('Here')
  await expect(there).toSeeMessagesInOrder(['Maya: Where do you read this?', 'Alice Adams: Here'])
  await there.says('And there')
  const all = ['Maya: Where do you read this?', 'Alice Adams: Here', 'Alice Adams: And there']
  for (const person of [customer, here, there]) await expect(person).toSeeMessagesInOrder(all)
  await expect(there).toHaveParticipants(['Maya', 'Alice Adams'])
  await there.leaves()
  await expect(here).toSeeTheEnd()
})
