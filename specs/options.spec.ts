import { expect, test, World } from '../harness/index.ts'

/** That each option does something; the others are the subject of specs of their own: `center` and `features` in cap.spec.ts. */

test.describe('pages: all', () => {
  test.use({ pages: 'all' })

  test('everybody works with a page', async ({ world }) => {
    const { alice, bob } = await world.chatOfTwoWith(['bob'])
    expect([alice, bob].map((agent) => 'page' in agent)).toEqual([true, true])
  })

  test('but where the spec says who does', async ({ world }) => {
    const { alice, bob } = await world.chatOfThree({ pages: ['bob'] })
    expect([alice, bob].map((agent) => 'page' in agent)).toEqual([false, true])
  })
})

test.describe('pages: some', () => {
  test.use({ pages: ['bob'] })

  test('they work with a page, the others without', async ({ world }) => {
    const { alice, bob } = await world.chatOfThree()
    expect([alice, bob].map((agent) => 'page' in agent)).toEqual([false, true])
  })
})

test('pages: nobody has one, unless it is said', async ({ world }) => {
  const { alice, bob } = await world.chatOfThree()
  expect([alice, bob].map((agent) => 'page' in agent)).toEqual([false, false])
})

test.describe('acceptsAutomatically', () => {
  test.use({ acceptsAutomatically: true })

  for (const pages of [[], ['alice', 'bob']] as const) {
    test(`chats and invitations are accepted by themselves, ${pages.length ? 'on pages' : 'without pages'}`, async ({
      world,
    }) => {
      const { customer, alice, bob } = await world.chatOfTwoWith(['bob'], { pages })
      await alice.invites('bob')
      await expect(bob).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi'])
      await bob.says('Here already')
      await expect(customer).toSeeMessagesInOrder(['Bob Bianchi: Here already'])
    })
  }

  test('tables are set as ever', async ({ world }) => {
    const { alice, bob } = await world.chatOfThree({ pages: ['bob'] })
    await expect([alice, bob]).toAgreeOnRoster()
  })
})

test('acceptsAutomatically: nobody does, unless it is said', async ({ world }) => {
  const { alice, bob } = await world.chatOfTwoWith(['bob'])
  await alice.invites('bob')
  await expect(bob).toBeRungBy(['Maya'])
  await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi (invited)'])
})

for (const { locale, time } of [
  { locale: 'en-US', time: /^\d\d:\d\d [AP]M$/ },
  { locale: 'de-DE', time: /^\d\d:\d\d$/ },
]) {
  test.describe(`locale: ${locale}`, () => {
    test.use({ locale })

    test('pages show times as it is usual there, and customers say what they speak', async ({ world }) => {
      const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
      await customer.says('Guten Tag')
      await expect(alice.page.getByRole('time').last()).toHaveText(time)
      expect(world.wire.requests('StartChatContact').map((each) => each.body)).toEqual([
        expect.objectContaining({ Attributes: { language: locale } }),
      ])
    })
  })
}

test.describe('seed: 2', () => {
  test.use({ seed: 2 })

  test('ids are those of the seed, and of no other', async ({ inWorld }) => {
    const { contactId } = await inWorld((world) => world.customerStartsChat())
    const contactWith = async (seed: number) => {
      await using world = await World.create({ seed })
      return (await world.customerStartsChat()).contactId
    }
    expect(await contactWith(2)).toBe(contactId)
    expect(await contactWith(1)).not.toBe(contactId)
  })
})

for (const transport of ['routed', 'sockets'] as const) {
  test.describe(`latency, ${transport}`, () => {
    test.use({ latency: '100ms', transport })

    test('answers and messages come so much later, on pages too', async ({ world }) => {
      const { customer, alice } = await world.chatOfTwo({ pages: ['alice'] })
      // From then on she is sent what is said; before, she reads it in the transcript.
      await expect.poll(() => world.wire.subscribedSocketsOf('alice')).toBeGreaterThan(0)
      await customer.says('A tenth of a second from now')
      await expect.poll(() => world.wire.framesTo('alice').length).toBeGreaterThan(0)
      await expect(alice).toSeeMessagesInOrder(['Maya: A tenth of a second from now'])
      const [said] = world.wire.requests('SendMessage')
      const [answered] = world.wire.answers('SendMessage')
      const [pushed] = world.wire.framesTo('alice')
      for (const late of [answered, pushed]) expect((late?.at ?? 0) - (said?.at ?? 0)).toBeGreaterThanOrEqual(100)
    })
  })
}
