import { stripVTControlCharacters } from 'node:util'
import { describe, test, expect as that } from 'vitest'
import { MissingVerb } from '../people/missing-verb.ts'
import type { PageAgent } from '../people/page-agent.ts'
import type { Agent } from '../people/person.ts'
import { World } from '../world.ts'
import { expect as roundtableExpect } from './index.ts'

/** What people read when an expectation fails. That each fails is part of it: most wait in vain, and for little. */
const expect = roundtableExpect.configure({ timeout: 200 })

/** What a failing expectation says, without the numbers of wire events. */
async function messageOf(act: (world: World) => Promise<void>): Promise<string> {
  await using world = await World.create()
  const outcome = await act(world).then(
    () => 'It did not fail.',
    (error: Error) => error.message,
  )
  return stripVTControlCharacters(outcome).replace(/#\d+ /g, '# ')
}

describe('toSeeMessagesInOrder', () => {
  test('messages stand beside what was expected, missing and out of order', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice, bob } = await world.chatOfThree()
      await customer.says('Hello')
      await alice.says('How can I help?')
      await bob.says('Me too')
      const expected = ['Maya: Hello', 'Bob Bianchi: Me too', 'Alice Adams: How can I help?', 'Maya: Thanks']
      await expect(bob).toSeeMessagesInOrder(expected)
    })
    that(message).toMatchInlineSnapshot(`
      "expect(bob).toSeeMessagesInOrder: 1 missing, 1 out of order

         expected                      seen by bob
         Maya: Hello                   Maya: Hello
      ~  Bob Bianchi: Me too                                         out of order
         Alice Adams: How can I help?  Alice Adams: How can I help?
      -  Maya: Thanks                                                missing
      ~                                Bob Bianchi: Me too           out of order

      Last on the wire of bob:
        # bob <- CreateTransport 200
        # bob -> GetTranscript
        # bob <- GetTranscript 200
        # bob <- frame text/plain Maya Hello
        # bob <- frame text/plain Alice Adams How can I help?
        # bob -> SendMessage
        # bob <- frame text/plain Bob Bianchi Me too
        # bob <- SendMessage 200"
    `)
  })
})

describe('toHaveParticipants', () => {
  test('people stand beside who was expected, also those who are only invited', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfThree()
      await expect(alice).toHaveParticipants(['Maya', 'Alice Adams', 'Bob Bianchi (invited)', 'Carol Chen'])
    })
    that(message).toMatchInlineSnapshot(`
      "expect(alice).toHaveParticipants: 1 missing, 1 differs

         expected               seen by alice
         Alice Adams            Alice Adams
      ~  Bob Bianchi (invited)  Bob Bianchi    differs
      -  Carol Chen                            missing
         Maya                   Maya

      Last on the wire of alice:
        # alice -> GetRoutingProfileQueues
        # alice <- GetRoutingProfileQueues 200
        # alice -> GetEndpoints
        # alice <- GetEndpoints 200
        # alice -> AddNewConnection
        # alice <- frame application/vnd.amazonaws.connect.event.participant.invited Bob Bianchi
        # alice <- AddNewConnection 200
        # alice <- frame application/vnd.amazonaws.connect.event.participant.joined Bob Bianchi"
    `)
  })

  test('not: as they are', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfTwo()
      await expect(alice).not.toHaveParticipants(['Maya', 'Alice Adams'])
    })
    that(message).toContain('expect(alice).not.toHaveParticipants\n\nExpected: ["Alice Adams","Maya"]')
  })
})

describe('toHaveSaid', () => {
  test('what is there twice is unexpected once', async () => {
    const message = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      await customer.says('Hello')
      await customer.says('Hello')
      await expect(customer).toHaveSaid('Hello', 'Anybody?')
    })
    that(message).toMatchInlineSnapshot(`
      "expect(Maya).toHaveSaid: 1 missing, 1 unexpected

         expected  in the transcript
         Hello     Hello
      -  Anybody?                     missing
      +            Hello              unexpected

      Last on the wire of Maya:
        # Maya <- GetTranscript 200
        # Maya <- frame application/vnd.amazonaws.connect.event.participant.joined Alice Adams
        # Maya -> SendMessage
        # Maya <- frame text/plain Maya Hello
        # Maya <- SendMessage 200
        # Maya -> SendMessage
        # Maya <- frame text/plain Maya Hello
        # Maya <- SendMessage 200"
    `)
  })

  test('whatever else they have said, and whatever others have', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice } = await world.chatOfTwo()
      await customer.says('Hello')
      await alice.says('Hello')
      await customer.says('Anybody?')
      await customer.says('There?')
      await expect(customer).toHaveSaid('Hello', 'There?')
      await expect(alice).not.toHaveSaid('There?')
    })
    that(message).toBe('It did not fail.')
  })

  test('not: said it is', async () => {
    const message = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      await customer.says('Hello')
      await expect(customer).not.toHaveSaid('Hello', 'Anybody?')
    })
    that(message).toContain('expect(Maya).not.toHaveSaid')
  })

  test('nothing is not said', async () => {
    const message = await messageOf(async (world) => expect((await world.chatOfTwo()).customer).toHaveSaid())
    that(message).toContain('expect(Maya).toHaveSaid: proves nothing as it is')
  })
})

describe('toAgreeOnRoster', () => {
  test('rosters stand beside that of the service; whoever differs tells their last wire events', async () => {
    const message = await messageOf(async (world) => {
      const { alice, bob } = await world.chatOfThree()
      await bob.leaves()
      await expect([alice, bob]).toAgreeOnRoster()
    })
    that(message).toMatchInlineSnapshot(`
      "expect([alice, bob]).toAgreeOnRoster: they differ about Alice Adams, Maya

                      the service  alice   bob
      ~  Alice Adams  joined       joined  -
      ~  Maya         joined       joined  -

      Last on the wire of bob:
        # bob <- AcceptContact 200
        # bob -> CreateTransport
        # bob <- CreateTransport 200
        # bob -> GetTranscript
        # bob <- GetTranscript 200
        # bob -> DestroyConnection
        # bob <- frame application/vnd.amazonaws.connect.event.chat.ended
        # bob <- DestroyConnection 200"
    `)
  })

  test('that nobody sees anybody is no agreement', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice, bob } = await world.chatOfThree()
      await customer.leaves()
      await expect(alice).toSeeTheEnd()
      await expect([alice, bob]).toAgreeOnRoster()
    })
    that(message).toMatch(/^expect\(\[alice, bob\]\)\.toAgreeOnRoster: /)
  })

  test('nor is one alone', async () => {
    const message = await messageOf(async (world) => expect([(await world.chatOfTwo()).alice]).toAgreeOnRoster())
    that(message).toContain('It takes two agents: expect([alice, bob]).')
  })
})

describe('toBeRefused', () => {
  test('refused in other words', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfSix()
      await alice.invites('frank')
      await expect(alice).toBeRefused(/at most 5 participants/)
    })
    that(message).toMatchInlineSnapshot(`
      "expect(alice).toBeRefused: alice invites frank: alice is not told so

      Expected to be told:  /at most 5 participants/
      Told:                 This chat is full: it can have at most 6 participants. Somebody has to leave first.
      Refused:              # alice <- AddNewConnection 400
      Changed:              (nothing)

      Last on the wire of alice:
        # alice <- AddNewConnection 200
        # alice <- frame application/vnd.amazonaws.connect.event.participant.joined Erin Eriksen
        # alice -> GetRoutingProfileQueues
        # alice <- GetRoutingProfileQueues 200
        # alice -> GetEndpoints
        # alice <- GetEndpoints 200
        # alice -> AddNewConnection
        # alice <- AddNewConnection 400"
    `)
  })

  test('not refused, but done', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfTwoWith(['bob'])
      await alice.invites('bob')
      await expect(alice).toBeRefused(/at most 6 participants/)
    })
    that(message).toMatchInlineSnapshot(`
      "expect(alice).toBeRefused: alice invites bob: alice is not told so, the service has refused nothing, the service has changed

      Expected to be told:  /at most 6 participants/
      Told:                 (nothing)
      Refused:              (nothing)
      Changed:              3 unexpected

         before                      now
         Chat with Maya: active      Chat with Maya: active
           Maya (joined)               Maya (joined)
           Alice Adams (joined)        Alice Adams (joined)
      +                                Bob Bianchi (invited)     unexpected
           Maya joined                 Maya joined
           Alice Adams joined          Alice Adams joined
      +                                Bob Bianchi invited       unexpected
         alice's contact: connected  alice's contact: connected
      +                              bob's contact: connecting   unexpected
         alice is Available          alice is Available
         bob is Available            bob is Available

      Last on the wire of alice:
        # alice <- GetTranscript 200
        # alice -> GetRoutingProfileQueues
        # alice <- GetRoutingProfileQueues 200
        # alice -> GetEndpoints
        # alice <- GetEndpoints 200
        # alice -> AddNewConnection
        # alice <- frame application/vnd.amazonaws.connect.event.participant.invited Bob Bianchi
        # alice <- AddNewConnection 200"
    `)
  })

  test('a page that does not tell of refusals', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfSix()
      await alice.invites('frank')
      Object.assign(alice, { notice: () => Promise.reject(new MissingVerb('notice', 'alice')) })
      await expect(alice).toBeRefused(/at most 6 participants/)
    })
    that(message).toContain('alice invites frank: what alice is told cannot be read\n')
    that(message).toContain('Told:                 The page driver has no notice()')
    that(message).toContain('Refused:              # alice <- AddNewConnection 400')
  })

  test('refused, but something has changed since', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice } = await world.chatOfSix()
      await alice.invites('frank')
      await customer.says('Meanwhile')
      await expect(alice).toBeRefused(/at most 6 participants/)
    })
    that(message).toContain('expect(alice).toBeRefused: alice invites frank: the service has changed\n')
  })

  test('what was refused earlier is not the last thing that was done', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfSix()
      await alice.invites('frank')
      await expect(alice).toBeRefused(/at most 6 participants/)
      await alice.types()
      await expect(alice).toBeRefused(/at most 6 participants/)
    })
    that(message).toContain('expect(alice).toBeRefused: alice types: the service has refused nothing\n')
  })

  test('not: refused it is', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfSix()
      await alice.invites('frank')
      await expect(alice).not.toBeRefused(/at most 6 participants/)
    })
    that(message).toContain('expect(alice).not.toBeRefused: alice invites frank: refused\n')
  })

  test('nothing was done', async () => {
    const message = await messageOf(async (world) => expect(await world.signsIn('alice')).toBeRefused(/at most 6/))
    that(message).toContain('alice has not done anything yet: do what is to be refused.')
  })
})

describe('toHaveStayedUnchanged', () => {
  test('before and now stand beside each other, and what it was that changed it', async () => {
    const message = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      await customer.says('Hello')
      await expect(world).toHaveStayedUnchanged()
    })
    that(message).toMatchInlineSnapshot(`
      "expect(world).toHaveStayedUnchanged: since Maya says Hello the service has changed: 1 unexpected

         before                      now
         Chat with Maya: active      Chat with Maya: active
           Maya (joined)               Maya (joined)
           Alice Adams (joined)        Alice Adams (joined)
           Maya joined                 Maya joined
           Alice Adams joined          Alice Adams joined
      +                                Maya: Hello               unexpected
         alice's contact: connected  alice's contact: connected
         alice is Available          alice is Available

      Last on the wire of Maya:
        # Maya -> frame aws/subscribe
        # Maya <- frame aws/subscribe
        # Maya -> GetTranscript
        # Maya <- GetTranscript 200
        # Maya <- frame application/vnd.amazonaws.connect.event.participant.joined Alice Adams
        # Maya -> SendMessage
        # Maya <- frame text/plain Maya Hello
        # Maya <- SendMessage 200"
    `)
  })

  test('since a moment: whatever was done since', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice } = await world.chatOfTwo()
      const before = world.moment()
      await customer.says('Hello')
      await alice.types()
      await expect(world).toHaveStayedUnchanged()
      await expect(world).toHaveStayedUnchanged({ since: before })
    })
    that(message).toContain(
      'expect(world).toHaveStayedUnchanged: since the moment given the service has changed: 1 unexpected',
    )
  })

  test('what people would not notice is told in data', async () => {
    const message = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      const before = world.moment()
      await customer.types()
      world.timesCustomers({ idle: 5, disconnect: 10 })
      await expect(world).toHaveStayedUnchanged({ since: before })
    })
    that(message).toMatch(/\+ +"kind": "idle", +unexpected/)
  })

  test('nobody has done anything', async () => {
    const message = await messageOf((world) => expect(world).toHaveStayedUnchanged())
    that(message).toMatchInlineSnapshot(`
      "expect(world).toHaveStayedUnchanged: proves nothing as it is

      Nobody has done anything yet. Do what might have changed something, or say since when: toHaveStayedUnchanged({ since }) with a world.moment() taken before."
    `)
  })

  test('the service was asked for nothing: neither unchanged nor the contrary', async () => {
    const message = await messageOf(async (world) => {
      await world.chatOfTwo()
      await expect(world).toHaveStayedUnchanged({ since: world.moment() })
    })
    const contrary = await messageOf(async (world) => {
      await world.chatOfTwo()
      await expect(world).not.toHaveStayedUnchanged({ since: world.moment() })
    })
    that(message).toContain('The service was asked for nothing since the moment given.')
    that(contrary).toContain('The service was asked for nothing since the moment given.')
  })

  test('it is a moment of some world', async () => {
    const message = await messageOf(async (world) => expect(world).toHaveStayedUnchanged({ since: { after: 3 } }))
    that(message).toContain('take one with world.moment()')
  })
})

/** An agent at a page whose driver waits for what is not there: it tells what it is given, and then nothing any more. */
const stuck = (...notices: string[]) =>
  ({ name: 'alice', notice: async () => notices.shift() ?? new Promise(() => {}) }) as unknown as Agent

describe('what cannot be read', () => {
  test('is said, with whose it is and what to do', async () => {
    const message = await messageOf(() => expect(stuck()).toBeTold(/at most 6/))
    that(message).toMatchInlineSnapshot(
      `"expect(alice).toBeTold: alice's notice could not be read within 1000 ms. Where a page driver reads it: its verb is to tell what is there now, and to wait for nothing."`,
    )
  })

  test('stands above what was read before', async () => {
    const message = await messageOf(() => expect(stuck('Nobody answers')).toBeTold(/at most 6/))
    that(message).toMatchInlineSnapshot(`
      "expect(alice).toBeTold: alice's notice could not be read within 1000 ms. Where a page driver reads it: its verb is to tell what is there now, and to wait for nothing.

      Before that there was:

      Expected: /at most 6/
      Received: "Nobody answers""
    `)
  })

  test('is not the contrary of what was expected either', async () => {
    const message = await messageOf(() => expect(stuck()).not.toBeTold(/at most 6/))
    that(message).toContain("expect(alice).not.toBeTold: alice's notice could not be read within 1000 ms.")
  })

  test('is not taken for the absence of receipts', async () => {
    const message = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      await customer.says('Hello')
      customer.messages = () => new Promise(() => {})
      await expect(customer).toHaveNoReceipts()
    })
    that(message).toContain("Maya's messages could not be read within 1000 ms.")
  })
})

/** As one with `g` is that has found something before. */
function used(words: RegExp): RegExp {
  words.lastIndex = 9
  return words
}

describe('words that remember where they were last found', () => {
  const FULL = 'This chat is full.'
  const page = { name: 'alice', notice: async () => FULL, whyNotInvite: async () => FULL } as unknown as PageAgent

  test('are looked for from the beginning', async () => {
    const told = await messageOf(() => expect(page).not.toBeTold(used(/This/g)))
    const unable = await messageOf(() => expect(page).not.toBeUnableToInvite(used(/This/g)))
    for (const message of [told, unable]) that(message).toContain(`Received: "${FULL}"`)
  })

  test('in refusals too', async () => {
    const message = await messageOf(async (world) => {
      const { alice } = await world.chatOfSix()
      await alice.invites('frank')
      await expect(alice).not.toBeRefused(used(/This chat/g))
    })
    that(message).toContain('expect(alice).not.toBeRefused: alice invites frank: refused\n')
  })
})

describe('toHaveNoReceipts', () => {
  test('each that there is, and where', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice } = await world.chatOfTwo()
      await alice.says('Can you read this?')
      await customer.reads()
      await expect(world).toHaveNoReceipts()
    })
    that(message).toMatchInlineSnapshot(`
      "expect(world).toHaveNoReceipts: 5 found

      pushed:  # Maya <- frame MESSAGEMETADATA
      pushed:  # alice <- frame MESSAGEMETADATA
      pushed:  # Maya <- frame MESSAGEMETADATA
      pushed:  # alice <- frame MESSAGEMETADATA
      shown:   alice sees "Alice Adams: Can you read this?" as Read"
    `)
  })

  test('those of before the moment do not count', async () => {
    const message = await messageOf(async (world) => {
      const { customer, alice } = await world.chatOfTwo()
      await alice.says('Can you read this?')
      await customer.reads()
      await expect(alice).toSeeMark('Can you read this?', 'Read')
      const read = world.moment()
      await customer.says('I can')
      await expect(world).toHaveNoReceipts({ since: read })
    })
    that(message).toBe('It did not fail.')
  })

  test('nobody said anything, or no part is looked at: that proves nothing', async () => {
    const silent = await messageOf(async (world) => {
      await world.chatOfTwo()
      await expect(world).toHaveNoReceipts()
    })
    const nowhere = await messageOf(async (world) => {
      const { customer } = await world.chatOfTwo()
      await customer.says('Hello')
      await expect(world).toHaveNoReceipts({ parts: [] })
    })
    that(silent).toContain('Nobody has said anything in the chat since')
    that(nowhere).toContain('It needs a part to look at: pushed, posted, shown.')
  })
})
