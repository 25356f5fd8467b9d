import { expect, test } from '../../harness/index.ts'

/** Longer than the page waits for its message to be taken; in seconds. */
const PAST_PATIENCE_S = 31

test.use({ stepsPageTime: true })

test.describe('a message is not taken', () => {
  test('answered with 429, then with 500: the agent is told each time, and sends it again, once for all', {
    tag: '@H34',
  }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    const { network } = world
    await network.of(alice).failing({ operation: 'SendMessage', status: 429 }, async () => {
      await alice.says('Can you hear me?')
      await expect(alice).toBeTold(/Not sent: .*429/)
    })
    await network.of(alice).failing({ operation: 'SendMessage', status: 500 }, async () => {
      await alice.sendsAgain()
      await expect(alice).toBeTold(/Not sent: .*500/)
    })
    await expect(customer).toSeeMessagesInOrder([])
    await alice.sendsAgain()
    for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(['Alice Adams: Can you hear me?'])
  })

  test('answered too late, although the service has it: it is there once, and nothing is said to have failed', {
    tag: '@H34',
  }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await world.network.of(alice).delayed('1m', async () => {
      await alice.says('Can you hear me?')
      await expect(customer).toSeeMessagesInOrder(['Alice Adams: Can you hear me?'])
      await world.passes(PAST_PATIENCE_S)
    }, ['SendMessage'])
    await expect(alice).toSeeMessagesInOrder(['Alice Adams: Can you hear me?'])
    await expect(alice).toBeTold(/^$/)
  })

  test('without a network: told in words, and sent again when it is back', { tag: '@H34' }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).dropped(async () => {
      await alice.says('Can you hear me?')
      await world.passes(5)
      await expect(alice).toBeTold(/Not sent: Amazon Connect could not be reached/)
    })
    await world.passes(12)
    await alice.sendsAgain()
    const all = ['Maya: Before', 'Alice Adams: Can you hear me?']
    for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
  })
})

// ChatJS gets another token in time before one expires, and none because one was refused (source).
test('the agent’s connection token is refused in mid-chat: told in words, and with a page loaded anew all is well', {
  tag: '@H47',
}, async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  await customer.says('Before')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  await world.network.of(alice).tokenExpired(async ({ met }) => {
    await alice.says('Still here?')
    await met()
    await expect(alice).toBeTold(/Not sent: Access denied: the connection token is missing, expired/)
    await alice.reloads()
    await alice.says('Here again')
    for (const person of [customer, alice])
      await expect(person).toSeeMessagesInOrder(['Maya: Before', 'Alice Adams: Here again'])
  })
})

test('everybody is throttled: who has no page is refused, the page says so, and the chat goes on', {
  tag: '@H34',
}, async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  await world.network.all.throttled(async () => {
    await alice.says('Hello!')
    await expect(customer.says('Hello?')).rejects.toThrow(/429: ThrottlingException/)
    await expect(alice).toBeTold(/Not sent: Rate exceeded/)
  }, ['SendMessage'])
  await alice.sendsAgain()
  await customer.says('Hello!')
  for (const person of [customer, alice])
    await expect(person).toSeeMessagesInOrder(['Alice Adams: Hello!', 'Maya: Hello!'])
})

test('the customer’s connection token expires: refused, and good again with a new connection', { tag: '@H47' }, async ({
  world,
}) => {
  const { customer, alice } = await world.chatOfTwo()
  await world.network.of(customer).tokenExpired(async () => {
    await expect(customer.says('Still here?')).rejects.toThrow(/403: AccessDeniedException/)
    await customer.dropsOff()
    await customer.comesBack()
    await customer.says('Here again')
  })
  for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(['Maya: Here again'])
})
