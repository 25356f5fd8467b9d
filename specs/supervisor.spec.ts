import { expect, proves, test } from '../harness/index.ts'

const everybody = ['Maya', 'Alice Adams', 'Bob Bianchi']
const withGrace = [...everybody, 'Grace Garcia']

test('a supervisor listens, and nobody can tell', proves('silent-monitor-unseen'), async ({ world }) => {
  const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
  await customer.says('My parcel has not come')
  const grace = await world.supervisorAtPage()
  await grace.monitors(customer)
  await expect(grace).toHaveParticipants([...everybody, 'Grace Garcia (listening)'])
  await alice.says('Let me look')
  for (const person of [grace, alice, customer]) {
    await expect(person).toSeeMessagesInOrder(['Maya: My parcel has not come', 'Alice Adams: Let me look'])
  }
  await expect(grace).not.toBeAbleToWrite()
  for (const agent of [alice, bob]) await expect(agent).toHaveParticipants(everybody)
  await grace.leaves()
  await expect(grace).toSeeTheEnd()
  await customer.says('Still there?')
  await expect(alice).toHaveParticipants(everybody)
  for (const person of ['Maya', 'alice', 'bob']) {
    expect(world.wire.eventsSeenBy(person, 'Grace Garcia')).toEqual([])
  }
  expect((await customer.transcript()).join()).not.toContain('Grace')
})

test(
  'she barges in, everybody sees and hears her, and goes back',
  proves('barged-in-seen', 'silent-monitor-unseen'),
  async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
    const grace = await world.supervisorAtPage()
    await grace.monitors(customer)
    await grace.bargesIn()
    for (const agent of [alice, bob, grace]) await expect(agent).toHaveParticipants(withGrace)
    await grace.says('I am Grace, and I can refund it')
    await expect(bob).toSeeMessagesInOrder(['Grace Garcia: I am Grace, and I can refund it'])
    await bob.says('Thank you')
    for (const person of [customer, alice, bob, grace]) {
      await expect(person).toSeeMessagesInOrder([
        'Grace Garcia: I am Grace, and I can refund it',
        'Bob Bianchi: Thank you',
      ])
    }
    await grace.goesBack()
    await expect(grace).toHaveParticipants([...everybody, 'Grace Garcia (listening)'])
    await expect(grace).not.toBeAbleToWrite()
    for (const agent of [alice, bob]) await expect(agent).toHaveParticipants(everybody)
    await customer.says('Is she gone?')
    await expect(grace).toSeeMessagesInOrder([
      'Grace Garcia: I am Grace, and I can refund it',
      'Bob Bianchi: Thank you',
      'Maya: Is she gone?',
    ])
    expect(world.wire.eventsSeenBy('Maya', 'Grace Garcia')).toEqual([
      'participant.joined',
      'typing',
      'participant.left',
    ])
  },
)

for (const receiptsAmongMoreThanTwo of ['refused', 'dropped'] as const) {
  test.describe(`receipts (among more than two: ${receiptsAmongMoreThanTwo})`, () => {
    test.use({ assumptions: { receiptsAmongMoreThanTwo }, stepsPageTime: true })

    test('work with a silent monitor, and are refused with a supervisor barged in', {
      tag: '@H29',
      ...proves('no-receipts-while-barged'),
    }, async ({ world }) => {
      const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
      const grace = await world.supervisor()
      await grace.monitors(customer)
      await alice.says('One')
      await customer.reads()
      await expect(alice).toSeeMark('One', 'Read')
      expect(world.wire.receiptsRefused).toEqual([])

      await grace.bargesIn()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Grace Garcia'])
      const barged = world.moment()
      await customer.says('Two')
      await alice.reads()
      await grace.says('Three')
      await customer.reads()
      await expect(world).toHaveNoReceipts({ since: barged })
      await expect(alice).toSeeNoMarkOn('One')
      expect(world.wire.receiptsRefused.map((each) => each.who)).toEqual(['Maya', 'Maya'])
      await expect(alice).toBeTold(/^$/)

      await grace.goesBack()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
      await alice.says('Four')
      await expect(customer).toSeeMessagesInOrder([
        'Alice Adams: One',
        'Maya: Two',
        'Grace Garcia: Three',
        'Alice Adams: Four',
      ])
      await customer.reads()
      await expect(alice).toSeeMark('Four', 'Read')
    })
  })
}

test.describe('where Amazon Connect is assumed to show her otherwise', () => {
  test.use({ assumptions: { supervisorConnection: 'agent', supervisorAmongOthers: 'monitoring' } })

  test('she listens, barges in and goes back all the same', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
    const grace = await world.supervisorAtPage()
    await grace.monitors(customer)
    await expect(grace).toHaveParticipants([...everybody, 'Grace Garcia (listening)'])
    await grace.bargesIn()
    for (const agent of [alice, bob, grace]) await expect(agent).toHaveParticipants(withGrace)
    await grace.says('Hello')
    await expect(alice).toSeeMessagesInOrder(['Grace Garcia: Hello'])
    await alice.says('Hello Grace')
    await expect(alice).toSeeMessagesInOrder(['Grace Garcia: Hello', 'Alice Adams: Hello Grace'])
    await grace.goesBack()
    for (const agent of [alice, bob]) await expect(agent).toHaveParticipants(everybody)
  })
})

test.describe('where monitoring is assumed to begin once she accepts', () => {
  test.use({ assumptions: { monitoringBegins: 'when accepted' } })

  test('the chat rings for her, and nobody knows before or afterwards', async ({ world }) => {
    const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
    const grace = await world.supervisorAtPage()
    await grace.monitors(customer)
    await expect(grace).toBeRungBy(['Maya'])
    await customer.says('Hello')
    await grace.accepts()
    await expect(grace).toSeeMessagesInOrder(['Maya: Hello'])
    await expect(grace).toHaveParticipants(['Maya', 'Alice Adams', 'Grace Garcia (listening)'])
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })
})

test.describe('where a supervisor is assumed to have no after-contact work', () => {
  test.use({ assumptions: { endedMonitoring: 'contact gone' } })

  test('the chat is gone from her page when she stops', async ({ world }) => {
    const { customer } = await world.chatOfTwo()
    const grace = await world.supervisorAtPage()
    await grace.monitors(customer)
    await expect(grace).toHaveParticipants(['Maya', 'Alice Adams', 'Grace Garcia (listening)'])
    await customer.leaves()
    await expect(grace).toHaveParticipants([])
    await expect(grace).toBeTold(/^$/)
  })
})

test.describe('where only she is assumed to remove people once she has barged in', () => {
  test.use({ assumptions: { removalWhileBarged: 'by the supervisor' } })

  test('an agent who tries is told why not, and can when she has gone back', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfThree({ pages: ['alice'] })
    const grace = await world.supervisor()
    await grace.monitors(customer)
    await grace.bargesIn()
    await alice.removes('bob')
    await expect(alice).toBeTold(/Grace Garcia has barged into this chat, and only they can remove somebody/)
    await expect(alice).toHaveParticipants(withGrace)
    await grace.goesBack()
    await alice.removes('bob')
    await expect(bob).toSeeTheEnd()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
  })
})

test.describe('where only she is assumed to add people once she has barged in', () => {
  test.use({ assumptions: { addingWhileBarged: 'by the supervisor' } })

  test('an agent who invites is told why not, and can when she has gone back', async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    const grace = await world.supervisor()
    await grace.monitors(customer)
    await grace.bargesIn()
    await alice.invites('bob')
    await expect(alice).toBeTold(/Grace Garcia has barged into this chat, and only they can invite somebody/)
    await grace.goesBack()
    await alice.invites('bob')
    await bob.accepts()
    await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  })
})

test('she stays when the agent leaves, and cannot go back to listening then', async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo()
  const grace = await world.supervisorAtPage()
  await grace.monitors(customer)
  await grace.bargesIn()
  await expect(grace).toBeAbleToWrite()
  await alice.leaves()
  await expect(grace).toHaveParticipants(['Maya', 'Grace Garcia'])
  await grace.goesBack()
  await expect(grace).toBeTold(/cannot go back to listening/)
  await grace.says('I am with you')
  await expect(customer).toSeeMessagesInOrder(['Grace Garcia: I am with you'])
  await customer.leaves()
  await expect(grace).toSeeTheEnd()
})

test('whoever joins meanwhile does not see her until she barges in; the six have room for her', async ({ world }) => {
  const { customer, alice, bob, carol, dave, erin } = await world.chatOfSix({ pages: ['erin'] })
  const six = ['Maya', 'Alice Adams', 'Bob Bianchi', 'Carol Chen', 'Dave Diallo', 'Erin Eriksen']
  await erin.leaves()
  await erin.closesContact()
  const grace = await world.supervisor()
  await grace.monitors(customer)
  await alice.invites('erin')
  await erin.accepts()
  await expect(erin).toHaveParticipants(six)
  await grace.bargesIn()
  for (const agent of [alice, bob, carol, dave, erin, grace])
    await expect(agent).toHaveParticipants([...six, 'Grace Garcia'])
})

test('she reloads the page while barged in, and is still', async ({ world }) => {
  const { customer, alice } = await world.chatOfTwo()
  const grace = await world.supervisorAtPage()
  await grace.monitors(customer)
  await grace.bargesIn()
  await expect(grace).toBeAbleToWrite()
  await grace.reloads()
  await grace.says('Here again')
  await expect(alice).toSeeMessagesInOrder(['Grace Garcia: Here again'])
})

test('nothing keeps a supervisor from using the page, with the keyboard alone', async ({ world }) => {
  const { customer } = await world.chatOfThree()
  const grace = await world.opensPage('grace', { keyboardOnly: true })
  await grace.goesAvailable()
  await grace.monitors(customer)
  await customer.says('Hello')
  await expect(grace).toSeeMessagesInOrder(['Maya: Hello'])
  await expect(grace).toBeAccessible()
  await grace.bargesIn()
  await grace.says('Hello by keyboard')
  await expect(customer).toSeeMessagesInOrder(['Maya: Hello', 'Grace Garcia: Hello by keyboard'])
  await expect(grace).toBeAccessible()
  await grace.goesBack()
  await expect(grace).not.toBeAbleToWrite()
  await grace.leaves()
  await expect(grace).toSeeTheEnd()
})
