import { describe, expect, test } from 'vitest'
import { center, centerWithConcurrency, centerWithMonitoring, type StateName, stateId } from './test-support/center.ts'
import { Stage, type StageOptions, userId } from './test-support/stage.ts'

/** Alice talks to Maya. */
function talking(options: StageOptions = {}) {
  const stage = new Stage(options)
  const chat = stage.chatOf()
  const chooses = (state: StateName, when: 'now' | 'after the contacts' = 'after the contacts') =>
    stage.instance.chooseState(userId('alice'), stateId(state), when)
  const next = () => stage.instance.presenceOf(userId('alice')).next?.name
  return { stage, chat, chooses, next }
}

describe('the next state', () => {
  test('waits until the last contact has been cleared', () => {
    const { stage, chat, chooses, next } = talking()
    chooses('Break')
    expect([stage.presence('alice'), next()]).toEqual(['Available', 'Break'])
    stage.leaves('customer', chat)
    expect([stage.presence('alice'), next()]).toEqual(['Available', 'Break'])
    stage.clock.advance(5000)
    stage.clears('alice', chat)
    expect(stage.instance.presenceOf(userId('alice'))).toEqual({
      state: expect.objectContaining({ name: 'Break' }),
      since: stage.clock.now(),
    })
  })

  test('keeps further contacts away: from the queue and by invitation', () => {
    const { stage, chooses } = talking()
    chooses('Break')
    const other = stage.startChat({ displayName: 'Noor' })
    expect(other.state).toBe('waiting')
    stage.is('Available', 'bob')
    stage.accepts('bob', other)
    stage.refuses(() => stage.invites('bob', 'alice', other), 'agent unavailable', /Alice/)
  })

  test('is replaced by another, and dropped by being available again', () => {
    const { stage, chooses, next } = talking()
    const since = stage.instance.presenceOf(userId('alice')).since
    chooses('Break')
    chooses('Offline')
    expect(next()).toBe('Offline')
    stage.clock.advance(1000)
    chooses('Available')
    expect(next()).toBeUndefined()
    expect(stage.instance.presenceOf(userId('alice'))).toMatchObject({ state: { name: 'Available' }, since })
    const other = stage.startChat({ displayName: 'Noor' })
    expect(stage.contact('alice', other).state).toBe('connecting')
  })

  test('available again comes at once for an agent who was not', () => {
    const { stage, chooses } = talking()
    stage.is('Break', 'alice')
    chooses('Available')
    expect(stage.presence('alice')).toBe('Available')
  })

  test('clears after-contact work of other contacts, and the live one stays', () => {
    const { stage, chat, chooses, next } = talking()
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    stage.leaves('customer', chat)
    chooses('Break')
    expect(stage.contacts('alice').map((each) => each.chatId)).toEqual([other.id])
    expect(next()).toBe('Break')
  })

  test('outlives a contact that is missed meanwhile', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.instance.chooseState(userId('alice'), stateId('Break'), 'after the contacts')
    stage.clock.advance(20_000)
    expect(stage.presence('alice')).toBe('MissedCallAgent')
    stage.clears('alice', chat)
    expect(stage.presence('alice')).toBe('Break')
  })
})

describe('a state that is chosen', () => {
  test('without a contact comes at once, queued or not', () => {
    const stage = new Stage()
    for (const [state, when] of [
      ['Available', 'now'],
      ['Break', 'after the contacts'],
    ] as const) {
      stage.instance.chooseState(userId('bob'), stateId(state), when)
      expect(stage.presence('bob')).toBe(state)
    }
  })

  test('in after-contact work clears it; the same state again does not', () => {
    const { stage, chat, chooses } = talking()
    stage.leaves('customer', chat)
    chooses('Available', 'now')
    expect(stage.contacts('alice')).toHaveLength(1)
    chooses('Break', 'now')
    expect(stage.contacts('alice')).toEqual([])
    expect(stage.presence('alice')).toBe('Break')
  })

  test('after a missed contact takes it away', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.rejects('alice', chat)
    stage.instance.chooseState(userId('alice'), stateId('Break'), 'now')
    expect(stage.contacts('alice')).toEqual([])
    expect(stage.presence('alice')).toBe('Break')
  })

  test('is one that there is, for somebody who is there', () => {
    const stage = new Stage()
    stage.refuses(() => stage.instance.chooseState('user-alice', 'asleep', 'now'), 'unknown agent state')
    stage.refuses(() => stage.instance.chooseState('user-zoe', 'available', 'now'), 'unknown user')
  })

  test('is not one that agents only get into by themselves', () => {
    const plain = center()
    const missed = { id: 'missed', name: 'MissedCallAgent', type: 'error' } as const
    const stage = new Stage({ center: { ...plain, agentStates: [...plain.agentStates, missed] } })
    const chooses = () => stage.instance.chooseState(userId('alice'), missed.id, 'now')
    stage.refuses(chooses, 'unknown agent state', /MissedCallAgent is no state to choose/)
  })

  test('assumption stateChosenOnContact refused', () => {
    const { stage, chooses } = talking()
    for (const state of ['Break', 'Available'] as const) {
      stage.refuses(() => chooses(state, 'now'), 'agent on a contact', /Alice is on a contact: choose \w+ as the next/)
    }
  })

  test('assumption stateChosenOnContact taken at once', () => {
    const { stage, chat, chooses } = talking({ assumptions: { stateChosenOnContact: 'taken at once' } })
    chooses('Break', 'now')
    expect(stage.presence('alice')).toBe('Break')
    expect(stage.contact('alice', chat).state).toBe('connected')
  })
})

describe('a contact that is not taken', () => {
  test.each([
    ['missed', 'missed'],
    ['rejected', 'rejected'],
  ] as const)('assumption rejectedContact %s', (rejectedContact, state) => {
    const stage = new Stage({ assumptions: { rejectedContact } })
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.rejects('alice', chat)
    expect(stage.contact('alice', chat).state).toBe(state)
    expect(stage.presence('alice')).toBe('MissedCallAgent')
  })

  test('keeps the agent from the next until it is cleared; then they are what they were', () => {
    const stage = new Stage({ assumptions: { rejectedContact: 'rejected' } })
    stage.is('Available', 'alice')
    const chat = stage.startChat()
    stage.rejects('alice', chat)
    expect(stage.contacts('alice')).toHaveLength(1)
    stage.clears('alice', chat)
    expect(stage.presence('alice')).toBe('Available')
    expect(stage.contact('alice', chat).state).toBe('connecting')
  })

  test('of two the agent clears both before', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chats = [stage.startChat(), stage.startChat({ displayName: 'Noor' })] as const
    stage.clock.advance(20_000)
    stage.clears('alice', chats[0])
    expect(stage.presence('alice')).toBe('MissedCallAgent')
    stage.clears('alice', chats[1])
    expect(stage.presence('alice')).toBe('Available')
  })
})

describe('an agent at capacity', () => {
  test('looks as before, and is offered nothing until after-contact work is cleared', () => {
    const stage = new Stage({ center: centerWithConcurrency(1) })
    const chat = stage.chatOf()
    const other = stage.startChat({ displayName: 'Noor' })
    expect(stage.presence('alice')).toBe('Available')
    stage.leaves('customer', chat)
    expect(other.state).toBe('waiting')
    stage.clears('alice', chat)
    expect(stage.contact('alice', other).state).toBe('connecting')
  })
})

describe('assumption routesTo', () => {
  test.each([
    ['fewest chats first', 'bob'],
    ['longest available first', 'alice'],
  ] as const)('%s: the second chat rings at %s', (routesTo, name) => {
    const { stage } = talking({ assumptions: { routesTo } })
    stage.clock.advance(1000)
    stage.is('Available', 'bob')
    const other = stage.startChat({ displayName: 'Noor' })
    expect(stage.contact(name, other).state).toBe('connecting')
  })
})

describe('a chat that a supervisor monitors', () => {
  test('is no contact of theirs to wait for: a state comes at once', () => {
    const stage = new Stage({ center: centerWithMonitoring() })
    const chat = stage.chatOf()
    stage.monitors('bob', chat)
    stage.instance.chooseState(userId('bob'), stateId('Break'), 'after the contacts')
    expect(stage.presence('bob')).toBe('Break')
  })

  test('does not keep the next state from coming', () => {
    const { stage, chat, chooses } = talking({ center: centerWithMonitoring() })
    stage.is('Available', 'bob')
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('bob', other)
    stage.monitors('alice', other)
    chooses('Break')
    stage.leaves('customer', chat)
    stage.clears('alice', chat)
    expect(stage.presence('alice')).toBe('Break')
  })
})
