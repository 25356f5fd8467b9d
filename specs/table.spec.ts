import { expect } from '../harness/index.ts'
import { tableTest as test } from '../harness/table/test.ts'

const everybody = ['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen', 'Dave Diallo', 'Erin Eriksen']

test('npm run dev: nothing keeps anybody from using the table', async ({ emptyTable }) => {
  await expect(emptyTable).toBeAccessible()
})

test('npm run dev: a customer and an agent in tabs of their own, which are as accessible', async ({ emptyTable }) => {
  const customer = await emptyTable.customerInTab()
  await expect(customer).toBeAccessible()
  await customer.startsChat()
  const alice = await emptyTable.agentInTab('alice')
  await alice.accepts()
  await alice.says('Each of us has a tab')
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Each of us has a tab'])
  await customer.says('So we have')
  for (const person of [customer, alice]) {
    await expect(person).toSeeMessagesInOrder(['Alice Adams: Each of us has a tab', 'Maya: So we have'])
  }
  await expect(customer).toBeAccessible()
  const inspector = await emptyTable.inspectorInTab()
  await expect(inspector.transcript).toContainText('Each of us has a tab')
})

test('npm run dev: six at one table talk to each other, and there is no seat for a seventh', async ({ table }) => {
  const { customer } = table
  const alice = table.agent('alice')
  const guests = [table.agent('bob'), table.agent('carol'), table.agent('dave'), table.agent('erin')]
  for (const agent of [alice, ...guests]) await expect(agent).toBeInState('Available')
  await customer.startsChat()
  await alice.accepts()
  for (const guest of guests) {
    await alice.invites(guest.name)
    await guest.accepts()
  }
  await customer.says('Hello to all five')
  await guests[3]?.says('Hello from the sixth')
  for (const person of [customer, alice, ...guests]) {
    await expect(person).toSeeMessagesInOrder(['Maya: Hello to all five', 'Erin Eriksen: Hello from the sixth'])
  }
  for (const agent of [alice, ...guests]) await expect(agent).toHaveParticipants(everybody)

  await expect(alice).toBeUnableToInvite(/at most 6 participants/)
  const aliceElsewhere = await table.agentElsewhere('alice')
  await expect(aliceElsewhere).toHaveParticipants(everybody)
  await aliceElsewhere.invites('frank')
  await expect(aliceElsewhere).toBeTold(/at most 6 participants/)

  await customer.leaves()
  for (const person of [customer, alice, ...guests]) await expect(person).toSeeTheEnd()
})

test.describe('on a screen of 1400 by 900', () => {
  test.use({ viewport: { width: 1400, height: 900 } })

  test('npm run dev: with a notice in a seat, its Send is in view', async ({ table }) => {
    const alice = table.agent('alice')
    const bob = table.agent('bob')
    await table.customer.startsChat()
    await alice.accepts()
    await alice.invites('bob')
    await bob.rejects()
    await expect(alice).toBeTold(/Bob Bianchi did not join/)
    const seat = table.page.getByTitle('Page of Alice Adams').contentFrame()
    // All of it: a seat is drawn smaller than its page, and the browser rounds.
    await expect(seat.getByRole('button', { name: 'Send' })).toBeInViewport({ ratio: 0.99 })
  })
})
