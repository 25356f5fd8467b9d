import { describe, expect, test } from 'vitest'
import type { Assumptions } from './assumptions.ts'
import { agents, center, centerWithMonitoring } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

function supervised(assumptions: Partial<Assumptions> = {}): Stage {
  return new Stage({ center: centerWithMonitoring(), assumptions })
}

const BOTH = ['silent', 'barge'] as const

describe('a silent monitor', () => {
  test('has the chat at once, and nobody hears of it', () => {
    const stage = supervised()
    const chat = stage.chatOf('bob')
    stage.is('Available', 'grace')
    const told = stage.told(() => stage.monitors('grace', chat))
    expect(told.filter((each) => each.type !== 'agent changed')).toEqual([])
    expect(told).not.toContainEqual({ type: 'agent changed', userId: 'user-alice' })
    expect(stage.contact('grace', chat)).toMatchObject({ state: 'connected', initiationMethod: 'MONITOR' })
    expect(chat.transcript.map((each) => each.displayName)).not.toContain('Grace')
  })

  test('hears what is said and who comes and goes, and reads what was', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const grace = stage.monitors('grace', chat)
    expect(stage.heard(grace, () => stage.says('customer', 'Hello', chat))).toEqual(['Maya: Hello'])
    expect(stage.heard(grace, () => stage.bringsIn('alice', 'bob', chat))).toEqual(['invited Bob', 'joined Bob'])
    expect(stage.heard(grace, () => stage.instance.type(chat.customer.id))).toEqual(['typing Maya'])
    expect(stage.instance.chatOf(grace.id)).toBe(chat)
    expect(stage.heard(grace, () => stage.leaves('bob', chat))).toEqual(['left Bob'])
  })

  test('cannot say, type, mark, invite, transfer or disconnect anybody', () => {
    const stage = supervised()
    const chat = stage.chatOf('bob')
    stage.is('Available', 'carol')
    const message = stage.says('customer', 'Hello', chat)
    const grace = stage.monitors('grace', chat)
    const reason = 'silent monitor'
    stage.refuses(() => stage.says('grace', 'Psst', chat), reason, /Grace only listens/)
    stage.refuses(() => stage.instance.type(grace.id), reason)
    stage.refuses(() => stage.acknowledges('grace', message, 'read', chat), reason)
    stage.refuses(() => stage.instance.attachments.announce(grace.id, { name: 'a', contentType: 'b', size: 1 }), reason)
    stage.refuses(() => stage.removes('grace', 'bob', chat), reason)
    stage.refuses(() => stage.invites('grace', 'carol', chat), 'silent monitor')
    stage.refuses(() => stage.transfers('grace', 'carol', chat), 'silent monitor')
  })

  test('leaves as unseen as they came, by either door', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const first = stage.monitors('grace', chat)
    const told = stage.told(() => stage.instance.leave(first.id))
    expect(told.flatMap((each) => ('to' in each ? each.to : [])).map((each) => each.displayName)).toEqual(['Grace'])
    expect(told).toContainEqual({ type: 'participant gone', participant: first })
    expect(stage.contact('grace', chat).state).toBe('ended')
    stage.clears('grace', chat)
    const second = stage.monitors('grace', chat)
    expect(second.id).not.toBe(first.id)
    stage.removes('grace', 'grace', chat)
    expect(second.state).toBe('left')
    expect(chat.transcript.map((each) => each.displayName)).not.toContain('Grace')
    stage.refuses(() => stage.instance.leave(second.id), 'participant left')
  })

  test('is nobody whom an agent could disconnect', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.refuses(() => stage.removes('alice', 'grace', chat), 'unknown participant')
  })

  test('takes no seat, disturbs no receipts, and keeps no chat going', { tags: ['H23'] }, () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    const message = stage.says('alice', 'Hello', chat)
    stage.acknowledges('customer', message, 'read', chat)
    expect(chat.receipts).toHaveLength(1)
    stage.leaves('alice', chat)
    expect(chat.state).toBe('ended')
    expect(stage.contact('grace', chat).state).toBe('ended')
  })

  test('hears the end of the chat', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const grace = stage.monitors('grace', chat)
    expect(stage.heard(grace, () => stage.leaves('customer', chat))).toEqual(['left Maya', 'chat ended Maya'])
    expect(grace.state).toBe('left')
  })

  test('who is invited can join as an agent, and is one from then on', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    const listener = stage.monitors('bob', chat)
    stage.invites('alice', 'bob', chat)
    stage.accepts('bob', chat)
    expect(listener.state).toBe('left')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
  })
})

describe('who may monitor what', () => {
  test('five people a chat, each once, by whichever of its contacts', { tags: ['H23'] }, () => {
    const stage = supervised()
    const chat = stage.chatOf('bob')
    stage.is('Available', 'grace')
    const own = stage.instance.monitor(stage.contact('bob', chat).contactId, 'user-grace', BOTH)
    expect(stage.instance.monitor(chat.id, 'user-grace', BOTH)).toBe(own)
    expect(stage.participant('grace', chat).monitoring?.agentId).toBe(stage.participant('bob', chat).id)
    for (const name of agents.slice(2)) stage.monitors(name, chat)
    expect(stage.participant('carol', chat).monitoring?.agentId).toBe(stage.participant('alice', chat).id)
    stage.leaves('bob', chat)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-bob', BOTH), 'too many monitors', /5/)
    stage.leaves('erin', chat)
    stage.instance.monitor(chat.id, 'user-bob', BOTH)
  })

  test('assumption repeatedMonitoring refused: nobody twice', () => {
    const stage = supervised({ repeatedMonitoring: 'refused' })
    const chat = stage.chatOf()
    stage.monitors('grace', chat)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', BOTH), 'monitoring already', /Grace.*already/)
    stage.leaves('grace', chat)
    stage.instance.monitor(chat.id, 'user-grace', BOTH)
  })

  test('no chat that is nobody’s, has ended, or is one’s own', () => {
    const stage = supervised()
    stage.is('Available', 'grace')
    const chat = stage.startChat()
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', BOTH), 'no agent to monitor')
    stage.is('Available', 'alice')
    stage.accepts('alice', chat)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-alice', BOTH), 'agent already in chat', /themselves/)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-zoe', BOTH), 'unknown user')
    stage.refuses(() => stage.instance.monitor('no-such-contact', 'user-grace', BOTH), 'unknown contact')
    stage.instance.stopChat(chat.id)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', BOTH), 'chat ended')
  })

  test('not without what they are allowed being named, where barging in is enabled', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.is('Available', 'grace')
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace'), 'barge not available', /required/)
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', []), 'barge not available')
  })

  test('silently alone without enhanced monitoring, or by assumption whatever was asked for', () => {
    const plain = () => ({ center: { ...centerWithMonitoring(), features: { multiPartyChat: true } } })
    const stage = new Stage(plain())
    const chat = stage.chatOf()
    stage.is('Available', 'grace')
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', BOTH), 'barge not available', /ENHANCED_CHAT/)
    stage.instance.monitor(chat.id, 'user-grace')
    stage.refuses(() => stage.barges('grace', chat), 'monitor mode not allowed', /Grace/)
    const lenient = new Stage({ ...plain(), assumptions: { bargeWithoutFeature: 'left out' } })
    const other = lenient.chatOf()
    expect(lenient.monitors('grace', other).monitoring?.may).toEqual(['silent'])
  })

  test('with the permissions for it, unless that is left to the caller', () => {
    const enhanced = center({ features: { multiPartyChat: true, enhancedChatMonitoring: true } })
    const listener = {
      ...enhanced,
      users: enhanced.users.map((each) => ({ ...each, permissions: ['managerListenIn'] })),
    }
    const none = new Stage({ center: enhanced })
    const chat = none.chatOf()
    none.is('Available', 'grace')
    none.refuses(
      () => none.instance.monitor(chat.id, 'user-grace', ['silent']),
      'monitoring not permitted',
      /monitoring/,
    )
    const half = new Stage({ center: listener })
    const other = half.chatOf()
    half.monitors('grace', other, ['silent'])
    half.is('Available', 'bob')
    half.refuses(() => half.instance.monitor(other.id, 'user-bob', BOTH), 'monitoring not permitted', /barge-in/)
    const trusting = new Stage({ center: enhanced, assumptions: { monitoringPermission: 'left to the caller' } })
    trusting.monitors('grace', trusting.chatOf())
  })

  test('while they are not offline, or by assumption at any time', () => {
    const stage = supervised()
    const chat = stage.chatOf()
    stage.refuses(() => stage.instance.monitor(chat.id, 'user-grace', BOTH), 'supervisor offline', /Grace is offline/)
    stage.is('Break', 'grace')
    stage.instance.monitor(chat.id, 'user-grace', BOTH)
    const anyTime = supervised({ monitoringPresence: 'any' })
    anyTime.instance.monitor(anyTime.chatOf().id, 'user-grace', BOTH)
  })

  test('as many chats as they like, unless those count as work', () => {
    const stage = supervised()
    const chats = [stage.chatOf(), stage.startChat()]
    stage.accepts('alice', chats[1] ?? stage.startChat())
    for (const chat of chats) stage.monitors('bob', chat)
    const third = stage.startChat()
    expect(stage.contact('bob', third).state).toBe('connecting')
    const counted = supervised({ monitoringTakesCapacity: true })
    const busy = [counted.chatOf(), counted.startChat()]
    counted.accepts('alice', busy[1] ?? counted.startChat())
    for (const chat of busy) counted.monitors('bob', chat)
    expect(counted.startChat().state).toBe('waiting')
  })
})
