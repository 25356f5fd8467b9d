import { expect, proves, test } from '../../../index.ts'
import { CANARY } from '../canary.ts'

test('six take part @six', proves('six-at-most'), async ({ world }) => {
  const { customer, erin } = await world.chatOfSix()
  await erin.says('Hello from the sixth')
  await expect(customer).toSeeMessagesInOrder(['Erin Eriksen: Hello from the sixth'])
})

test('fails on purpose', proves('customer-ends-it', 'all-see-all'), async ({ world }) => {
  const { customer, alice } = await world.chatOfThree()
  await alice.says(`My token is ${CANARY}`)
  await customer.says('The last that is said')
  expect(await alice.roster(), `on purpose: alice sees nobody ${CANARY}`).toHaveLength(0)
  await alice.says('Never said')
})
