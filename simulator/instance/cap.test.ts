import { describe, expect, test } from 'vitest'
import { center } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

const FIVE = ['bob', 'carol', 'dave', 'erin'] as const

describe('six is the most', () => {
  test('a customer and five agents come together; the seventh is refused', { tags: ['H17'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf(...FIVE)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave', 'Erin'])

    stage.is('Available', 'frank')
    stage.refuses(() => stage.invites('alice', 'frank', chat), 'chat full', /full.*at most 6/)
    stage.refuses(() => stage.invites('erin', 'frank', chat), 'chat full')
  })

  test('a seat that somebody leaves is free again, once', { tags: ['H18'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf(...FIVE)
    stage.is('Available', 'frank')
    stage.leaves('carol', chat)
    stage.bringsIn('dave', 'frank', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Dave', 'Erin', 'Frank'])

    stage.clears('carol', chat)
    stage.refuses(() => stage.invites('alice', 'carol', chat), 'chat full')
  })

  test('a seat is free again when its invitation lapses, and when it is withdrawn', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.is('Available', 'erin', 'frank')
    stage.invites('alice', 'erin', chat)
    stage.refuses(() => stage.invites('alice', 'frank', chat), 'chat full')
    stage.removes('alice', 'erin', chat)

    stage.invites('alice', 'frank', chat)
    stage.refuses(() => stage.invites('alice', 'erin', chat), 'chat full')
    stage.rejects('frank', chat)

    stage.invites('alice', 'erin', chat)
    stage.clock.advance(20_000)
    stage.bringsIn('alice', 'frank', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave', 'Frank'])
  })

  test('of two agents who invite at once for the last seat exactly one gets it', { tags: ['H6'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.is('Available', 'erin', 'frank')
    stage.invites('alice', 'erin', chat)
    stage.refuses(() => stage.invites('bob', 'frank', chat), 'chat full')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave', 'Erin?'])
    expect(stage.contacts('frank')).toEqual([])
  })

  test('the customer has a seat before they have connected', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.accepts('alice', chat)
    for (const name of FIVE) stage.bringsIn('alice', name, chat)
    stage.is('Available', 'frank')
    stage.refuses(() => stage.invites('alice', 'frank', chat), 'chat full')
  })
})

describe('assumption pendingInvitationsTakeSeats', () => {
  test('yes: pending invitations count toward the six', { tags: ['H19'] }, () => {
    const stage = new Stage({ assumptions: { pendingInvitationsTakeSeats: true } })
    const chat = stage.chatOf('bob', 'carol')
    stage.is('Available', 'dave', 'erin', 'frank')
    stage.invites('alice', 'dave', chat)
    stage.invites('bob', 'erin', chat)
    stage.refuses(() => stage.invites('carol', 'frank', chat), 'chat full')
  })

  test('no: more may be invited than there is room for, but the seventh cannot come in', { tags: ['H19'] }, () => {
    const stage = new Stage({ assumptions: { pendingInvitationsTakeSeats: false } })
    const chat = stage.chatOf('bob', 'carol', 'dave')
    stage.is('Available', 'erin', 'frank')
    stage.invites('alice', 'erin', chat)
    stage.invites('bob', 'frank', chat)
    stage.accepts('frank', chat)
    stage.refuses(() => stage.accepts('erin', chat), 'chat full')

    stage.leaves('dave', chat)
    stage.accepts('erin', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Erin', 'Frank'])
  })

  test('no: a transfer is accepted from a full chat, as it empties it', () => {
    const stage = new Stage({
      assumptions: { pendingInvitationsTakeSeats: false, transferReleasesAgents: 'when accepted' },
    })
    const chat = stage.chatOf(...FIVE)
    stage.is('Available', 'frank')
    stage.transfers('alice', 'frank', chat)
    stage.accepts('frank', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Frank'])
  })
})

describe('without the feature', () => {
  const two = { center: center({ features: { multiPartyChat: false } }) }

  test('the third participant is refused, and the words say why', { tags: ['H20'] }, () => {
    const stage = new Stage(two)
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'multi-party chat off', /not enabled.*administrator/)
  })

  test('an agent and a customer chat, and the chat can be transferred', () => {
    const stage = new Stage(two)
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.transfers('alice', 'bob', chat)
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })

  test('whether pending invitations take seats makes no difference', () => {
    const stage = new Stage({ ...two, assumptions: { pendingInvitationsTakeSeats: false } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'multi-party chat off')
  })
})

describe('in GovCloud (US-West)', () => {
  test.each([true, false])(
    'nobody can be added, and the words name the region (feature %s)',
    { tags: ['H22'] },
    (multiPartyChat) => {
      const stage = new Stage({ center: center({ region: 'us-gov-west-1', features: { multiPartyChat } }) })
      const chat = stage.chatOf()
      stage.is('Available', 'bob')
      stage.refuses(() => stage.invites('alice', 'bob', chat), 'multi-party chat not in this region', /us-gov-west-1/)
    },
  )

  test.each([true, false])('two-party chat works (pending invitations take seats: %s)', (take) => {
    const stage = new Stage({
      center: center({ region: 'us-gov-west-1' }),
      assumptions: { pendingInvitationsTakeSeats: take },
    })
    const chat = stage.chatOf()
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })
})
