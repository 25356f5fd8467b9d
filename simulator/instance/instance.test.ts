import { describe, expect, test } from 'vitest'
import { type Assumptions, assume, assumptionRegister } from './assumptions.ts'
import { Stage } from './test-support/stage.ts'

const MINUTE_MS = 60_000

describe('the life of a chat', () => {
  test('a customer who does not connect within five minutes has no chat', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.accepts('alice', chat)
    stage.clock.advance(5 * MINUTE_MS - 1)
    expect(chat.state).toBe('active')
    stage.clock.advance(1)
    expect(chat.state).toBe('ended')
    expect(stage.contact('alice', chat).state).toBe('ended')
    stage.refuses(() => stage.instance.connectCustomer(chat.customer.id), 'chat ended', /Maya.*Start a new one/)
  })

  test('one who connects in the last moment has, once and for all', () => {
    const stage = new Stage()
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.clock.advance(5 * MINUTE_MS - 1)
    expect(stage.heard(chat.customer, () => stage.instance.connectCustomer(chat.customer.id))).toEqual(['joined Maya'])
    stage.clock.advance(5 * MINUTE_MS)
    expect(chat.state).toBe('waiting')
    expect(stage.told(() => stage.instance.connectCustomer(chat.customer.id))).toEqual([])
  })

  test.each([
    ['25 hours by default', undefined, 25 * 60],
    ['as long as it was started for', 60, 60],
  ])('lasts %s', (_, durationMinutes, minutes) => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.startChat(durationMinutes === undefined ? {} : { durationMinutes })
    stage.accepts('alice', chat)
    stage.clock.advance(minutes * MINUTE_MS - 1)
    expect(chat.state).toBe('active')
    expect(stage.heard(chat.customer, () => stage.clock.advance(1))).toEqual(['chat ended Maya'])
    expect(chat.state).toBe('ended')
    expect(stage.contact('alice', chat).state).toBe('ended')
  })

  test('can be stopped from outside, once', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    expect(stage.heard(chat.customer, () => stage.instance.stopChat(chat.id))).toEqual(['chat ended Maya'])
    stage.refuses(() => stage.instance.stopChat(chat.id), 'unknown contact', /ended already/)
    stage.refuses(() => stage.instance.stopChat('no-such-chat'), 'unknown contact')
  })

  test('starts with the customer’s first message and attributes, where they gave some', () => {
    const stage = new Stage()
    const chat = stage.startChat({
      attributes: { language: 'de' },
      initialMessage: { format: 'text/plain', content: 'My order is late' },
    })
    expect(chat.attributes).toEqual({ language: 'de' })
    expect(chat.transcript.map((item) => item.kind)).toEqual(['message', 'joined'])
  })
})

describe('agents', () => {
  test('are offline until they choose a state that there is', () => {
    const stage = new Stage()
    expect(stage.presence('alice')).toBe('Offline')
    stage.is('Break', 'alice')
    expect(stage.presence('alice')).toBe('Break')
    stage.refuses(() => stage.instance.setPresence('user-alice', 'asleep'), 'unknown agent state', /asleep/)
  })

  test('and customers go by their own names in records, also after they left', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    stage.leaves('bob', chat)
    expect(stage.instance.nameOf(chat.customer.id)).toBe('Maya')
    expect(stage.instance.nameOf(stage.participant('bob', chat).id)).toBe('bob')
    stage.refuses(() => stage.instance.nameOf('nobody'), 'unknown participant')
  })
})

describe('subscribers', () => {
  test('hear every event while the command runs, until they cancel', () => {
    const stage = new Stage()
    const heard: string[] = []
    const cancel = stage.instance.subscribe((event) => heard.push(event.type))
    stage.is('Available', 'alice')
    expect(heard).toEqual(['agent changed'])
    cancel()
    stage.is('Break', 'alice')
    expect(heard).toHaveLength(1)
  })
})

describe('a snapshot', () => {
  test('is a copy: what happens later does not show in it', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const before = stage.instance.snapshot()
    stage.says('alice', 'Later', chat)
    expect(before.chats[0]?.transcript.map((item) => item.kind)).toEqual(['joined', 'joined'])
    expect(stage.instance.snapshot()).not.toEqual(before)
  })
})

describe('the register of assumptions', () => {
  const names = Object.keys(assumptionRegister) as (keyof Assumptions)[]

  test('gives the defaults, and takes what is chosen instead', () => {
    const defaults = Object.fromEntries(names.map((name) => [name, assumptionRegister[name].default]))
    expect(assume()).toEqual(defaults)
    expect(assume({ lapsedInvitation: 'left event' })).toEqual({ ...defaults, lapsedInvitation: 'left event' })
  })

  test.each(names)('%s has alternatives other than its default, and a reason', (name) => {
    const { default: usual, alternatives, reason } = assumptionRegister[name]
    expect(alternatives.length).toBeGreaterThan(0)
    expect(alternatives).not.toContain(usual)
    expect(reason).toMatch(/\w+ \w+ .*\.$/)
  })
})
