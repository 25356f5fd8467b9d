import { describe, expect, test } from 'vitest'
import type { DomainEvent } from './events.ts'
import { centerWithConcurrency } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

function heardBy(told: readonly DomainEvent[], id: string): string[] {
  return told.flatMap((event) =>
    event.type === 'item' && event.to.some((each) => each.id === id)
      ? [`${event.item.kind} ${event.item.displayName}`]
      : [],
  )
}

function handedOver(transferReleasesAgents: 'at once' | 'when accepted') {
  const stage = new Stage({ assumptions: { transferReleasesAgents } })
  const chat = stage.chatOf('bob', 'carol')
  stage.is('Available', 'dave')
  return { stage, chat }
}

describe('assumption transferReleasesAgents', () => {
  test('at once: all agents are out before the new one answers', () => {
    const { stage, chat } = handedOver('at once')
    const [maya, ...leaving] = chat.participants
    const told = stage.told(() => stage.transfers('alice', 'dave', chat))
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave?'])
    expect(heardBy(told, maya?.id ?? '')).toEqual(['transferred Alice', 'left Alice', 'left Bob', 'left Carol'])
    for (const agent of leaving) expect(heardBy(told, agent.id)).toContain('transferred Alice')
    const gone = told.flatMap((event) => (event.type === 'participant gone' ? [event.participant.displayName] : []))
    expect(gone).toEqual(['Alice', 'Bob', 'Carol'])
    for (const name of ['alice', 'bob', 'carol'] as const) expect(stage.contact(name, chat).state).toBe('ended')

    const accepted = stage.told(() => stage.accepts('dave', chat))
    expect(heardBy(accepted, maya?.id ?? '')).toEqual(['joined Dave'])
    for (const agent of leaving) expect(heardBy(accepted, agent.id)).toEqual([])
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave'])
  })

  test('when accepted: all agents stay until the new one answers', () => {
    const { stage, chat } = handedOver('when accepted')
    const [maya] = chat.participants
    expect(
      heardBy(
        stage.told(() => stage.transfers('alice', 'dave', chat)),
        maya?.id ?? '',
      ),
    ).toEqual([])
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave?'])
    stage.says('bob', 'Dave is on his way', chat)

    const accepted = stage.told(() => stage.accepts('dave', chat))
    expect(heardBy(accepted, maya?.id ?? '')).toEqual([
      'transferred Alice',
      'left Alice',
      'left Bob',
      'left Carol',
      'joined Dave',
    ])
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave'])
  })

  test('at once, unanswered: the customer waits in the queue again, and the next agent gets a contact of their own', () => {
    const { stage, chat } = handedOver('at once')
    stage.transfers('alice', 'dave', chat)
    stage.is('Break', 'alice', 'bob', 'carol')
    stage.clock.advance(20_000)
    expect(chat.state).toBe('waiting')
    expect(stage.roster(chat)).toEqual(['Maya'])
    stage.says('customer', 'Hello?', chat)

    stage.is('Available', 'erin')
    expect(stage.contact('erin', chat)).toMatchObject({ state: 'connecting', initiationMethod: 'TRANSFER' })
    expect(stage.contact('erin', chat).contactId).not.toBe(chat.id)
    stage.accepts('erin', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Erin'])
  })

  test('when accepted, unanswered: everything is as before', () => {
    const { stage, chat } = handedOver('when accepted')
    stage.transfers('alice', 'dave', chat)
    stage.rejects('dave', chat)
    expect(chat.state).toBe('active')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol'])
    stage.is('Available', 'dave')
    stage.transfers('bob', 'dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob', 'Carol', 'Dave?'])
  })
})

describe('a transfer', () => {
  test('makes the new agent the primary one', () => {
    const stage = new Stage({ assumptions: { primaryAgentLeaves: 'chat ends' } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.transfers('alice', 'bob', chat)
    stage.accepts('bob', chat)
    stage.bringsIn('bob', 'carol', chat)
    stage.leaves('carol', chat)
    expect(chat.state).toBe('active')
    stage.leaves('bob', chat)
    expect(chat.state).toBe('ended')
  })

  test('withdraws pending invitations', { tags: ['H14'] }, () => {
    const { stage, chat } = handedOver('at once')
    stage.is('Available', 'erin')
    stage.invites('bob', 'erin', chat)
    stage.transfers('alice', 'dave', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave?'])
    expect(stage.contacts('erin')).toEqual([])
  })

  test('to somebody whose invitation is pending takes its place', () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.transfers('alice', 'bob', chat)
    expect(stage.contacts('bob')).toHaveLength(1)
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })

  test('is possible from a full chat', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol', 'dave', 'erin')
    stage.is('Available', 'frank')
    stage.transfers('erin', 'frank', chat)
    stage.accepts('frank', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Frank'])
  })

  test('ends with the chat when the customer leaves meanwhile', () => {
    const { stage, chat } = handedOver('at once')
    stage.transfers('alice', 'dave', chat)
    const { contactId } = stage.contact('dave', chat)
    stage.leaves('customer', chat)
    expect(stage.contacts('dave')).toEqual([])
    stage.refuses(() => stage.instance.accept('user-dave', contactId), 'unknown contact')
  })

  test('invited again after a transfer: one entry in the roster each', { tags: ['H13'] }, () => {
    const { stage, chat } = handedOver('at once')
    stage.transfers('alice', 'dave', chat)
    stage.accepts('dave', chat)
    for (const name of ['alice', 'bob'] as const) {
      stage.clears(name, chat)
      stage.bringsIn('dave', name, chat)
    }
    expect(stage.roster(chat)).toEqual(['Maya', 'Dave', 'Alice', 'Bob'])
  })

  test('is refused like an invitation, and then changes nothing', () => {
    const { stage, chat } = handedOver('at once')
    stage.is('Available', 'erin')
    stage.invites('alice', 'erin', chat)
    stage.refuses(() => stage.transfers('alice', 'atlantis', chat), 'unknown quick connect')
    stage.refuses(() => stage.transfers('alice', 'nobody', chat), 'unknown quick connect')
    stage.refuses(() => stage.transfers('alice', 'grace', chat), 'quick connect not associated')
    stage.refuses(() => stage.transfers('alice', 'queue', chat, 'queue'), 'wrong endpoint type')
    stage.refuses(() => stage.transfers('alice', 'frank', chat), 'agent unavailable')
    stage.refuses(() => stage.transfers('alice', 'bob', chat), 'agent already in chat', /Bob is in this chat/)
    stage.refuses(() => stage.transfers('alice', 'alice', chat), 'agent already in chat')
    stage.refuses(() => stage.transfers('erin', 'dave', chat), 'wrong contact state')
  })

  test('to an agent at capacity is refused', () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('bob', other)
    stage.refuses(() => stage.transfers('alice', 'bob', chat), 'agent at capacity')
  })
})

describe('assumption invitationsAtTransfer', () => {
  function invitedAndTransferred(invitationsAtTransfer: 'withdrawn' | 'kept') {
    const stage = new Stage({ assumptions: { invitationsAtTransfer } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob', 'carol')
    stage.invites('alice', 'bob', chat)
    stage.transfers('alice', 'carol', chat)
    return { stage, chat }
  }

  test('withdrawn', () => {
    const { stage, chat } = invitedAndTransferred('withdrawn')
    expect(stage.roster(chat)).toEqual(['Maya', 'Carol?'])
    expect(stage.contacts('bob')).toEqual([])
  })

  test('kept: who was invited comes in besides', () => {
    const { stage, chat } = invitedAndTransferred('kept')
    stage.accepts('carol', chat)
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob', 'Carol'])
  })

  test('kept: a failed transfer leaves the chat to who was invited', () => {
    const { stage, chat } = invitedAndTransferred('kept')
    stage.rejects('carol', chat)
    expect(chat.state).toBe('active')
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })
})
