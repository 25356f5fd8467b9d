import { expect, test } from '../harness/index.ts'

test('an agent works two chats at once, and nothing crosses over', async ({ world }) => {
  const alice = await world.opensPage('alice')
  await alice.goesAvailable()
  const maya = await world.customerStartsChat('Maya')
  await alice.accepts()
  const noah = await world.customerStartsChat('Noah')
  await alice.accepts()

  await maya.says('I am Maya')
  await noah.says('I am Noah')
  await alice.turnsTo('Maya')
  await expect(alice).toSeeMessagesInOrder(['Maya: I am Maya'])
  await alice.says('Hello Maya')
  await alice.turnsTo('Noah')
  await expect(alice).toSeeMessagesInOrder(['Noah: I am Noah'])
  await alice.says('Hello Noah')

  await expect(maya).toSeeMessagesInOrder(['Maya: I am Maya', 'Alice Adams: Hello Maya'])
  await expect(noah).toSeeMessagesInOrder(['Noah: I am Noah', 'Alice Adams: Hello Noah'])
  await maya.leaves()
  await alice.turnsTo('Noah')
  await alice.says('Still here')
  await expect(noah).toSeeMessagesInOrder(['Noah: I am Noah', 'Alice Adams: Hello Noah', 'Alice Adams: Still here'])
})
