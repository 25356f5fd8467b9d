import { describe, expect, test } from 'vitest'
import { center } from './test-support/center.ts'
import { Stage } from './test-support/stage.ts'

describe('messages', () => {
  test('reach everybody in the chat, the speaker included, once', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob', 'carol')
    stage.is('Available', 'dave')
    stage.invites('alice', 'dave', chat)
    const told = stage.told(() => stage.says('customer', 'Hello all', chat))
    expect(told).toHaveLength(1)
    const [event] = told
    expect(event?.type === 'item' && event.to.map((each) => each.displayName)).toEqual([
      'Maya',
      'Alice',
      'Bob',
      'Carol',
    ])
    expect(chat.transcript.filter((item) => item.kind === 'message')).toHaveLength(1)
  })

  test('stay in their own chat', () => {
    const stage = new Stage()
    const first = stage.chatOf()
    const second = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', second)
    stage.says('customer', 'In the second', second)
    expect(first.transcript.some((item) => item.kind === 'message')).toBe(false)
    const [event] = stage.told(() => stage.says('alice', 'Yes?', second))
    expect(event?.type === 'item' && event.to.map((each) => each.id)).toEqual([
      second.customer.id,
      stage.participant('alice', second).id,
    ])
  })

  test('have times that grow strictly, at one instant and when the clock moves on', { tags: ['H32'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    const start = stage.clock.now()
    for (const name of ['customer', 'alice', 'bob', 'customer'] as const) stage.says(name, `From ${name}`, chat)
    stage.clock.advance(1)
    stage.says('bob', 'Later', chat)
    const times = chat.transcript.map((item) => item.time)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(new Set(times).size).toBe(times.length)
    stage.clock.advance(60_000)
    expect(stage.says('alice', 'A minute on', chat).time).toBe(start + 60_001)
    expect(new Set(chat.transcript.map((item) => item.id)).size).toBe(chat.transcript.length)
  })

  test('keep their format, content and author', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const { id } = stage.participant('alice', chat)
    const item = stage.instance.say(id, 'text/markdown', '**now**')
    expect(item).toMatchObject({
      kind: 'message',
      format: 'text/markdown',
      content: '**now**',
      participantId: id,
      displayName: 'Alice',
      role: 'AGENT',
      contactId: chat.id,
    })
  })

  test('are refused from somebody who is not in any chat, not yet, or only invited', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.refuses(() => stage.says('bob', 'Too early', chat), 'participant left', /invited/)
    stage.refuses(() => stage.instance.say('stranger', 'text/plain', 'Hi'), 'unknown participant')
    const unconnected = stage.instance.startChat({ displayName: 'Noor' })
    stage.refuses(() => stage.says('customer', 'Too early', unconnected), 'participant left')
  })

  test('from before are there for whoever joins late', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    stage.says('customer', 'First', chat)
    stage.bringsIn('alice', 'bob', chat)
    const seen = stage.instance.chatOf(stage.participant('bob', chat).id).transcript
    expect(seen.map((item) => item.kind)).toEqual(['joined', 'joined', 'message', 'invited', 'joined'])
  })
})

describe('typing', () => {
  test('is told to the others, and kept nowhere', () => {
    const stage = new Stage()
    const chat = stage.chatOf('bob')
    const before = stage.instance.snapshot()
    const [event, ...more] = stage.told(() => stage.instance.type(chat.customer.id))
    expect(more).toEqual([])
    expect(event).toMatchObject({ type: 'typing', chatId: chat.id, from: { displayName: 'Maya' } })
    expect(event?.type === 'typing' && event.to.map((each) => each.displayName)).toEqual(['Alice', 'Bob'])
    expect(stage.instance.snapshot()).toEqual(before)
  })
})

describe('receipts between two', () => {
  test('delivered, then read, told to both with times', { tags: ['H25'] }, () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const message = stage.says('customer', 'Hello', chat)
    const { id: alice } = stage.participant('alice', chat)
    const deliveredAt = stage.clock.now()
    const [delivered] = stage.told(() => stage.acknowledges('alice', message, 'delivered', chat))
    expect(delivered).toMatchObject({
      type: 'receipt',
      receipt: { messageId: message.id, recipientId: alice, deliveredAt },
      to: [{ displayName: 'Maya' }, { displayName: 'Alice' }],
    })
    expect(delivered).not.toHaveProperty('receipt.readAt')
    stage.clock.advance(5_000)
    const [read] = stage.told(() => stage.acknowledges('alice', message, 'read', chat))
    expect(read).toMatchObject({ receipt: { deliveredAt, readAt: deliveredAt + 5_000 } })
    expect(chat.receipts).toHaveLength(1)
  })

  test('read at once counts as delivered; marking again changes no time', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const message = stage.says('alice', 'Hello', chat)
    const now = stage.clock.now()
    stage.acknowledges('customer', message, 'read', chat)
    stage.clock.advance(1_000)
    stage.acknowledges('customer', message, 'read', chat)
    stage.acknowledges('customer', message, 'delivered', chat)
    expect(chat.receipts).toEqual([
      { messageId: message.id, recipientId: chat.customer.id, deliveredAt: now, readAt: now },
    ])
  })

  test('work while an invitation is pending: only who has joined is active', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const message = stage.says('customer', 'Hello', chat)
    stage.is('Available', 'bob')
    stage.invites('alice', 'bob', chat)
    stage.acknowledges('alice', message, 'read', chat)
    expect(chat.receipts).toHaveLength(1)
  })

  test('about what is no message of this chat are refused', () => {
    const stage = new Stage()
    const chat = stage.chatOf()
    const [event] = chat.transcript
    if (!event) throw new Error('the customer joined')
    const other = stage.startChat({ displayName: 'Noor' })
    stage.accepts('alice', other)
    const elsewhere = stage.says('customer', 'Elsewhere', other)
    stage.refuses(() => stage.acknowledges('alice', event, 'read', chat), 'unknown message')
    stage.refuses(() => stage.acknowledges('alice', elsewhere, 'read', chat), 'unknown message')
  })
})

describe('assumption receiptsAmongMoreThanTwo', () => {
  test('refused: in the words of the field report, until two are left again', { tags: ['H26'] }, () => {
    const stage = new Stage({ assumptions: { receiptsAmongMoreThanTwo: 'refused' } })
    const chat = stage.chatOf('bob')
    const message = stage.says('customer', 'Hello', chat)
    for (const how of ['delivered', 'read'] as const) {
      for (const name of ['alice', 'bob'] as const) {
        stage.refuses(
          () => stage.acknowledges(name, message, how, chat),
          'receipts not available',
          /^Operation can not be performed due to the state of the contact\.$/,
        )
      }
    }
    stage.leaves('bob', chat)
    expect(stage.told(() => stage.acknowledges('alice', message, 'read', chat))).toMatchObject([{ type: 'receipt' }])
  })

  test('dropped: taken, marked nowhere, told to nobody, until two are left again', { tags: ['H26'] }, () => {
    const stage = new Stage({ assumptions: { receiptsAmongMoreThanTwo: 'dropped' } })
    const chat = stage.chatOf('bob')
    const message = stage.says('customer', 'Hello', chat)
    const before = stage.instance.snapshot()
    expect(stage.told(() => stage.acknowledges('alice', message, 'read', chat))).toEqual([])
    expect(stage.told(() => stage.acknowledges('bob', message, 'delivered', chat))).toEqual([])
    expect(stage.instance.snapshot()).toEqual(before)
    stage.leaves('bob', chat)
    expect(stage.told(() => stage.acknowledges('alice', message, 'read', chat))).toMatchObject([{ type: 'receipt' }])
  })

  test('two agents are too many even before the customer has connected', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.accepts('alice', chat)
    stage.bringsIn('alice', 'bob', chat)
    const message = stage.says('bob', 'Ready', chat)
    stage.refuses(() => stage.acknowledges('alice', message, 'read', chat), 'receipts not available')
  })
})

test.each([
  ['to the others', ['Maya', 'Bob']],
  ['to everybody', ['Maya', 'Alice', 'Bob']],
] as const)('assumption typingTold %s', (typingTold, names) => {
  const stage = new Stage({ assumptions: { typingTold } })
  const chat = stage.chatOf('bob')
  const [typing] = stage.told(() => stage.instance.type(stage.participant('alice', chat).id))
  expect(typing?.type === 'typing' && typing.to.map((each) => each.displayName)).toEqual(names)
})

test.each([
  ['full name', 'Alice von Adams'],
  ['first name', 'Alice'],
] as const)('assumption agentsGoBy %s', (agentsGoBy, name) => {
  const users = center().users.map((each) => (each.username === 'alice' ? { ...each, name: 'Alice von Adams' } : each))
  const stage = new Stage({ center: center({ users }), assumptions: { agentsGoBy } })
  const chat = stage.chatOf()
  expect(stage.says('alice', 'Hello', chat).displayName).toBe(name)
})

describe('assumption receiptsOf', () => {
  function withFile(receiptsOf: 'messages' | 'messages and files') {
    const stage = new Stage({ assumptions: { receiptsOf } })
    const chat = stage.chatOf()
    const { attachments } = stage.instance
    const file = attachments.announce(chat.customer.id, { name: 'a.txt', contentType: 'text/plain', size: 1 })
    attachments.uploaded(chat.customer.id, file.id, 1)
    attachments.complete(chat.customer.id, file.id)
    const item = chat.transcript.at(-1)
    if (item?.kind !== 'attachment') throw new Error('a file was expected')
    return { stage, chat, item }
  }

  test('messages: a file is not one', () => {
    const { stage, chat, item } = withFile('messages')
    stage.refuses(() => stage.acknowledges('alice', item, 'read', chat), 'unknown message')
  })

  test('messages and files', () => {
    const { stage, chat, item } = withFile('messages and files')
    stage.acknowledges('alice', item, 'read', chat)
    expect(chat.receipts).toMatchObject([{ messageId: item.id }])
  })
})
