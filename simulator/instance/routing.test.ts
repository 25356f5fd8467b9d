import { describe, expect, test } from 'vitest'
import { center, centerWithConcurrency } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

describe('a waiting chat', () => {
  test('is offered as soon as somebody is available, as the customer’s own contact', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    expect(chat.state).toBe('waiting')
    stage.is('Available', 'bob')
    expect(stage.contact('bob', chat)).toMatchObject({
      contactId: chat.id,
      state: 'connecting',
      initiationMethod: 'API',
    })
    expect(stage.told(() => stage.accepts('bob', chat))).toContainEqual({ type: 'agent changed', userId: 'user-bob' })
    expect(chat.primaryId).toBe(stage.participant('bob', chat).id)
  })

  test('is announced to nobody while it is only offered', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    expect(stage.heard(chat.customer, () => stage.is('Available', 'bob'))).toEqual([])
    expect(stage.heard(chat.customer, () => stage.accepts('bob', chat))).toEqual(['joined Bob'])
  })

  test.each(['Break', 'Offline'] as const)('is not offered to an agent who is on %s', (state) => {
    const stage = new Stage()
    stage.startChat()
    stage.is(state, 'bob')
    expect(stage.contacts('bob')).toEqual([])
  })

  test('is not offered to an agent who does not work its queue', () => {
    const stage = new Stage()
    stage.instance.setPresence('user-grace', 'available')
    stage.startChat()
    expect(stage.instance.contactsOf('user-grace')).toEqual([])
  })

  test('goes to the agent with the fewest chats, then to the one who has been available for longest', () => {
    const stage = new Stage()
    for (const name of ['carol', 'alice', 'bob'] as const) {
      stage.is('Available', name)
      stage.clock.advance(1)
    }
    const chats = ['One', 'Two', 'Three', 'Four'].map((displayName) => stage.startChat({ displayName }))
    const offeredTo = chats.map((chat) => stage.roster(chat).at(-1))
    expect(offeredTo).toEqual(['Carol?', 'Alice?', 'Bob?', 'Carol?'])
  })

  test('waits behind the older ones, and for concurrency', () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const first = stage.startChat({ displayName: 'First' })
    const second = stage.startChat({ displayName: 'Second' })
    stage.is('Available', 'alice')
    expect([first.state, second.state]).toEqual(['active', 'waiting'])
    stage.accepts('alice', first)
    stage.leaves('alice', first)
    expect(second.state).toBe('waiting')
    stage.clears('alice', first)
    expect(stage.contact('alice', second).state).toBe('connecting')
  })

  test('has its old place among those that wait once nobody has taken it', () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const first = stage.startChat({ displayName: 'First' })
    const second = stage.startChat({ displayName: 'Second' })
    stage.is('Available', 'alice')
    stage.rejects('alice', first)
    expect([first.state, second.state]).toEqual(['waiting', 'waiting'])
    stage.is('Available', 'bob')
    expect([first.state, second.state]).toEqual(['active', 'waiting'])
  })

  test('is offered to nobody whose profile has no chat', () => {
    const stage = new Stage({ center: centerWithConcurrency(0) })
    stage.is('Available', 'alice')
    expect(stage.startChat().state).toBe('waiting')
  })

  test('missed by one agent goes to the next, and to the first again once they are back', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    stage.clock.advance(1)
    stage.is('Available', 'bob')
    const chat = stage.startChat()
    stage.clock.advance(20_000)
    expect(stage.presence('alice')).toBe('MissedCallAgent')
    expect(stage.contact('alice', chat).state).toBe('missed')
    expect(stage.contact('bob', chat)).toMatchObject({ state: 'connecting', contactId: chat.id })
    stage.rejects('bob', chat)
    expect(chat.state).toBe('waiting')
    expect(stage.roster(chat)).toEqual(['Maya'])

    stage.is('Available', 'alice')
    expect(stage.contacts('alice').map((each) => each.state)).toEqual(['connecting'])
    stage.accepts('alice', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })

  test('that ends while it is offered is gone', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.leaves('customer', chat)
    expect(stage.contacts('alice')).toEqual([])
    expect(stage.presence('alice')).toBe('Available')
  })
})

describe('whoever becomes free gets the next chat', () => {
  function busyWithAnInvitation() {
    const stage = new Stage({ center: { ...centerWithConcurrency(1), ringSeconds: 3_600 } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const next = stage.startChat({ displayName: 'Next' })
    expect(next.state).toBe('waiting')
    return { stage, chat, next }
  }

  test('when the chat they were invited to is stopped', () => {
    const { stage, chat, next } = busyWithAnInvitation()
    stage.instance.stopChat(chat.id)
    expect(stage.contact('bob', next).state).toBe('connecting')
  })

  test('when the chat they were invited to has lasted its time', () => {
    const stage = new Stage({ center: { ...centerWithConcurrency(1), ringSeconds: 7_200 } })
    stage.is('Available', 'alice')
    const chat = stage.startChat({ durationMinutes: 60 })
    stage.accepts('alice', chat)
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    const next = stage.startChat({ displayName: 'Next' })
    stage.clock.advance(60 * 60_000)
    expect(stage.contact('bob', next).state).toBe('connecting')
  })

  test('when the customer they were offered never connects', () => {
    const stage = new Stage({ center: { ...centerWithConcurrency(1), ringSeconds: 3_600 } })
    stage.is('Available', 'alice')
    stage.instance.startChat({ displayName: 'Never' })
    const next = stage.startChat({ displayName: 'Next' })
    stage.clock.advance(5 * 60_000)
    expect(stage.contact('alice', next).state).toBe('connecting')
  })

  test('when their invitation is withdrawn', () => {
    const { stage, chat, next } = busyWithAnInvitation()
    stage.removes('alice', 'bob', chat)
    expect(stage.contact('bob', next).state).toBe('connecting')
  })

  test('when a transfer takes the place of their invitation', () => {
    const stage = new Stage({
      center: { ...centerWithConcurrency(1), ringSeconds: 3_600 },
      assumptions: { invitableAgents: 'signed in' },
    })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.is('Break', 'carol')
    const next = stage.startChat({ displayName: 'Next' })
    stage.transfers('alice', 'carol', chat)
    expect(stage.contact('bob', next).state).toBe('connecting')
  })
})

test('a contact center without a state of type offline is said to lack one', () => {
  const { agentStates, ...rest } = center()
  const stage = new Stage({ center: { ...rest, agentStates: agentStates.filter((each) => each.type !== 'offline') } })
  expect(() => stage.presence('alice')).toThrow(/no agent state of type offline/)
})
