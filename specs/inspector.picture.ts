import { customerName, fullNames } from '../fixtures/index.ts'
import { expect, test } from '../harness/inspector/index.ts'

const { alice, bob, carol, dave, erin, frank } = fullNames

test.use({ viewport: { width: 1600, height: 1010 } })

/** The picture of the inspector in the simulator's README. `npm run picture` takes it. */
test('the inspector', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice, bob, carol, dave, erin)
  await inspector.says(customerName, 'Hello! My parcel was delivered to the wrong address.')
  await inspector.says(bob, 'Bob from logistics. The driver still has it and can be with you by four.')
  const seat = await inspector.turnsTo(dave)
  await seat.getByRole('button', { name: 'Drop the socket of dave' }).click()
  await expect(inspector.seats.filter({ hasText: dave })).toContainText('offline')
  await inspector.says(customerName, 'That was fast. Thank you all!')
  await inspector.makesAvailable(frank)
  await inspector.invites(alice, frank)
  await expect(inspector.alert).toContainText('at most 6 participants')
  await expect(inspector.lines.last()).toHaveAccessibleName(/refused/)
  await inspector.page.screenshot({ path: 'docs/inspector.png' })
})
