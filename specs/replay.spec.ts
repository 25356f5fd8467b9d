import { customerName, fullNames } from '../fixtures/index.ts'
import { barriersOn, expect, type ReplayPage, test } from '../harness/inspector/replay.ts'

const { alice, bob } = fullNames

/** Maya, Alice and Bob have talked, and Bob has been missed when he had left. */
test.beforeEach(async ({ world }) => {
  const { customer, bob: guest } = await world.chatOfThree()
  await customer.says('Hello to both')
  await guest.leaves()
  world.timeline.mark('failure', 'Bob is missed')
  await world.passes('90s')
  await customer.says('Where is Bob?')
})

test('it opens where it failed, for everybody: who sat there then, what had been said, the end of the diagram', async ({
  world,
  replayed,
}) => {
  const replay = await replayed(world)
  await expect(replay.moment).toContainText('Bob is missed')
  await expect(replay.seats).toContainText([customerName, alice])
  await expect(replay.seats).toHaveCount(2)
  await expect(replay.transcript).toContainText('Hello to both')
  await expect(replay.transcript).not.toContainText('Where is Bob?')
  await expect(replay.lines.last()).toContainText('Bob is missed')
  expect(await barriersOn(replay.page)).toEqual([])
})

test('step by step back and on, everything is as it was', async ({ world, replayed }) => {
  const replay = await replayed(world)
  await replay.goesBackBefore(/bob asks for DestroyConnection/)
  await expect(replay.seats).toContainText([customerName, alice, bob])
  await replay.presses('Step on')
  await expect(replay.seats).toContainText([customerName, alice])
  await expect(replay.seats).toHaveCount(2)
  await replay.presses('To the beginning')
  await expect(replay.page.getByText('No chat has been started by this moment.')).toBeVisible()
  await expect(replay.lines).toHaveCount(0)
  await replay.presses('To the end')
  await expect(replay.transcript).toContainText('Where is Bob?')
  await replay.presses('Go to the failure')
  await expect(replay.moment).toContainText('Bob is missed')
})

test('by keyboard, by event and by the simulator’s time', async ({ world, replayed }) => {
  const replay = await replayed(world)
  await replay.slider.focus()
  await replay.page.keyboard.press('End')
  await expect(replay.transcript).toContainText('Where is Bob?')
  await replay.page.keyboard.press('Home')
  await expect(replay.moment).toContainText('Before anything has happened')
  await replay.stepsBy('simulated')
  await replay.slider.focus()
  await replay.page.keyboard.press('End')
  await expect(replay.transcript).toContainText('Where is Bob?')
  // The 90 s in which nothing but timers happened are one step here.
  await replay.presses('Step back')
  await expect(replay.transcript).not.toContainText('Where is Bob?')
  await expect(replay.transcript).toContainText('Hello to both')
  await replay.slider.focus()
  for (const key of ['ArrowRight', 'ArrowRight']) await replay.page.keyboard.press(key)
  await expect(replay.transcript).not.toContainText('Where is Bob?')
})

test('it plays to the end, and nobody can act in what is over', async ({ world, replayed }) => {
  const replay = await replayed(world)
  await replay.presses('To the beginning')
  await replay.page.getByLabel('Speed').selectOption('16')
  await replay.presses('Play')
  await expect(replay.transcript).toContainText('Where is Bob?')
  await expect(replay.page.getByRole('button', { name: 'To the end' })).toBeDisabled()
  await expect(replay.page.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  expect(await actingControlsOf(replay)).toEqual(["this chat's peopleeverybody"])
})

function actingControlsOf({ controls }: ReplayPage): Promise<string[]> {
  return controls.allTextContents()
}
