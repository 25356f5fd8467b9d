import { expect, test, vi } from 'vitest'
import { ChatSessions, type LiveChat } from './chat-sessions.ts'
import type { ChatEvent } from './port.ts'

/** A ChatJS session that keeps its handlers, to be called by the test. */
function liveChat() {
  const handlers = new Map<string, (event: object) => void>()
  const keep = (name: string) =>
    vi.fn((handler: (event: never) => void) => {
      handlers.set(name, handler as (event: object) => void)
    })
  const chat = {
    getChatDetails: () => ({ participantId: 'alice' }),
    onMessage: keep('message'),
    onParticipantInvited: keep('invited'),
    onParticipantIdle: keep('idle'),
    onParticipantReturned: keep('returned'),
    onAutoDisconnection: keep('disconnected'),
    onTyping: keep('typing'),
    onReadReceipt: keep('read'),
    onDeliveredReceipt: keep('delivered'),
    onConnectionLost: keep('lost'),
    onConnectionBroken: keep('broken'),
    onConnectionEstablished: keep('established'),
    onDeepHeartbeatFailure: keep('deaf'),
    onDeepHeartbeatSuccess: keep('heard'),
    onEnded: keep('ended'),
    sendMessage: vi.fn<LiveChat['sendMessage']>(),
    sendEvent: vi.fn<LiveChat['sendEvent']>(),
    getTranscript: vi.fn<LiveChat['getTranscript']>(),
  } satisfies LiveChat
  return { chat, say: (name: string, event: object = {}) => handlers.get(name)?.(event) }
}

function sessions(open: () => Promise<LiveChat>) {
  const events: ChatEvent[] = []
  return { events, chats: new ChatSessions(open, (event) => events.push(event)) }
}

test('handlers are subscribed once, however often the chat is asked for', { tags: ['H48', 'H53'] }, async () => {
  const { chat, say } = liveChat()
  const { chats, events } = sessions(async () => chat)
  expect(await Promise.all([chats.join('one'), chats.join('one')])).toEqual(['alice', 'alice'])
  expect(chat.onMessage).toHaveBeenCalledTimes(1)
  say('message', { data: { Id: 'm', AbsoluteTime: 't', Type: 'MESSAGE' } })
  say('ended')
  expect(events.map(({ type, contactId }) => [type, contactId])).toEqual([
    ['chat.item', 'one'],
    ['chat.ended', 'one'],
  ])
})

test('both ways to lose the socket, and both to get it back, are one', { tags: ['H42'] }, async () => {
  const { chat, say } = liveChat()
  const { chats, events } = sessions(async () => chat)
  await chats.join('one')
  for (const name of ['lost', 'broken', 'deaf', 'established', 'heard']) say(name)
  expect(events.map(({ type }) => type)).toEqual(['chat.lost', 'chat.lost', 'chat.lost', 'chat.back', 'chat.back'])
})

test('ChatJS 1.5 tells of fewer things, and of the rest as any other', async () => {
  const { chat, say } = liveChat()
  const { onParticipantInvited: _, onDeepHeartbeatFailure: __, onDeepHeartbeatSuccess: ___, ...old } = chat
  const { chats, events } = sessions(async () => old)
  await chats.join('one')
  for (const name of ['invited', 'deaf', 'heard', 'lost', 'ended']) say(name)
  expect(events.map(({ type }) => type)).toEqual(['chat.lost', 'chat.ended'])
})

test('a chat that could not be opened is opened anew the next time', { tags: ['H53'] }, async () => {
  const { chat } = liveChat()
  const open = vi.fn<() => Promise<LiveChat>>().mockRejectedValueOnce('no media info').mockResolvedValue(chat)
  const { chats } = sessions(open)
  await expect(chats.join('one')).rejects.toThrow('no media info')
  expect(await chats.join('one')).toBe('alice')
})

test('what is said before the chat is open waits until it is', { tags: ['H49'] }, async () => {
  const { chat } = liveChat()
  chat.sendMessage.mockResolvedValue({ data: { Id: 'm', AbsoluteTime: 't' } })
  let opened: (chat: LiveChat) => void = () => {}
  const open = vi.fn(() => new Promise<LiveChat>((resolve) => (opened = resolve)))
  const { chats } = sessions(open)
  const saying = chats.say('one', { content: 'hi', format: 'text/plain', clientToken: 't' })
  await Promise.resolve()
  expect(chat.sendMessage).not.toHaveBeenCalled()
  opened(chat)
  await expect(saying).resolves.toEqual({ id: 'm', at: 't' })
  expect(open).toHaveBeenCalledTimes(1)
})

test('a receipt goes out past the throttle of ChatJS', async () => {
  const { chat } = liveChat()
  const { chats } = sessions(async () => chat)
  await chats.receipt('one', 'read', 'm7')
  expect(chat.sendEvent).toHaveBeenCalledWith({
    contentType: 'application/vnd.amazonaws.connect.event.message.read',
    content: '{"messageId":"m7","disableThrottle":true}',
  })
})

test('a page of the transcript has what is in it, and the way to the one before', async () => {
  const { chat } = liveChat()
  const { chats } = sessions(async () => chat)
  chat.getTranscript.mockResolvedValueOnce({
    data: {
      Transcript: [{ Id: 'm', AbsoluteTime: 't', Type: 'MESSAGE' }, { Type: 'MESSAGEMETADATA' }],
      NextToken: 'x',
    },
  })
  expect(await chats.transcript('one')).toMatchObject({ items: [{ id: 'm' }], older: 'x' })
  chat.getTranscript.mockResolvedValueOnce({ data: { Transcript: [] } })
  expect(await chats.transcript('one', 'x')).toEqual({ items: [] })
  expect(chat.getTranscript.mock.lastCall?.[0]).toMatchObject({ nextToken: 'x', scanDirection: 'BACKWARD' })
})

test('a refused message is rejected in the words of Connect', async () => {
  const { chat } = liveChat()
  const { chats } = sessions(async () => chat)
  chat.sendMessage.mockRejectedValueOnce({ type: 'ThrottlingException', message: 'Slow down', statusCode: 429 })
  const saying = chats.say('one', { content: 'hi', format: 'text/plain', clientToken: 't' })
  await expect(saying).rejects.toMatchObject({ message: 'Slow down', status: 429 })
})
