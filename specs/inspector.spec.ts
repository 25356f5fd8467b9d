import { customerName, fullNames } from '../fixtures/index.ts'
import { barriers, expect, overlapping, test } from '../harness/inspector/index.ts'

const { alice, bob, carol, dave, erin, frank } = fullNames

test('a newcomer is told what to do first', async ({ inspector }) => {
  await expect(inspector.page.getByRole('heading', { name: 'Nobody is chatting yet' })).toBeVisible()
  await expect(inspector.page.getByText('Start a chat as a customer')).toBeVisible()
  expect(await barriers(inspector)).toEqual([])
})

test('a person seats six at one table, and sees why a seventh is refused', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice, bob, carol, dave, erin)
  await expect(inspector.seats).toContainText([customerName, alice, bob, carol, dave, erin])
  await inspector.says(customerName, 'Hello to all five')
  await inspector.makesAvailable(frank)
  await inspector.invites(alice, frank)
  await expect(inspector.alert).toContainText('at most 6 participants')
  await expect(inspector.seats).toHaveCount(6)
  await expect(inspector.lines.last()).toHaveAccessibleName(
    /alice: invites Frank Fischer, refused, 400: This chat is full/,
  )
  await expect(inspector.lines.filter({ hasText: 'Maya: “Hello to all five”' })).toHaveAccessibleName(
    /to (?=.*Maya)(?=.*alice)(?=.*bob)(?=.*carol)(?=.*dave)(?=.*erin)/,
  )
  expect(await overlapping(inspector)).toEqual([])
  expect(await barriers(inspector)).toEqual([])
})

test('a line of the diagram tells what went over the wire, without anything that gives access', async ({
  inspector,
}) => {
  await inspector.fillsTable(customerName, alice)
  await inspector.lines.filter({ hasText: 'connects' }).first().click()
  const detail = inspector.page.getByRole('region', { name: 'Wire events' })
  await expect(detail).toContainText('"operation": "CreateParticipantConnection"')
  await expect(detail).toContainText('"ConnectionToken": "<credential>"')
  await expect(detail).not.toContainText(/[0-9a-f]{64}/)
  expect(await barriers(inspector)).toEqual([])
})

test('the lines of the diagram are one stop of the Tab key; arrow keys go from line to line', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice)
  await expect(inspector.lines.last()).toHaveAccessibleName(/Alice Adams joins/)
  await inspector.lines.last().focus()
  await inspector.page.keyboard.press('ArrowUp')
  await expect(inspector.lines.nth(-2)).toBeFocused()
  await inspector.page.keyboard.press('Enter')
  await expect(inspector.page.getByRole('region', { name: 'Wire events' })).toBeVisible()
  await inspector.page.keyboard.press('Tab')
  await expect(inspector.lines.and(inspector.page.locator(':focus'))).toHaveCount(0)
})

test('a person drops a socket and opens it again', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice, bob)
  const seat = await inspector.turnsTo(bob)
  await seat.getByRole('button', { name: 'Drop the socket of bob' }).click()
  await expect(inspector.seats.filter({ hasText: bob })).toContainText('offline')
  await expect(inspector.lines.filter({ hasText: 'socket closed' })).toHaveAccessibleName(/bob: socket closed/)
  await inspector.says(customerName, 'Where is Bob?')
  await expect(inspector.lines.last()).not.toHaveAccessibleName(/bob/)
  await (await inspector.turnsTo(bob)).getByRole('button', { name: 'Reconnect bob' }).click()
  await expect(inspector.seats.filter({ hasText: bob })).not.toContainText('offline')
})

test('a supervisor listens unseen, barges in and goes back', async ({ inspector }) => {
  const grace = 'Grace Garcia'
  await inspector.fillsTable(customerName, alice)
  await inspector.makesAvailable(grace)
  await inspector.monitors(grace)
  await expect(inspector.transcript).not.toContainText(grace)
  await inspector.bargesIn(grace)
  await inspector.says(grace, 'Let me help you both')
  expect(await barriers(inspector)).toEqual([])
  await inspector.goesBack(grace)
  await expect(inspector.transcript).toContainText(`${grace} has left`)
})

test('a person types, sends a file, and hands the chat over', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice, bob)
  await inspector.types(customerName)
  await expect(inspector.lines.filter({ hasText: 'Maya types' })).toHaveAccessibleName(/to (?=.*alice)(?=.*bob)/)
  await inspector.sendsFile(bob, 'parcel.txt')
  await expect(inspector.transcript).toContainText(`${bob} parcel.txt`)
  await inspector.makesAvailable(carol)
  await inspector.transfers(alice, carol)
  await inspector.accepts(carol)
  await expect(inspector.seats).toHaveCount(2)
  await expect(inspector.seats.last()).toContainText(carol)
})

test('a state that is chosen during a chat comes after it', async ({ inspector }) => {
  await inspector.fillsTable(customerName, alice, bob)
  await inspector.chooses(bob, 'Break')
  await expect(inspector.page.getByText('Break after the contacts')).toBeVisible()
  expect(await barriers(inspector)).toEqual([])
  await inspector.leaves(bob)
  await inspector.closesContact(bob)
  await expect(inspector.page.getByText('Break after the contacts')).toBeHidden()
  await expect(inspector.stateOf(bob)).toHaveText('Break')
})

test('a person moves the clock on: a contact that nobody accepts is missed', async ({ inspector }) => {
  await inspector.makesAvailable(alice)
  await inspector.startsChat(customerName)
  await expect(inspector.page.getByRole('button', { name: `${alice} accepts` })).toBeVisible()
  await inspector.advances('1 minute')
  await expect(inspector.page.getByRole('button', { name: `${alice} closes the contact` })).toBeVisible()
  await expect(inspector.page.getByText('Time moves on by 1 minute').last()).toBeVisible()
})

test('the end of the simulator is said, and the page is live again when it is back', async ({ inspector, served }) => {
  await inspector.fillsTable(customerName, alice)
  await served.ends()
  await expect(inspector.status).toContainText('The simulator has ended')
  await served.comesBack()
  await expect(inspector.status).toBeEmpty()
  await expect(inspector.page.getByRole('heading', { name: 'Nobody is chatting yet' })).toBeVisible()
})

test.describe('on a large screen', () => {
  test.use({ viewport: { width: 1600, height: 1000 } })

  test('a long log is shown from its end, and the page works', async ({ inspector, served }) => {
    served.hasSeen(10_000)
    await expect(inspector.page.getByText('10,000 events')).toBeVisible()
    await expect(inspector.lines.last()).toBeInViewport()
    await inspector.fillsTable(customerName, alice)
    await inspector.says(alice, 'Still here')
    await expect(inspector.lines.last()).toHaveAccessibleName(/“Still here”/)
    await expect(inspector.lines.last()).toBeInViewport()
  })
})
