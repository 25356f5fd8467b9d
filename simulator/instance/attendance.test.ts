import { describe, expect, test } from 'vitest'
import { center } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

describe('a custom bot', () => {
  test('is expected until it connects; then it hears and speaks as the others do', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const { participant } = stage.instance.createBot(chat.id, 'Helper')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Helper?'])
    expect(stage.heard(participant, () => stage.instance.connectCustomer(participant.id))).toEqual(['joined Helper'])
    expect(
      stage.heard(chat.customer, () => stage.instance.say(participant.id, 'text/plain', 'How can I help?')),
    ).toEqual(['Helper: How can I help?'])
    expect(chat.transcript.at(-1)).toMatchObject({ role: 'CUSTOM_BOT', contactId: chat.id })
  })

  test('goes without ending the chat, and does not keep one going that has no agent any more', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const first = stage.instance.createBot(chat.id, 'First').participant
    stage.instance.createBot(chat.id, 'Second')
    stage.instance.connectCustomer(first.id)
    stage.instance.leave(first.id)
    expect(chat.state).toBe('active')
    stage.leaves('alice', chat)
    expect(chat.state).toBe('ended')
    expect(chat.participants.map((each) => each.state)).toEqual(['left', 'left', 'left', 'left'])
  })

  test('takes no seat, unless that is assumed', () => {
    const full = ['bob', 'carol', 'dave'] as const
    const beside = new Stage()
    const chat = beside.chatOf(...full)
    beside.instance.createBot(chat.id, 'Helper')
    beside.bringsIn('alice', 'erin', chat)
    expect(beside.roster(chat)).toHaveLength(7)

    const counted = new Stage({ assumptions: { botsTakeSeats: true } })
    const other = counted.chatOf(...full)
    counted.instance.createBot(other.id, 'Helper')
    counted.is('Available', 'erin')
    counted.refuses(() => counted.invites('alice', 'erin', other), 'chat full')
    counted.refuses(() => counted.instance.createBot(other.id, 'Another'), 'chat full')
  })

  test('comes into no chat that has ended or never was', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.instance.stopChat(chat.id)
    stage.refuses(() => stage.instance.createBot(chat.id, 'Helper'), 'chat ended')
    stage.refuses(() => stage.instance.createBot('no-such-contact', 'Helper'), 'unknown contact', /no-such-contact/)
  })
})

describe('the timers of roles', () => {
  test('are kept one a role and kind, and taken away again', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const idle = { role: 'CUSTOMER', kind: 'idle' } as const
    const alone = { role: 'AGENT', kind: 'disconnect', minutes: 480 } as const
    stage.instance.setRoleTimers(chat.id, [{ ...idle, minutes: 2 }, alone])
    stage.instance.setRoleTimers(chat.id, [{ ...idle, minutes: 5 }])
    expect(stage.instance.snapshot().chats[0]?.roleTimers).toEqual([alone, { ...idle, minutes: 5 }])
    stage.instance.setRoleTimers(chat.id, [{ ...idle, minutes: undefined }])
    expect(chat.roleTimers).toEqual([alone])
  })

  test('need a running chat', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.instance.stopChat(chat.id)
    stage.refuses(() => stage.instance.setRoleTimers(chat.id, []), 'chat ended')
  })
})

describe('the quota of active chats', () => {
  test('counts those that wait and those that run, and no others', () => {
    const stage = new Stage({ center: center({ activeChatQuota: 2 }) })
    const first = stage.chatOf()
    stage.startChat()
    stage.refuses(() => stage.startChat(), 'chat quota reached', /2/)
    stage.instance.stopChat(first.id)
    stage.startChat()
    stage.refuses(() => stage.startChat(), 'chat quota reached')
  })
})

describe('the permission to view quick connects', () => {
  const users = center().users.map((user) => (user.username === 'alice' ? { ...user, permissions: [] } : user))

  test('is needed to add people and to transfer', { tags: ['H55'] }, () => {
    const stage = new Stage({ center: center({ users }) })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.refuses(() => stage.invites('alice', 'bob', chat), 'quick connects not permitted', /Alice.*permission/)
    stage.refuses(() => stage.transfers('alice', 'bob', chat), 'quick connects not permitted')
  })

  test('is for the client to heed, where that is assumed', () => {
    const stage = new Stage({
      center: center({ users }),
      assumptions: { quickConnectPermission: 'left to the client' },
    })
    const chat = stage.chatOf('bob')
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
  })
})
