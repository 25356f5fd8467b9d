import { expect, test } from '../harness/index.ts'

test('six people write at once: everybody has every message once, in the order of the transcript', {
  tag: ['@core', '@H32'],
}, async ({ world }) => {
  const { customer, alice, bob, carol, dave, erin } = await world.chatOfSix({ pages: ['alice', 'erin'] })
  const people = [customer, alice, bob, carol, dave, erin]
  for (const round of ['one', 'two', 'three']) {
    await Promise.all(people.map((person) => person.says(`${person.name} ${round}`)))
  }
  await expect.poll(() => customer.messages()).toHaveLength(18)
  const spoken = (await customer.transcript()).filter((line) => line.includes(': '))
  expect(spoken).toHaveLength(18)
  expect(new Set(spoken).size).toBe(18)
  for (const person of people) await expect(person).toSeeMessagesInOrder(spoken)
})

test('two agents and the customer see each other typing', async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
  await customer.types()
  await bob.types()
  await expect(alice).toSeeTyping(['Bob Bianchi', 'Maya'])
  await alice.types()
  await expect(customer).toSeeTyping(['Alice Adams', 'Bob Bianchi'])
  await bob.says('Done')
  // She has begun before him, and would be the first to be taken to have stopped.
  await expect(alice).toSeeTyping(['Maya'])
  await expect(customer).toSeeTyping(['Alice Adams'])
})

test('everybody is sent each message once', async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfThree()
  for (const person of [customer, alice, bob]) await person.says('Hello')
  const all = ['Maya: Hello', 'Alice Adams: Hello', 'Bob Bianchi: Hello']
  for (const person of [customer, alice, bob]) {
    await expect(person).toSeeMessagesInOrder(all)
    expect(world.wire.messagesPushedTo(person.name)).toEqual(all)
  }
})

test('an agent writes faster than Amazon Connect answers: everything arrives as it was written', async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  const write = async () => {
    for (const text of ['One', 'Two', 'Three']) await alice.says(text)
  }
  await world.network.of(alice).delayed('20s', write, ['SendMessage'])
  for (const person of [customer, alice]) {
    await expect(person).toSeeMessagesInOrder(['Alice Adams: One', 'Alice Adams: Two', 'Alice Adams: Three'])
  }
})

test('markup in names and messages is inert', { tag: ['@core', '@H36'] }, async ({ world }) => {
  const alice = await world.opensPage('alice')
  const scriptsRun: string[] = []
  alice.page.on('dialog', (dialog) => {
    scriptsRun.push(dialog.message())
    return dialog.dismiss()
  })
  await alice.goesAvailable()
  const customer = await world.customerStartsChat('<img src=x onerror=alert(1)>')
  await alice.accepts()
  await customer.says('<script>alert(1)</script><b>bold</b>')
  await expect(alice).toSeeMessagesInOrder(['<img src=x onerror=alert(1)>: <script>alert(1)</script><b>bold</b>'])
  expect(scriptsRun).toEqual([])
})
