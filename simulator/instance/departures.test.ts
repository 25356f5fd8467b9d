import { describe, expect, test } from 'vitest'
import { Stage } from './test-support/stage.ts'

describe('one of several agents goes', () => {
  test('the others see them leave once; they see only that it is over for them, and nothing after', {
    tags: ['H8'],
  }, () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol')
    const [maya, alice, bob, carol] = chat.participants
    if (!maya || !alice || !bob || !carol) throw new Error('four were expected')
    const told = stage.told(() => stage.leaves('bob', chat))
    const heardBy = (id: string) =>
      told.flatMap((event) =>
        event.type === 'item' && event.to.some((each) => each.id === id) ? [event.item.kind] : [],
      )
    expect(heardBy(maya.id)).toEqual(['left'])
    expect(heardBy(alice.id)).toEqual(['left'])
    expect(heardBy(carol.id)).toEqual(['left'])
    expect(heardBy(bob.id)).toEqual(['chat ended'])
    expect(told.filter((event) => event.type === 'participant gone')).toEqual([
      { type: 'participant gone', participant: bob },
    ])
    expect(chat.transcript.at(-1)).toMatchObject({ kind: 'left', participantId: bob.id })

    const after = stage.told(() => {
      stage.says('customer', 'Where is Bob?', chat)
      stage.instance.type(maya.id)
      stage.leaves('carol', chat)
    })
    expect(after.filter((event) => 'to' in event && event.to.some((each) => each.id === bob.id))).toEqual([])
  })

  test('whoever left can do nothing any more', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    const message = stage.says('customer', 'Hello', chat)
    stage.leaves('bob', chat)
    const { id } = stage.participant('bob', chat)
    stage.refuses(
      () => stage.instance.say(id, 'text/plain', 'Still here'),
      'participant left',
      /Bob is not in the chat/,
    )
    stage.refuses(() => stage.instance.type(id), 'participant left')
    stage.refuses(() => stage.instance.acknowledge(id, message.id, 'read'), 'participant left')
    stage.refuses(() => stage.instance.chatOf(id), 'participant left')
    stage.refuses(() => stage.instance.leave(id), 'participant left')
    stage.refuses(() => stage.removes('bob', 'alice', chat), 'wrong contact state')
  })

  test('their contact ends, and goes when it is cleared', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    stage.refuses(() => stage.clears('bob', chat), 'wrong contact state', /connected/)
    stage.leaves('bob', chat)
    expect(stage.contact('bob', chat).state).toBe('ended')
    stage.clears('bob', chat)
    expect(stage.contacts('bob')).toEqual([])
    stage.refuses(() => stage.instance.clear('user-bob', 'gone'), 'unknown contact')
  })

  test('any agent can disconnect any other, and themselves', { tags: ['H10'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol')
    const carol = stage.participant('carol', chat)
    expect(stage.heard(carol, () => stage.removes('bob', 'carol', chat))).toEqual(['chat ended Carol'])
    expect(stage.contact('carol', chat).state).toBe('ended')
    stage.refuses(() => stage.removes('bob', 'carol', chat), 'unknown participant')
    stage.removes('bob', 'bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
  })

  test('somebody of another chat cannot be disconnected', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('bob', other)
    const { id } = stage.participant('bob', other)
    stage.refuses(() => stage.instance.disconnect('user-alice', chat.id, id), 'unknown participant')
    stage.refuses(() => stage.instance.disconnect('user-alice', other.id, id), 'unknown contact')
  })
})

describe('the customer goes', () => {
  test.each([
    ['leaves', (stage: Stage, chat: ReturnType<Stage['chatOf']>) => stage.leaves('customer', chat)],
    ['is disconnected', (stage: Stage, chat: ReturnType<Stage['chatOf']>) => stage.removes('bob', 'customer', chat)],
  ])('%s: the chat ends for all, told once each; pending invitations vanish', { tags: ['H10', 'H12'] }, (_, goes) => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    stage.is('Available', 'carol')
    stage.invites('alice', 'carol', chat)
    const [maya, alice, bob, carol] = chat.participants
    const told = stage.told(() => goes(stage, chat))
    const heardBy = (id = '') =>
      told.flatMap((event) =>
        event.type === 'item' && event.to.some((each) => each.id === id) ? [event.item.kind] : [],
      )
    expect(heardBy(maya?.id)).toEqual(['chat ended'])
    expect(heardBy(alice?.id)).toEqual(['left', 'chat ended'])
    expect(heardBy(bob?.id)).toEqual(['left', 'chat ended'])
    expect(heardBy(carol?.id)).toEqual([])
    const gone = told.flatMap((event) => (event.type === 'participant gone' ? [event.participant.displayName] : []))
    expect(gone.toSorted()).toEqual(['Alice', 'Bob', 'Carol', 'Maya'])
    expect(chat.state).toBe('ended')
    expect(stage.roster(chat)).toEqual([])
    expect(stage.contact('alice', chat).state).toBe('ended')
    expect(stage.contact('bob', chat).state).toBe('ended')
    expect(stage.contacts('carol')).toEqual([])
    expect(chat.transcript.slice(-2).map((item) => item.kind)).toEqual(['left', 'chat ended'])
    expect(stage.clock.pending).toBe(0)
  })

  test('after the end nobody can do anything', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    stage.leaves('customer', chat)
    for (const { id } of chat.participants) {
      stage.refuses(() => stage.instance.say(id, 'text/plain', 'Hello?'), 'chat ended', /Maya has ended/)
      stage.refuses(() => stage.instance.chatOf(id), 'chat ended')
      stage.refuses(() => stage.instance.leave(id), 'chat ended')
    }
    stage.refuses(() => stage.instance.connectCustomer(chat.customer.id), 'chat ended')
    stage.refuses(() => stage.invites('alice', 'carol', chat), 'wrong contact state')
  })
})

describe('assumption primaryAgentLeaves', () => {
  test('chat goes on: the rest carry on, and may invite', { tags: ['H11'] }, () => {
    const stage = new Stage({ assumptions: { primaryAgentLeaves: 'chat goes on' } })
    const chat = stage.chatOf('bob')
    stage.leaves('alice', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
    expect(chat.state).toBe('active')
    stage.bringsIn('bob', 'carol', chat)
    stage.says('carol', 'I am here', chat)
  })

  test('chat ends: for all, when the primary goes, and not when another does', () => {
    const stage = new Stage({ assumptions: { primaryAgentLeaves: 'chat ends' } })
    const chat = stage.chatOf('bob', 'carol')
    stage.leaves('carol', chat)
    expect(chat.state).toBe('active')
    stage.leaves('alice', chat)
    expect(chat.state).toBe('ended')
    expect(stage.contact('bob', chat).state).toBe('ended')
  })
})

describe('assumption lastAgentLeaves', () => {
  test('chat ends: for the customer too, who is told once', { tags: ['H12'] }, () => {
    const stage = new Stage({ assumptions: { lastAgentLeaves: 'chat ends' } })
    const chat = stage.chatOf('bob')
    const maya = stage.participant('customer', chat)
    expect(stage.heard(maya, () => stage.leaves('alice', chat))).toEqual(['left Alice'])
    expect(stage.heard(maya, () => stage.leaves('bob', chat))).toEqual(['left Bob', 'chat ended Maya'])
    expect(chat.state).toBe('ended')
  })

  test('customer stays: alone, can still write and leave', () => {
    const stage = new Stage({ assumptions: { lastAgentLeaves: 'customer stays' } })
    const chat = stage.chatOf()
    const maya = stage.participant('customer', chat)
    expect(stage.heard(maya, () => stage.leaves('alice', chat))).toEqual(['left Alice'])
    stage.says('customer', 'Anybody?', chat)
    expect(stage.heard(maya, () => stage.leaves('customer', chat))).toEqual(['chat ended Maya'])
    expect(chat.state).toBe('ended')
  })

  test.each([
    ['chat ends', 'ended'],
    ['customer stays', 'active'],
  ] as const)('%s: the same when the last one expected does not come', (lastAgentLeaves, state) => {
    const stage = new Stage({ assumptions: { lastAgentLeaves } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.leaves('alice', chat)
    expect(chat.state).toBe('active')
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob?'])
    stage.clock.advance(20_000)
    expect(chat.state).toBe(state)
  })

  test('a chat that waits for an invited agent goes on when they come', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.leaves('alice', chat)
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })
})

describe('assumption lastAgentLeavesDuringInvitation', () => {
  test.each([
    ['chat waits', ['Maya', 'Bob?']],
    ['chat ends', []],
  ] as const)('%s', (lastAgentLeavesDuringInvitation, left) => {
    const stage = new Stage({ assumptions: { lastAgentLeavesDuringInvitation } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.leaves('alice', chat)
    expect(stage.roster(chat)).toEqual(left)
    expect(stage.contacts('bob')).toHaveLength(left.length === 0 ? 0 : 1)
  })

  test('chat ends: not by a transfer, whose agent is waited for', () => {
    const stage = new Stage({ assumptions: { lastAgentLeavesDuringInvitation: 'chat ends' } })
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.transfers('alice', 'bob', chat)
    expect(chat.state).toBe('active')
    stage.accepts('bob', chat)
    expect(stage.roster(chat)).toEqual(['Maya', 'Bob'])
  })
})

test('a bot that leaves a chat in its queue leaves it there', () => {
  const stage = new Stage()
  const chat = stage.startChat()
  const { participant } = stage.instance.createBot(chat.id, 'Bot')
  stage.instance.connectCustomer(participant.id)
  stage.instance.leave(participant.id)
  expect(chat.state).toBe('waiting')
})

describe('StopContact of an agent’s own contact', () => {
  function withBob(stoppedAgentContact: 'the agent leaves' | 'the chat ends') {
    const stage = new Stage({ assumptions: { stoppedAgentContact } })
    const chat = stage.chatOf('bob')
    return { stage, chat, contactId: stage.contact('bob', chat).contactId }
  }

  test('assumption stoppedAgentContact the agent leaves', () => {
    const { stage, chat, contactId } = withBob('the agent leaves')
    expect(stage.heard(chat.customer, () => stage.instance.stopChat(contactId))).toEqual(['left Bob'])
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
    stage.refuses(() => stage.instance.stopChat(contactId), 'unknown contact', /ended already/)
  })

  test('assumption stoppedAgentContact the chat ends', () => {
    const { stage, chat, contactId } = withBob('the chat ends')
    stage.instance.stopChat(contactId)
    expect(chat.state).toBe('ended')
  })

  test('that rings takes the invitation back', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.instance.stopChat(stage.contact('bob', chat).contactId)
    expect(stage.roster(chat)).toEqual(['Maya', 'Alice'])
    expect(stage.contacts('bob')).toEqual([])
  })
})
