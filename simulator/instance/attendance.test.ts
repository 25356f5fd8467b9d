import { describe, expect, test } from 'vitest'
import { seatsTaken } from './rules.ts'
import { center } from './test-support/center.ts'
import { heardBy, Stage, type StageOptions } from './test-support/stage.ts'

/** A chat that waits in its queue, with a custom participant in it. */
function withBot(options: StageOptions = {}) {
  const stage = new Stage(options)
  const chat = stage.startChat()
  const bot = stage.instance.createBot(chat.id, 'Helper').participant
  stage.instance.connectCustomer(bot.id)
  return { stage, chat, bot }
}

/** The only agent has gone, and bob has been invited. */
function waitingForBob() {
  const stage = new Stage({ assumptions: { lastAgentLeavesDuringInvitation: 'chat waits' } })
  const chat = stage.chatOf()
  stage.is('Available', 'bob')
  stage.invites('alice', 'bob', chat)
  stage.leaves('alice', chat)
  const bot = stage.instance.createBot(chat.id, 'Helper').participant
  return { stage, chat, bot }
}

describe('a custom participant', () => {
  test('is expected until it connects; then it hears and speaks as the others do', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    const bot = stage.instance.createBot(chat.id, 'Helper').participant
    expect(stage.roster(chat)).toEqual(['Maya', 'Helper?'])
    expect(stage.heard(bot, () => stage.instance.connectCustomer(bot.id))).toEqual(['joined Helper'])
    expect(stage.heard(chat.customer, () => stage.instance.say(bot.id, 'text/plain', 'How can I help?'))).toEqual([
      'Helper: How can I help?',
    ])
    expect(chat.transcript.at(-1)).toMatchObject({ role: 'CUSTOM_BOT', contactId: chat.id })
  })

  test('is not added while an agent is in the chat; one who has not accepted is not there yet', () => {
    const stage = new Stage()
    const talking = stage.chatOf()
    stage.refuses(() => stage.instance.createBot(talking.id, 'Helper'), 'agent in chat', /Alice is in this chat/)
    stage.is('Available', 'bob')
    const ringing = stage.startChat()
    expect(stage.roster(ringing)).toEqual(['Maya', 'Bob?'])
    stage.instance.createBot(ringing.id, 'Helper')
    expect(stage.roster(ringing)).toEqual(['Maya', 'Bob?', 'Helper?'])
  })

  test('is not added beside another one, be it connected yet or not', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    const first = stage.instance.createBot(chat.id, 'First').participant
    const another = () => stage.instance.createBot(chat.id, 'Second')
    stage.refuses(another, 'bot in chat', /First has been added/)
    stage.instance.connectCustomer(first.id)
    stage.refuses(another, 'bot in chat')
    stage.instance.leave(first.id)
    another()
    expect(stage.roster(chat)).toEqual(['Maya', 'Second?'])
  })

  test.each([
    ['before the agent joins', ['left Helper', 'joined Alice'], ['chat ended Helper']],
    ['after the agent has joined', ['joined Alice', 'left Helper'], ['joined Alice', 'chat ended Helper']],
  ] as const)('assumption botDisconnected %s', (botDisconnected, toMaya, toBot) => {
    const { stage, chat, bot } = withBot({ assumptions: { botDisconnected } })
    stage.is('Available', 'alice')
    const told = stage.told(() => stage.accepts('alice', chat))
    expect(heardBy(chat.customer, told)).toEqual(toMaya)
    expect(heardBy(bot, told)).toEqual(toBot)
    expect(told).toContainEqual({ type: 'participant gone', participant: bot })
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
    stage.refuses(() => stage.instance.say(bot.id, 'text/plain', 'Still here'), 'participant left')
  })

  test('that has not connected yet cannot any more once an agent has joined; nobody is told', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    const bot = stage.instance.createBot(chat.id, 'Helper').participant
    stage.is('Available', 'alice')
    expect(stage.heard(chat.customer, () => stage.accepts('alice', chat))).toEqual(['joined Alice'])
    stage.refuses(() => stage.instance.connectCustomer(bot.id), 'chat ended', /Helper/)
  })

  test('makes way for an agent who was invited by one who has gone', () => {
    const { stage, chat } = waitingForBob()
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })

  test('does not keep a chat going that no agent comes to any more', () => {
    const { stage, chat, bot } = waitingForBob()
    stage.instance.connectCustomer(bot.id)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob?', 'Helper'])
    expect(stage.heard(bot, () => stage.rejects('bob', chat))).toContain('chat ended Maya')
    expect(chat.state).toBe('ended')
    expect(stage.roster(chat)).toEqual([])
  })

  test('takes nobody’s place', () => {
    const { stage, chat } = withBot()
    expect(seatsTaken(chat, stage.instance.assumptions)).toBe(1)
  })

  test('comes into no chat that has ended or never was', () => {
    const stage = new Stage()
    const chat = stage.startChat()
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
