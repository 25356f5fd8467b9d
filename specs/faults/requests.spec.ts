import { expect, test } from '../../harness/index.ts'

/** Longer than the page waits for its message to be taken; in seconds. */
const PAST_PATIENCE_S = 31

/** Of a connection token that is good for an hour; ChatJS asks for another a minute before. */
const SHORTLY_BEFORE_IT_EXPIRES = '3570s'

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

// ChatJS gets another token in time before one expires, and none because one was refused (source): the page does.
test.describe('the agent’s connection token is refused in mid-chat', () => {
  test.use({ assumptions: { chatTokenHours: 1 } })

  test('another is got, and the message gets through by itself; everything is there once, for everybody', {
    tag: ['@insides', '@H47'],
  }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).tokenExpired(async ({ met }) => {
      await alice.says('Still here?')
      await met()
      for (const person of [customer, alice])
        await expect(person).toSeeMessagesInOrder(['Maya: Before', 'Alice Adams: Still here?'])
      await expect(alice).toBeTold(/^$/)
      await customer.says('Of course')
      await alice.says('Good')
      const all = ['Maya: Before', 'Alice Adams: Still here?', 'Maya: Of course', 'Alice Adams: Good']
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
    })
    expect(world.wire.chatTokensGivenTo('alice')).toHaveLength(2)
    expect(world.wire.subscribedSocketsOf('alice')).toBe(1)
  })

  test('whoever had it asks for no more, when the time comes for another', { tag: ['@insides', '@H47'] }, async ({
    world,
  }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).tokenExpired(async () => {
      await alice.says('Still here?')
      await expect(customer).toSeeMessagesInOrder(['Maya: Before', 'Alice Adams: Still here?'])
    })
    await world.sleeps(SHORTLY_BEFORE_IT_EXPIRES)
    await alice.says('Here again')
    const all = ['Maya: Before', 'Alice Adams: Still here?', 'Alice Adams: Here again']
    for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
    expect(world.wire.chatTokensGivenTo('alice')).toHaveLength(3)
  })

  test('while the customer writes, and another agent: nothing is missing, nothing doubled', { tag: '@H47' }, async ({
    world,
  }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).tokenExpired(() =>
      world.network.of(alice).delayed('5s', async () => {
        await alice.says('One moment')
        await world.passes(3)
        await bob.says('Meanwhile')
        await world.passes(2)
        await customer.says('Hello?')
        await world.passes('20s')
        const all = ['Maya: Before', 'Bob Bianchi: Meanwhile', 'Maya: Hello?', 'Alice Adams: One moment']
        for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(all)
      }),
    )
  })

  test('and so is another: told in words, and sent again by hand, once for all', { tag: '@H47' }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    await world.network.of(alice).failing({ operation: 'SendMessage', status: 403 }, async () => {
      await alice.says('Still here?')
      await expect(alice).toBeTold(/Not sent: .*403/)
    })
    expect(world.wire.chatTokensGivenTo('alice')).toHaveLength(2)
    await alice.sendsAgain()
    for (const person of [customer, alice])
      await expect(person).toSeeMessagesInOrder(['Maya: Before', 'Alice Adams: Still here?'])
  })

  test('and the request for another gets no answer: told in words, and sent again when one does, once for all', {
    tag: ['@insides', '@H47'],
  }, async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    await customer.says('Before')
    await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
    // A read of the transcript that is refused as well would ask for a session again by itself, while none is given.
    await world.passes('500ms')
    const mine = world.network.of(alice)
    await mine.tokenExpired(async () => {
      // What is refused with 403 is never answered in the page (source).
      await mine.failing({ operation: 'CreateTransport', status: 403 }, async ({ met }) => {
        await alice.says('Still here?')
        await met()
        await world.passes(PAST_PATIENCE_S)
        await expect(alice).toBeTold(/Not sent: Access denied: the connection token is missing, expired/)
      })
      await alice.sendsAgain()
      const all = ['Maya: Before', 'Alice Adams: Still here?']
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
      await customer.says('Of course')
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder([...all, 'Maya: Of course'])
    })
    expect(world.wire.subscribedSocketsOf('alice')).toBe(1)
  })

  // With the next news of the contact Streams opens another session by itself (source).
  for (const news of ['meanwhile', 'afterwards'] as const) {
    test(`and no other is to be had, with news ${news}: told in words, and sent again when there is one, once for all`, {
      tag: ['@insides', '@H47'],
    }, async ({ world }) => {
      const { customer, alice, bob } = await world.chatOfTwoWith(['bob', 'carol'], { pages: ['alice'] })
      await alice.invites('bob')
      await bob.accepts()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
      await customer.says('Before')
      await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
      const hasNews = async () => {
        await alice.invites('carol')
        await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen (invited)'])
        await world.passes('500ms')
      }
      const mine = world.network.of(alice)
      await mine.tokenExpired(async () => {
        await mine.failing({ operation: 'CreateTransport', status: 400 }, () =>
          mine.failing({ operation: 'CreateParticipantConnection', status: 403 }, async () => {
            await alice.says('Still here?')
            await expect(alice).toBeTold(/Not sent: Access denied: the connection token is missing, expired/)
            if (news === 'meanwhile') await hasNews()
          }),
        )
        if (news === 'afterwards') await hasNews()
        await bob.says('Hello?')
        await expect.poll(() => alice.messages()).toContainEqual({ from: 'Bob Bianchi', text: 'Hello?' })
        await alice.sendsAgain()
        const all = ['Maya: Before', 'Bob Bianchi: Hello?', 'Alice Adams: Still here?']
        for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(all)
      })
      expect(world.wire.chatTokensGivenTo('alice')).toHaveLength(2)
    })
  }
})

test('the chat is over, and the agent’s page has not heard of it: told so in words', { tag: '@H47' }, async ({
  world,
}) => {
  const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
  await customer.says('Before')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  const { network } = world
  await network.of(alice).halfOpen(() =>
    network.of(alice).delayed('1m', async () => {
      await customer.leaves()
      await alice.says('Still here?')
      await expect(alice).toBeTold(/Not sent: The chat with Maya has ended/)
    }, ['GetAgentSnapshot']),
  )
  await expect(alice).toSeeTheEnd()
})

test.describe('a chat is accepted, and its session does not open', () => {
  for (const [how, fault] of [
    ['refused with 403', { operation: 'CreateTransport', status: 403 }],
    ['not answered', { operation: 'CreateTransport' }],
    ['open, and its transcript is not answered', { operation: 'GetTranscript' }],
  ] as const) {
    test(`${how}: the page tries again, and once the fault is over everything is there once`, {
      tag: ['@insides', '@H53'],
    }, async ({ world }) => {
      const alice = await world.opensPage('alice')
      await alice.goesAvailable()
      const customer = await world.customerStartsChat()
      const mine = world.network.of(alice)
      const during = async () => {
        await alice.accepts()
        await customer.says('Is anybody there?')
        await world.passes(PAST_PATIENCE_S)
      }
      await ('status' in fault ? mine.failing(fault, during) : mine.hanging(fault, during))
      await world.passes(PAST_PATIENCE_S)
      await alice.says('Here I am')
      const all = ['Maya: Is anybody there?', 'Alice Adams: Here I am']
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
      await customer.says('At last')
      for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder([...all, 'Maya: At last'])
      expect(world.wire.subscribedSocketsOf('alice')).toBe(1)
    })
  }

  test('answered too late: what the page has opened meanwhile goes on alone', { tag: ['@insides', '@H53'] }, async ({
    world,
  }) => {
    const alice = await world.opensPage('alice')
    await alice.goesAvailable()
    const customer = await world.customerStartsChat()
    await world.network.of(alice).delayed('20s', async () => {
      await alice.accepts()
      await world.passes(PAST_PATIENCE_S)
    }, ['CreateTransport'])
    await world.passes(PAST_PATIENCE_S)
    await alice.says('Here I am')
    await expect(customer).toSeeMessagesInOrder(['Alice Adams: Here I am'])
    await customer.says('At last')
    const all = ['Alice Adams: Here I am', 'Maya: At last']
    for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
    await expect(alice).toBeTold(/^$/)
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
  await expect(customer).toSeeMessagesInOrder(['Alice Adams: Hello!'])
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
