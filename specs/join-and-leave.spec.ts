import { expect, proves, test } from '../harness/index.ts'

test.describe('joining', () => {
  test('an invited agent accepts: the others see them invited, then joined', {
    tag: ['@core', '@H1'],
    ...proves('by-quick-connect', 'invited-then-joined'),
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await customer.says('Hello')
    await alice.invites('bob')
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi (invited)'])
    await bob.accepts()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
    await expect(bob).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
    expect(await customer.transcript()).toEqual([
      'Maya joined',
      'Alice Adams joined',
      'Maya: Hello',
      'Bob Bianchi invited',
      'Bob Bianchi joined',
    ])
  })

  test('everybody in the chat is told once of a new agent', { tag: '@core', ...proves('invited-then-joined') }, async ({
    world,
  }) => {
    const { customer, alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'])
    for (const guest of [bob, carol]) {
      await alice.invites(guest.name)
      await guest.accepts()
    }
    await expect(bob).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen'])
    for (const person of [customer, alice, bob]) {
      expect(world.wire.eventsSeenBy(person.name, 'Carol Chen')).toEqual(['participant.invited', 'participant.joined'])
    }
  })

  test('someone who joins late sees the earlier messages, once', { tag: ['@core', '@H39'] }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await customer.says('I have a question')
    await alice.says('Let me ask Bob')
    await alice.invites('bob')
    await bob.accepts()
    await bob.says('Here I am')
    const all = ['Maya: I have a question', 'Alice Adams: Let me ask Bob', 'Bob Bianchi: Here I am']
    for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(all)
  })

  test('an invited agent rejects: the seat is free, and they stand as missed', { tag: ['@core', '@H3'] }, async ({
    world,
  }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await bob.rejects()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
    await expect(bob).toBeInState('MissedCallAgent')
  })

  test('an invitation that nobody answers is missed', { tag: '@H2' }, async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await world.passes(20)
    await expect(bob).toBeRungBy([])
    await expect(bob).toBeInState('MissedCallAgent')
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })

  test('an invitation is withdrawn before it is accepted', { tag: '@core' }, async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await alice.withdraws('bob')
    await expect(bob).toBeRungBy([])
    await expect(bob).toBeInState('Available')
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })

  test('two agents invite the same agent: one invitation', async ({ world }) => {
    const { alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'])
    await alice.invites('bob')
    await bob.accepts()
    await Promise.all([alice.invites('carol'), bob.invites('carol')])
    await expect(carol).toBeRungBy(['Maya'])
    await carol.accepts()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen'])
    expect(world.wire.eventsSeenBy('Maya', 'Carol Chen')).toEqual(['participant.invited', 'participant.joined'])
  })
})

test.describe('where an invitation is assumed to go with who gave it, and one that is taken back to be missed', () => {
  test.use({ assumptions: { inviterLeaves: 'invitation withdrawn', withdrawnOffer: 'missed' } })

  for (const pages of [['alice', 'carol'], []] as const) {
    const where = pages.length > 0 ? 'on their pages' : 'without pages'
    test(`the inviter leaves: who was invited has missed it, and can be invited again (${where})`, async ({
      world,
    }) => {
      const { alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'], { pages })
      await alice.invites('bob')
      await bob.accepts()
      await bob.invites('carol')
      await expect(carol).toBeRungBy(['Maya'])
      await bob.leaves()
      await expect(carol).toBeRungBy([])
      await expect(carol).toBeInState('MissedCallAgent')
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
      await carol.closesContact()
      await expect(carol).toBeInState('Available')
      await alice.invites('carol')
      await carol.accepts()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Carol Chen'])
    })
  }
})

test.describe('leaving', () => {
  test('an agent leaves: the others are told once and go on', { tag: '@core', ...proves('any-agent-leaves') }, async ({
    world,
  }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.leaves()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
    await expect(bob).toSeeTheEnd()
    await customer.says('Still there?')
    await expect(alice).toSeeMessagesInOrder(['Maya: Still there?'])
    for (const person of [customer, alice]) {
      expect(world.wire.eventsSeenBy(person.name, 'Bob Bianchi')).toEqual([
        'participant.invited',
        'participant.joined',
        'participant.left',
      ])
    }
  })

  test('somebody who has left is sent nothing more', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.leaves()
    const heardByBob = world.wire.framesTo('bob').length
    await customer.says('Between us')
    await alice.says('Just us')
    await expect(alice).toSeeMessagesInOrder(['Maya: Between us', 'Alice Adams: Just us'])
    expect(world.wire.framesTo('bob')).toHaveLength(heardByBob)
    await expect(bob).toSeeMessagesInOrder([])
  })

  test('somebody who has left can say nothing more', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.leaves()
    await expect(bob.says('One more thing')).rejects.toThrow(/not in the chat/)
    await alice.says('Just us')
    await expect(customer).toSeeMessagesInOrder(['Alice Adams: Just us'])
  })

  test('an agent removes another', { tag: '@core', ...proves('any-agent-removes') }, async ({ world }) => {
    const { alice, bob } = await world.chatOfThree()
    await bob.removes('alice')
    await expect(alice).toSeeTheEnd()
    await expect(bob).toHaveParticipants(['Maya', 'Bob Bianchi'])
  })

  test('an agent removes the customer: the chat ends for all', {
    tag: '@core',
    ...proves('any-agent-removes', 'customer-ends-it'),
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await bob.removes('Maya')
    for (const person of [customer, alice, bob]) await expect(person).toSeeTheEnd()
  })

  test('the primary agent leaves: the chat goes on for the rest', {
    tag: '@core',
    ...proves('primary-may-leave'),
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await alice.leaves()
    await expect(bob).toHaveParticipants(['Maya', 'Bob Bianchi'])
    await bob.says('I will take it from here')
    await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: I will take it from here'])
  })

  test('the last agent leaves: the chat ends for the customer', {
    tag: '@core',
    ...proves('last-agent-ends-it'),
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await alice.leaves()
    await bob.leaves()
    await expect(customer).toSeeTheEnd()
  })

  test('the customer leaves: the chat ends for all', { tag: '@core', ...proves('customer-ends-it') }, async ({
    world,
  }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await customer.leaves()
    for (const person of [customer, alice, bob]) await expect(person).toSeeTheEnd()
  })

  test('the customer leaves while an invitation is pending: it stops ringing', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'])
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await customer.leaves()
    await expect(bob).toBeRungBy([])
    await expect(alice).toSeeTheEnd()
  })

  test('the customer loses the network and comes back: nothing is missing, nothing doubled', async ({ world }) => {
    const { customer, alice } = await world.chatOfThree()
    await customer.says('Going into a tunnel')
    await customer.dropsOff()
    await alice.says('We are waiting')
    await customer.comesBack()
    const all = ['Maya: Going into a tunnel', 'Alice Adams: We are waiting']
    await expect(customer).toSeeMessagesInOrder(all)
    await expect(alice).toSeeMessagesInOrder(all)
    // She was in the chat all the time.
    expect(world.wire.eventsSeenBy('alice', 'Maya')).toEqual([])
  })

  test('an agent leaves and is invited again: one seat, and the whole conversation', { tag: '@core' }, async ({
    world,
  }) => {
    const { customer, alice, bob } = await world.chatOfThree()
    await customer.says('Goodbye Bob')
    await bob.leaves()
    await bob.closesContact()
    await alice.invites('bob')
    await bob.accepts()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
    await customer.says('Welcome back')
    await expect(bob).toSeeMessagesInOrder(['Maya: Goodbye Bob', 'Maya: Welcome back'])
  })
})

test.describe('on the page', () => {
  test('an agent invites, and the invited agent joins and leaves', {
    tag: '@core',
    ...proves('by-quick-connect', 'any-agent-leaves'),
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice', 'bob'] })
    await customer.says('Hello')
    await alice.invites('bob')
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi (invited)'])
    await bob.accepts()
    for (const agent of [alice, bob]) await expect(agent).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
    await bob.says('Hello Maya')
    const all = ['Maya: Hello', 'Bob Bianchi: Hello Maya']
    for (const person of [customer, alice, bob]) await expect(person).toSeeMessagesInOrder(all)
    await bob.leaves()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
    await expect(bob).toSeeTheEnd()
    await bob.closesContact()
    await expect(bob).toBeInState('Available')
  })

  test('an agent withdraws one invitation and removes another agent', async ({ world }) => {
    const { alice, bob, carol } = await world.chatOfTwoWith(['bob', 'carol'], { pages: ['alice'] })
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await alice.withdraws('bob')
    await expect(bob).toBeRungBy([])
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
    await expect(alice).toBeTold(/^$/)
    await alice.invites('carol')
    await carol.accepts()
    await alice.removes('carol')
    await expect(carol).toSeeTheEnd()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })

  test('an agent is told on the page of who does not come', async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    await alice.invites('bob')
    await bob.rejects()
    await expect(alice).toBeTold(/Bob Bianchi did not join the chat/)
  })

  test('an agent rejects, and misses', async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['bob'] })
    await alice.invites('bob')
    await bob.rejects()
    await expect(bob).toBeInState('MissedCallAgent')
    await bob.goesAvailable()
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await world.passes(20)
    await expect(bob).toBeRungBy([])
    await expect(bob).toBeInState('MissedCallAgent')
  })

  test('the customer leaves: every page shows the end', proves('customer-ends-it'), async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice', 'bob'] })
    await customer.leaves()
    for (const agent of [alice, bob]) await expect(agent).toSeeTheEnd()
  })
})
