import { type Agent, type Customer, expect, test, type World } from '../../harness/index.ts'

/** Longer than the engine waits after a poll that failed; in seconds. */
const PAST_THE_RETRIES_S = 8

/** Longer than the page waits for an answer. */
const PAST_PATIENCE_S = 16

/** Streams looks at the sign-in again as often as this, in seconds, and a little. */
const CCP_PATIENCE_S = 6

/** Longer than it takes the engine to give up asking, and the page to be there again. */
const MINUTES_OF_POLLS_IN_VAIN = 4

test.use({ stepsPageTime: true })

/** What the agent is told: the engine passes on what Connect says, but never comes back from a 403 (measured). */
const REFUSED = [
  { status: 403, guest: 'bob', words: /did not answer/ },
  { status: 429, guest: 'carol', words: /answers 429 today/ },
  { status: 500, guest: 'dave', words: /answers 500 today/ },
] as const

const guests = REFUSED.map(({ guest }) => guest)

test('invitations are answered with 403, 429 and 500: the agent is told each time, and the next one works', {
  tag: '@H51',
}, async ({ world }) => {
  const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  for (const { status, words } of REFUSED) {
    await world.network.of(alice).failing({ operation: 'AddNewConnection', status }, async () => {
      await alice.invites('bob')
      // Second by second: each try of the engine is due a moment after the answer to the one before.
      for (let second = 0; second < PAST_PATIENCE_S; second++) await world.passes(1)
      await expect(alice).toBeTold(words)
    })
    await expect(bob).toBeRungBy([])
  }
  await alice.invites('bob')
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
})

test('polls are answered with 403, 429 and 500: the page is up to date again each time', { tag: '@H51' }, async ({
  world,
}) => {
  const { customer, alice, ...others } = await world.chatOfTwoWith(guests, { pages: ['alice'] })
  const people = ['Maya', 'Alice Adams']
  const said: string[] = []
  for (const { status, guest } of REFUSED) {
    const other = others[guest]
    people.push(other.fullName)
    said.push(`${other.fullName}: Can you see me?`)
    await world.network.of(alice).failing({ operation: 'GetAgentSnapshot', status }, async () => {
      // A poll that is held already is answered with this; those after it are not.
      await alice.invites(guest)
      await world.passes(PAST_THE_RETRIES_S)
      await other.accepts()
      await other.says('Can you see me?')
      await expect(alice).toSeeMessagesInOrder(said)
      await expect(alice).not.toHaveParticipants(people)
    })
    await world.passes(PAST_THE_RETRIES_S)
    await expect(alice).toHaveParticipants(people)
  }
  await alice.says('Now I can see you all')
  await expect(customer).toSeeMessagesInOrder([...said, 'Alice Adams: Now I can see you all'])
})

test('an invitation is not answered at all: the agent is told, and the next one works', { tag: '@H51' }, async ({
  world,
}) => {
  const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  await world.network.of(alice).hanging({ operation: 'AddNewConnection' }, async () => {
    await alice.invites('bob')
    await world.passes(PAST_PATIENCE_S)
    await expect(alice).toBeTold(/did not answer/)
  })
  await alice.invites('bob')
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
})

test('an invitation is answered too late: the agent is told, and sees who joins all the same', { tag: '@H51' }, async ({
  world,
}) => {
  const { alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  await world.network.of(alice).delayed('20s', async () => {
    await alice.invites('bob')
    await world.passes(PAST_PATIENCE_S)
    await expect(alice).toBeTold(/did not answer/)
  }, ['AddNewConnection'])
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
})

test('a poll is answered with 401 in mid-chat: the agent is back, and goes on talking', { tag: '@H51' }, async ({
  world,
}) => {
  const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
  await customer.says('Before')
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  await world.network.of(alice).failing({ operation: 'GetAgentSnapshot', status: 401 }, async () => {
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await world.passes(PAST_THE_RETRIES_S)
  })
  await world.passes(PAST_THE_RETRIES_S)
  await bob.accepts()
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
  await expect(alice).toSeeMessagesInOrder(['Maya: Before'])
  await alice.says('After')
  await expect(customer).toSeeMessagesInOrder(['Maya: Before', 'Alice Adams: After'])
})

test.describe('the agent’s CTI token has expired', () => {
  const three = ['Maya', 'Alice Adams', 'Bob Bianchi']

  async function threeWhoTalk(world: World) {
    const people = await world.chatOfThree({ pages: ['alice'] })
    await expect(people.alice).toHaveParticipants(three)
    await people.customer.says('Before')
    await expect(people.alice).toSeeMessagesInOrder(['Maya: Before'])
    return people
  }

  /** Each hears the other, and has all that was said before. */
  async function talkOn(customer: Customer, alice: Agent, before: readonly string[]) {
    await customer.says('Good')
    await alice.says('After')
    const all = [...before, 'Maya: Good', 'Alice Adams: After']
    for (const person of [customer, alice]) await expect(person).toSeeMessagesInOrder(all)
  }

  test('and something is asked for: the page gets another by itself, and what was asked for can be asked again', {
    tag: '@H51',
  }, async ({ world }) => {
    const { customer, alice, bob } = await threeWhoTalk(world)
    await world.network.of(alice).tokenExpired(
      async ({ met }) => {
        await alice.removes('bob')
        await met()
        await bob.says('Meanwhile')
        for (let second = 0; second < PAST_PATIENCE_S; second++) await world.passes(1)
        await expect(alice).toHaveParticipants(three)
        await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Bob Bianchi: Meanwhile'])
        await alice.removes('bob')
        await expect(alice).toHaveParticipants(['Maya', 'Alice Adams'])
        await talkOn(customer, alice, ['Maya: Before', 'Bob Bianchi: Meanwhile'])
      },
      { of: 'cti' },
    )
  })

  test('and so has the sign-in: the agent is asked to sign in, and goes on talking', { tag: '@H51' }, async ({
    world,
  }) => {
    const { customer, alice, bob } = await threeWhoTalk(world)
    await world.network.of(alice).tokenExpired(
      async ({ met }) => {
        await alice.signsOutElsewhere()
        await alice.removes('bob')
        await met()
        await bob.says('Meanwhile')
        await world.passes(CCP_PATIENCE_S)
        await expect(alice).toBeTold(/sign-in window/)
        await alice.signsIn()
        await world.passes(CCP_PATIENCE_S)
        await expect(alice).toHaveParticipants(three)
        await expect(alice).toSeeMessagesInOrder(['Maya: Before', 'Bob Bianchi: Meanwhile'])
        await talkOn(customer, alice, ['Maya: Before', 'Bob Bianchi: Meanwhile'])
      },
      { of: 'cti' },
    )
  })

  test('and nothing is asked for: some minutes later the page has another, and shows what has happened meanwhile', {
    tag: '@H51',
  }, async ({ world }) => {
    const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages: ['alice'] })
    const two = ['Maya', 'Alice Adams']
    await alice.invites('bob')
    await expect(bob).toBeRungBy(['Maya'])
    await world.network.of(alice).tokenExpired(
      async () => {
        // A poll that is held already is answered with this; those after it are refused.
        await bob.accepts()
        await world.passes(PAST_THE_RETRIES_S)
        await bob.says('I am off')
        await bob.leaves()
        await expect(alice).toSeeMessagesInOrder(['Bob Bianchi: I am off'])
        await expect(alice).not.toHaveParticipants(two)
        for (let minute = 0; minute < MINUTES_OF_POLLS_IN_VAIN; minute++) await world.passes(60)
        await expect(alice).toHaveParticipants(two)
        await talkOn(customer, alice, ['Bob Bianchi: I am off'])
      },
      { of: 'cti' },
    )
  })
})
