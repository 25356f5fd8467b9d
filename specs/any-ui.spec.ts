import { expect, type Person, proves, test } from '../harness/index.ts'

/** For the report of the run: where the page has the oldest libraries. */
test.beforeEach(({ pageDriver: _ }, { project, annotations }) => {
  if (project.name.includes('oldest')) annotations.push(...proves('oldest-libraries').annotation)
})

/*
 * What every UI with Streams and ChatJS can do, the example that is published with ChatJS included: that one posts and
 * shows a message several times, so that a message is looked for here and not counted.
 */
test('a customer, an agent and a colleague who is invited hear each other', { tag: '@core' }, async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice', 'bob'] })
  await customer.says('Is anybody there?')
  await hears(alice, 'Maya', 'Is anybody there?')
  await alice.says('I am')
  await hears(customer, 'Alice Adams', 'I am')

  await alice.invites('bob')
  await bob.accepts()
  await bob.says('Bob here too')
  for (const person of [alice, customer]) await hears(person, 'Bob Bianchi', 'Bob here too')
  await alice.says('Welcome, Bob')
  await hears(bob, 'Alice Adams', 'Welcome, Bob')
  await customer.says('So many of you')
  for (const agent of [alice, bob]) await hears(agent, 'Maya', 'So many of you')
})

async function hears(person: Person, from: string, text: string): Promise<void> {
  await expect.poll(() => person.messages()).toContainEqual(expect.objectContaining({ from, text }))
}
