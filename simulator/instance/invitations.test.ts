import { describe, expect, test } from 'vitest'
import type { Assumptions } from './assumptions.ts'
import { center, centerWithConcurrency } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

function aliceAlone(assumptions: Partial<Assumptions> = {}) {
  const stage = new Stage({ assumptions })
  const chat = stage.chatOf()
  stage.is('Available', 'bob')
  return { stage, chat, alice: stage.participant('alice', chat), maya: stage.participant('customer', chat) }
}

describe('an invitation that is accepted', () => {
  test('everybody there sees invited, then joined, once each and in that order', { tags: ['H1'] }, () => {
    const { stage, chat, alice, maya } = aliceAlone()
    stage.is('Available', 'carol')
    stage.bringsIn('alice', 'carol', chat)
    const carol = stage.participant('carol', chat)
    const both = () => {
      stage.invites('alice', 'bob', chat)
      stage.accepts('bob', chat)
    }
    const before = stage.events.length
    both()
    const told = stage.events.slice(before)
    for (const person of [alice, maya, carol]) {
      const heard = told.filter((event) => 'to' in event && event.to.some((each) => each.id === person.id))
      expect(heard.map((event) => (event.type === 'item' ? event.item.kind : event.type))).toEqual([
        'invited',
        'joined',
      ])
    }
  })

  test('whoever is invited hears nothing of the chat before they are in it, then that they joined', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    const bob = stage.participant('bob', chat)
    expect(stage.heard(bob, () => stage.says('customer', 'Hello?', chat))).toEqual([])
    expect(stage.heard(bob, () => stage.accepts('bob', chat))).toEqual(['joined Bob'])
    expect(stage.heard(bob, () => stage.says('customer', 'Hello?', chat))).toEqual(['Maya: Hello?'])
  })

  test('the agent has a contact of their own: id, origin, inviter', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    const contact = stage.contact('bob', chat)
    expect(contact).toMatchObject({
      state: 'connecting',
      chatId: chat.id,
      initiationMethod: 'TRANSFER',
      previousContactId: chat.id,
      participantId: stage.participant('bob', chat).id,
    })
    expect(contact.contactId).not.toBe(chat.id)
    stage.accepts('bob', chat)
    expect(stage.contact('bob', chat).state).toBe('connected')

    stage.bringsIn('bob', 'carol', chat)
    expect(stage.contact('carol', chat).previousContactId).toBe(contact.contactId)
    expect(stage.contact('alice', chat)).toMatchObject({ contactId: chat.id, initiationMethod: 'API' })
    expect(stage.contact('alice', chat)).not.toHaveProperty('previousContactId')
  })

  test('items carry the contact of the one they are about', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    stage.accepts('bob', chat)
    const own = stage.contact('bob', chat).contactId
    expect(chat.transcript.slice(-2).map((item) => [item.kind, item.contactId])).toEqual([
      ['invited', own],
      ['joined', own],
    ])
  })

  test('somebody who left can be invited again: a new participant, one entry', { tags: ['H9'] }, () => {
    const { stage, chat } = aliceAlone()
    stage.bringsIn('alice', 'bob', chat)
    const first = stage.participant('bob', chat)
    stage.leaves('bob', chat)
    stage.bringsIn('alice', 'bob', chat)
    const second = stage.participant('bob', chat)
    expect(second.id).not.toBe(first.id)
    expect(second.contactId).not.toBe(first.contactId)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
    expect(stage.contacts('bob').map((each) => each.state)).toEqual(['ended', 'connected'])

    expect(stage.heard(first, () => stage.says('customer', 'Back?', chat))).toEqual([])
    stage.refuses(() => stage.instance.say(first.id, 'text/plain', 'From before'), 'participant left')
  })
})

describe('an invitation that is not accepted', () => {
  test.each([
    ['rings out', (stage: Stage) => stage.clock.advance(20_000)],
    ['is rejected', (stage: Stage, chat: ReturnType<Stage['chatOf']>) => stage.rejects('bob', chat)],
  ])(
    '%s: the contact is missed, the agent stands as missed, the seat is free, all told',
    { tags: ['H2', 'H3'] },
    (_, lapses) => {
      const { stage, chat } = aliceAlone()
      stage.invites('alice', 'bob', chat)
      const told = stage.told(() => lapses(stage, chat))
      expect(stage.contact('bob', chat).state).toBe('missed')
      expect(stage.presence('bob')).toBe('MissedCallAgent')
      expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
      expect(told).toContainEqual({ type: 'agent changed', userId: 'user-alice' })
      expect(told).toContainEqual({ type: 'agent changed', userId: 'user-bob' })
      expect(chat.state).toBe('active')
      stage.refuses(() => stage.accepts('bob', chat), 'wrong contact state', /missed/)
      stage.refuses(() => stage.rejects('bob', chat), 'wrong contact state')
    },
  )

  test('it rings for exactly the time that is set, and not once it is answered', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    stage.clock.advance(19_999)
    expect(stage.contact('bob', chat).state).toBe('connecting')
    stage.accepts('bob', chat)
    stage.clock.advance(60_000)
    expect(stage.contact('bob', chat).state).toBe('connected')
    expect(stage.presence('bob')).toBe('Available')
  })

  test('a missed contact goes when it is cleared, or when the agent chooses a state', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    stage.rejects('bob', chat)
    stage.clears('bob', chat)
    expect(stage.contacts('bob')).toEqual([])

    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.rejects('bob', chat)
    stage.is('Offline', 'bob')
    expect(stage.contacts('bob')).toEqual([])
  })

  test('withdrawn before it is accepted: it stops ringing and is gone from the snapshot of who was invited', {
    tags: ['H4'],
  }, () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    const { contactId } = stage.contact('bob', chat)
    const told = stage.told(() => stage.removes('alice', 'bob', chat))
    expect(stage.contacts('bob')).toEqual([])
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
    expect(stage.presence('bob')).toBe('Available')
    expect(told).toContainEqual({ type: 'agent changed', userId: 'user-bob' })
    expect(told).toContainEqual({ type: 'agent changed', userId: 'user-alice' })
    stage.refuses(() => stage.instance.accept('user-bob', contactId), 'unknown contact', /Bob has no contact/)
    expect(stage.told(() => stage.clock.advance(20_000))).toEqual([])
  })

  test('any agent in the chat can withdraw it, not only the inviter', () => {
    const { stage, chat } = aliceAlone()
    stage.bringsIn('alice', 'carol', chat)
    stage.invites('alice', 'bob', chat)
    stage.removes('carol', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Carol'])
  })

  test.each([
    ['silent', ['invited']],
    ['left event', ['invited', 'left']],
  ] as const)('assumption lapsedInvitation %s: those in the chat see %j', (lapsedInvitation, expected) => {
    for (const lapses of ['reject', 'withdraw'] as const) {
      const { stage, chat, alice, maya } = aliceAlone({ lapsedInvitation })
      const before = chat.transcript.length
      const command = () => {
        stage.invites('alice', 'bob', chat)
        if (lapses === 'reject') stage.rejects('bob', chat)
        else stage.removes('alice', 'bob', chat)
      }
      const words = expected.map((kind) => `${kind} Bob`)
      const told = stage.told(command)
      for (const person of [alice, maya]) {
        const items = told.flatMap((event) =>
          event.type === 'item' && event.to.some((each) => each.id === person.id) ? [event.item] : [],
        )
        expect(items.map((item) => `${item.kind} ${item.displayName}`)).toEqual(words)
      }
      expect(chat.transcript.slice(before).map((item) => item.kind)).toEqual(expected)
    }
  })

  test('assumption lapsedInvitation left event: whom the queue offered the chat was never announced, so cannot leave', () => {
    const stage = new Stage({ assumptions: { lapsedInvitation: 'left event' } })
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.rejects('alice', chat)
    expect(chat.transcript.map((item) => item.kind)).toEqual(['joined'])
  })
})

describe('what cannot be invited', () => {
  test('somebody who is in the chat, or has been invited, by anybody', () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'agent already in chat', /Bob has been invited already/)
    stage.accepts('bob', chat)
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'agent already in chat', /Bob has joined/)
    stage.refuses(() => stage.invites('bob', 'alice', chat), 'agent already in chat')
    stage.refuses(() => stage.invites('alice', 'alice', chat), 'agent already in chat')
  })

  test('two agents invite the same third at the same moment: one seat, one contact', { tags: ['H5'] }, () => {
    const { stage, chat } = aliceAlone()
    stage.bringsIn('alice', 'carol', chat)
    stage.invites('alice', 'bob', chat)
    stage.refuses(() => stage.invites('carol', 'bob', chat), 'agent already in chat')
    expect(stage.contacts('bob')).toHaveLength(1)
  })

  test('through a quick connect that does not exist, or whose user does not', () => {
    const { stage, chat } = aliceAlone()
    stage.refuses(() => stage.invites('alice', 'atlantis', chat), 'unknown quick connect', /to-atlantis/)
    stage.refuses(() => stage.invites('alice', 'nobody', chat), 'unknown quick connect', /user who does not exist/)
  })

  test('through a quick connect of another department', { tags: ['H54'] }, () => {
    const { stage, chat } = aliceAlone()
    stage.instance.setPresence('user-grace', 'available')
    stage.refuses(() => stage.invites('alice', 'grace', chat), 'quick connect not associated', /Grace.*Alice/)
  })

  test('a queue or a phone number, whichever side says so', { tags: ['H54'] }, () => {
    const { stage, chat } = aliceAlone()
    for (const type of ['agent', 'queue', 'phone_number'] as const) {
      stage.refuses(() => stage.invites('alice', 'queue', chat, type), 'wrong endpoint type', /only agents/)
      stage.refuses(() => stage.invites('alice', 'phone', chat, type), 'wrong endpoint type')
    }
    stage.refuses(() => stage.invites('alice', 'bob', chat, 'queue'), 'wrong endpoint type')
  })

  test('an agent who is offline, never signed in, or has just missed a contact', { tags: ['H56'] }, () => {
    const { stage, chat } = aliceAlone()
    stage.is('Offline', 'bob')
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'agent unavailable', /Bob is not available/)
    stage.refuses(() => stage.invites('alice', 'frank', chat), 'agent unavailable')
    stage.is('Available', 'carol')
    stage.invites('alice', 'carol', chat)
    stage.rejects('carol', chat)
    stage.refuses(() => stage.invites('alice', 'carol', chat), 'agent unavailable')
  })

  test.each([
    ['routable', 'agent unavailable'],
    ['signed in', undefined],
  ] as const)('assumption invitableAgents %s: an agent on a break (refused: %s)', (invitableAgents, reason) => {
    const { stage, chat } = aliceAlone({ invitableAgents })
    stage.is('Break', 'bob')
    if (reason) {
      stage.refuses(() => stage.invites('alice', 'bob', chat), reason)
      return
    }
    stage.invites('alice', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob?'])
    stage.is('Offline', 'carol')
    stage.refuses(() => stage.invites('alice', 'carol', chat), 'agent unavailable')
  })

  test('an agent who has as many chats as they can take, after-contact work included', { tags: ['H56'] }, () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const first = stage.chatOf('bob')
    stage.is('Available', 'carol')
    const second = stage.startChat({ displayName: 'Noor' })
    stage.accepts('carol', second)
    stage.refuses(() => stage.invites('carol', 'bob', second), 'agent at capacity', /Bob has as many chats/)
    stage.leaves('bob', first)
    stage.refuses(() => stage.invites('carol', 'bob', second), 'agent at capacity')
    stage.clears('bob', first)
    stage.invites('carol', 'bob', second)
    expect(stage.roster(second)).toEqual(['Noor', 'Carol', 'Bob?'])
  })

  test('an agent whose routing profile has no chat', { tags: ['H56'] }, () => {
    const [agents, others] = center().routingProfiles
    if (!agents || !others) throw new Error('two routing profiles were expected')
    const routingProfiles = [agents, { ...others, queueIds: ['support'], chatConcurrency: 0 }]
    const users = center().users.map((user) => ({
      ...user,
      ...(user.username === 'bob' && { routingProfileId: others.id }),
    }))
    const stage = new Stage({ center: center({ routingProfiles, users }) })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'agent at capacity', /Bob/)
  })

  test('anybody, by an agent who has not accepted, has left, or has another contact', () => {
    const { stage, chat } = aliceAlone()
    stage.is('Available', 'carol')
    stage.invites('alice', 'bob', chat)
    stage.refuses(() => stage.invites('bob', 'carol', chat), 'wrong contact state', /connecting/)
    stage.accepts('bob', chat)
    stage.leaves('bob', chat)
    stage.refuses(() => stage.invites('bob', 'carol', chat), 'wrong contact state', /ended/)
    const ofAlice = { id: 'to-carol', type: 'agent' } as const
    stage.refuses(() => stage.instance.invite('user-carol', chat.id, ofAlice), 'unknown contact')
    stage.refuses(() => stage.instance.invite('user-alice', 'no-such-contact', ofAlice), 'unknown contact')
  })

  test('an invitation accepted in the moment the customer leaves is gone', { tags: ['H15'] }, () => {
    const { stage, chat } = aliceAlone()
    stage.invites('alice', 'bob', chat)
    const { contactId } = stage.contact('bob', chat)
    stage.leaves('customer', chat)
    stage.refuses(() => stage.instance.accept('user-bob', contactId), 'unknown contact')
  })
})
