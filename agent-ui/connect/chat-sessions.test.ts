import { afterEach, expect, test, vi } from 'vitest'
import { ChatSessions, type LiveChat, type Upkeep } from './chat-sessions.ts'
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

afterEach(() => {
  vi.useRealTimers()
})

function sessions(open: (contactId: string, givenUp: AbortSignal) => Promise<LiveChat>, upkeep?: Upkeep<LiveChat>) {
  const events: ChatEvent[] = []
  return { events, chats: new ChatSessions(open, (event) => events.push(event), upkeep) }
}

const DENIED = { type: 'AccessDeniedException', message: 'Access denied', statusCode: 403 }

/** A chat that is open, and what it takes to put other sessions in the place of the first, in turn. */
async function inAChat(...others: LiveChat[]) {
  const first = liveChat()
  const renew = vi.fn<Upkeep<LiveChat>['renew']>()
  for (const other of others) renew.mockResolvedValueOnce(other)
  const end = vi.fn<Upkeep<LiveChat>['end']>()
  const { chats, events } = sessions(async () => first.chat, { renew, end })
  await chats.join('one')
  return { first, chats, events, renew, end }
}

function saying(chats: ChatSessions, content = 'hi') {
  return chats.say('one', { content, format: 'text/plain', clientToken: content })
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
  const over = () => {
    throw new Error('over')
  }
  const open = vi.fn<() => Promise<LiveChat>>().mockRejectedValueOnce('no media info').mockImplementationOnce(over)
  open.mockResolvedValue(chat)
  const { chats } = sessions(open)
  await expect(chats.join('one')).rejects.toThrow('no media info')
  await expect(chats.join('one')).rejects.toThrow('over')
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

test('where the connection token is refused, what was asked is asked of a session with another', {
  tags: ['H47'],
}, async () => {
  const second = liveChat()
  const { first, chats, renew, end } = await inAChat(second.chat)
  first.chat.sendMessage.mockRejectedValueOnce(DENIED)
  second.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'm', AbsoluteTime: 't' } })
  await expect(saying(chats)).resolves.toEqual({ id: 'm', at: 't' })
  expect(renew.mock.calls).toEqual([['one', first.chat, expect.any(AbortSignal)]])
  // A message keeps its client token, so that Connect has it once.
  expect(second.chat.sendMessage.mock.calls).toEqual(first.chat.sendMessage.mock.calls)
  expect(end.mock.calls).toEqual([[first.chat]])
  await chats.receipt('one', 'read', 'm7')
  expect(first.chat.sendEvent).not.toHaveBeenCalled()
  expect(second.chat.sendEvent).toHaveBeenCalledTimes(1)
})

test('the session that is replaced is heard until it ends, the other one from then on', async () => {
  const second = liveChat()
  const { first, chats, events, renew, end } = await inAChat()
  const order: string[] = []
  renew.mockImplementationOnce(async () => {
    first.say('ended')
    return second.chat
  })
  end.mockImplementationOnce(() => order.push('the old one ends'))
  second.chat.onMessage.mockImplementationOnce(() => order.push('the new one is heard'))
  first.chat.sendMessage.mockRejectedValueOnce(DENIED)
  second.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'm', AbsoluteTime: 't' } })
  await saying(chats)
  second.say('lost')
  expect(order).toEqual(['the old one ends', 'the new one is heard'])
  expect(events.map(({ type }) => type)).toEqual(['chat.ended', 'chat.lost'])
})

test('all that is refused in the same session, at once or later, is asked of one other', {
  tags: ['H47'],
}, async () => {
  const second = liveChat()
  const { first, chats, renew } = await inAChat(second.chat)
  let refuseLate = (_: object) => {}
  first.chat.sendMessage.mockImplementationOnce(() => new Promise((_, reject) => (refuseLate = reject)))
  first.chat.sendMessage.mockRejectedValueOnce(DENIED)
  first.chat.getTranscript.mockRejectedValueOnce(DENIED)
  second.chat.sendMessage.mockResolvedValue({ data: { Id: 'm', AbsoluteTime: 't' } })
  second.chat.getTranscript.mockResolvedValueOnce({ data: { Transcript: [] } })
  const late = saying(chats)
  await Promise.all([saying(chats), chats.transcript('one')])
  refuseLate(DENIED)
  await late
  expect(renew).toHaveBeenCalledTimes(1)
  expect(second.chat.getTranscript).toHaveBeenCalledTimes(1)
  expect(second.chat.sendMessage).toHaveBeenCalledTimes(2)
})

test('refused with the other token too: in the words of Connect, and without a third', { tags: ['H47'] }, async () => {
  const second = liveChat()
  const { first, chats, renew } = await inAChat(second.chat)
  first.chat.sendMessage.mockRejectedValue(DENIED)
  second.chat.sendMessage.mockRejectedValue({ ...DENIED, message: 'A silent monitor says nothing' })
  for (let tries = 0; tries < 3; tries++) await expect(saying(chats)).rejects.toThrow('A silent monitor says nothing')
  expect(renew).toHaveBeenCalledTimes(1)
  expect(second.chat.sendMessage).toHaveBeenCalledTimes(3)
})

test('a token that has been good again and is refused again gives way again', { tags: ['H47'] }, async () => {
  const [second, third] = [liveChat(), liveChat()]
  const { first, chats, renew, end } = await inAChat(second.chat, third.chat)
  first.chat.sendMessage.mockRejectedValueOnce(DENIED)
  second.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'm', AbsoluteTime: 't' } }).mockRejectedValueOnce(DENIED)
  third.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'n', AbsoluteTime: 't' } })
  await saying(chats)
  await expect(saying(chats)).resolves.toMatchObject({ id: 'n' })
  expect(renew.mock.lastCall?.slice(0, 2)).toEqual(['one', second.chat])
  expect(end.mock.calls).toEqual([[first.chat], [second.chat]])
})

test('where there is no other token, the words are those of the refusal, and the session goes on', {
  tags: ['H47'],
}, async () => {
  const second = liveChat()
  const { first, chats, events, renew, end } = await inAChat()
  renew.mockRejectedValueOnce('Media Controller is no longer available').mockResolvedValueOnce(second.chat)
  first.chat.sendMessage.mockRejectedValue({ ...DENIED, message: 'The chat has ended' })
  await expect(saying(chats)).rejects.toThrow('The chat has ended')
  expect(end).not.toHaveBeenCalled()
  first.say('message', { data: { Id: 'm', AbsoluteTime: 't', Type: 'MESSAGE' } })
  expect(events.map(({ type }) => type)).toEqual(['chat.item'])
  // The next that is refused asks for one again.
  second.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'n', AbsoluteTime: 't' } })
  await expect(saying(chats)).resolves.toMatchObject({ id: 'n' })
})

test('another session that does not open is given up, and the next that is refused asks for one anew', {
  tags: ['H47'],
}, async () => {
  vi.useFakeTimers()
  const [late, current] = [liveChat(), liveChat()]
  const { first, chats, events, renew, end } = await inAChat()
  let opened: (chat: LiveChat) => void = () => {}
  renew.mockImplementationOnce(() => new Promise((resolve) => (opened = resolve)))
  renew.mockResolvedValueOnce(current.chat)
  first.chat.sendMessage.mockRejectedValue(DENIED)
  current.chat.sendMessage.mockResolvedValueOnce({ data: { Id: 'm', AbsoluteTime: 't' } })
  const refused = vi.fn()
  saying(chats).catch(refused)
  await vi.advanceTimersByTimeAsync(14_999)
  expect(refused).not.toHaveBeenCalled()
  expect(renew.mock.lastCall?.[2].aborted).toBe(false)
  await vi.advanceTimersByTimeAsync(1)
  expect(refused).toHaveBeenCalledWith(expect.objectContaining({ message: 'Access denied' }))
  expect(renew.mock.lastCall?.[2].aborted).toBe(true)
  await expect(saying(chats)).resolves.toMatchObject({ id: 'm' })
  opened(late.chat)
  await vi.advanceTimersByTimeAsync(15_000)
  expect(end.mock.calls).toEqual([[first.chat], [late.chat]])
  late.say('ended')
  current.say('lost')
  expect(events.map(({ type }) => type)).toEqual(['chat.lost'])
  expect(renew.mock.lastCall?.[2].aborted).toBe(false)
})

test('no other token is asked for where something is refused for another reason, or typing or a receipt is', async () => {
  const { first, chats, renew } = await inAChat()
  first.chat.sendMessage.mockRejectedValueOnce({ type: 'ThrottlingException', message: 'Slow down', statusCode: 429 })
  await expect(saying(chats)).rejects.toThrow('Slow down')
  first.chat.sendEvent.mockRejectedValueOnce(DENIED)
  await expect(chats.typing('one')).rejects.toThrow('Access denied')
  first.chat.sendEvent.mockRejectedValueOnce(DENIED)
  await expect(chats.receipt('one', 'read', 'm7')).rejects.toThrow('Access denied')
  expect(renew).not.toHaveBeenCalled()
})

test('a chat that is put away ends its session, also one that opens meanwhile', async () => {
  const second = liveChat()
  const { first, chats, events, renew, end } = await inAChat()
  let opened: (chat: LiveChat) => void = () => {}
  renew.mockImplementationOnce(() => new Promise((resolve) => (opened = resolve)))
  first.chat.sendMessage.mockRejectedValueOnce(DENIED)
  const refused = saying(chats)
  await vi.waitFor(() => expect(renew).toHaveBeenCalled())
  chats.forget('one')
  opened(second.chat)
  await expect(refused).rejects.toThrow('Access denied')
  expect(end.mock.calls).toEqual([[first.chat], [second.chat]])
  second.say('ended')
  expect(events).toEqual([])
})

/** A chat that does not open, until it is let: each time it is asked for anew. */
function slow() {
  const opened: ((chat: LiveChat) => void)[] = []
  const open = vi.fn(
    (_contactId: string, _givenUp: AbortSignal) => new Promise<LiveChat>((resolve) => opened.push(resolve)),
  )
  const end = vi.fn<Upkeep<LiveChat>['end']>()
  const { chats, events } = sessions(open, { renew: vi.fn<Upkeep<LiveChat>['renew']>(), end })
  return { open, opened, end, chats, events }
}

test('a session that does not open is given up: what waits for it is told, and the next try is a new one', {
  tags: ['H53'],
}, async () => {
  const { open, opened, chats } = slow()
  const patience = new AbortController()
  const joining = chats.join('one', patience.signal)
  const waiting = saying(chats)
  patience.abort()
  for (const each of [joining, waiting]) await expect(each).rejects.toThrow('Amazon Connect did not answer.')
  expect(open.mock.lastCall?.[1].aborted).toBe(true)
  const again = chats.join('one', new AbortController().signal)
  expect(open).toHaveBeenCalledTimes(2)
  opened[1]?.(liveChat().chat)
  await expect(again).resolves.toBe('alice')
})

test('one that opens after it was given up is ended unheard, and the other goes on', { tags: ['H48'] }, async () => {
  const [late, current] = [liveChat(), liveChat()]
  const { open, opened, end, chats, events } = slow()
  const patience = new AbortController()
  const joining = chats.join('one', patience.signal)
  patience.abort()
  await expect(joining).rejects.toThrow()
  const again = chats.join('one', new AbortController().signal)
  opened[1]?.(current.chat)
  await again
  opened[0]?.(late.chat)
  await vi.waitFor(() => expect(end.mock.calls).toEqual([[late.chat]]))
  expect(late.chat.onMessage).not.toHaveBeenCalled()
  current.say('ended')
  expect(events.map(({ type }) => type)).toEqual(['chat.ended'])
  await chats.join('one', new AbortController().signal)
  expect(open).toHaveBeenCalledTimes(2)
})

test('giving one up takes nothing from the other, which may be asked for in the same moment', async () => {
  const { open, opened, chats } = slow()
  const patience = new AbortController()
  const joining = chats.join('one', patience.signal)
  patience.abort()
  const again = chats.join('one', new AbortController().signal)
  await expect(joining).rejects.toThrow()
  opened[1]?.(liveChat().chat)
  await again
  await chats.join('one', new AbortController().signal)
  expect(open).toHaveBeenCalledTimes(2)
})

test('a session that is open is not given up', async () => {
  const { opened, end, chats } = slow()
  const patience = new AbortController()
  const joining = chats.join('one', patience.signal)
  opened[0]?.(liveChat().chat)
  await joining
  patience.abort()
  await expect(chats.join('one')).resolves.toBe('alice')
  expect(end).not.toHaveBeenCalled()
})

test('a customer has one session, which is waited for on', async () => {
  const { chat } = liveChat()
  let opened: (chat: LiveChat) => void = () => {}
  const { chats } = sessions(() => new Promise((resolve) => (opened = resolve)))
  const patience = new AbortController()
  const joining = chats.join('one', patience.signal)
  patience.abort()
  opened(chat)
  await expect(joining).resolves.toBe('alice')
})
