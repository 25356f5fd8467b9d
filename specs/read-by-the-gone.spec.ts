import { expect, test, type World } from '../harness/index.ts'

/** Long enough for whoever tries to connect again to do so, in seconds. */
const A_NEW_TRY_S = 12
const MISSING = 'What was said last may be missing here.'

test.use({ stepsPageTime: true })

test.describe('a chat ends while an agent has no network', () => {
  for (const [who, pages] of [
    ['their page', ['alice']],
    ['an agent without a page', []],
  ] as const) {
    test(`${who} lacks what was said last, where nobody reads a chat that has ended`, async ({ world }) => {
      const alice = await isBackAfterTheEnd(world, pages)
      await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
      if (pages.length > 0) await expect(alice.page.getByText(MISSING)).toBeVisible()
    })

    test.describe('where they are assumed to be able to read it still', () => {
      test.use({ assumptions: { readByTheGone: 'everything' } })

      test(`${who} has what was said last`, async ({ world }) => {
        const alice = await isBackAfterTheEnd(world, pages)
        await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Maya: I have to go'])
        if (pages.length > 0) await expect(alice.page.getByText(MISSING)).toBeHidden()
      })
    })
  }
})

/** Alice, who had no network while Maya said something more and left. */
async function isBackAfterTheEnd(world: World, pages: readonly 'alice'[]) {
  const { customer, alice } = await world.chatOfTwo({ pages })
  await customer.says('Before')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  await world.network.of(alice).dropped(async () => {
    await customer.says('I have to go')
    await customer.leaves()
  })
  await world.passes(A_NEW_TRY_S)
  await expect(alice).toSeeTheEnd()
  return alice
}
