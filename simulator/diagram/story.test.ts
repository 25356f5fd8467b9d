import { describe, expect, test } from 'vitest'
import { storyOf } from './story.ts'
import { busyTable, Log, PEOPLE } from './test-support/log.ts'

const rowsOf = (log: Log) => storyOf(log.events, PEOPLE).rows

test('a request and its answer are one row, and so is a push to many, with everybody who got it', () => {
  const log = new Log()
    .asks('Maya', 'SendMessage', { ContentType: 'text/plain', Content: 'Hello' })
    .pushes({ Id: 'item-1', DisplayName: 'Maya', Content: 'Hello' }, 'Maya', 'alice', 'bob')
  expect(rowsOf(log)).toEqual([
    expect.objectContaining({ kind: 'ask', tone: 'said', people: ['Maya'], text: '“Hello”', wire: [1, 2] }),
    expect.objectContaining({
      kind: 'push',
      tone: 'said',
      people: ['Maya', 'alice', 'bob'],
      text: 'Maya: “Hello”',
      wire: [3, 4, 5],
    }),
  ])
})

test('pushes that come while a request is under way do not part it from its answer', () => {
  const log = new Log()
  const exchange = log.requests('alice', 'SendMessage', { ContentType: 'text/plain', Content: 'Hello' })
  log.pushes({ Id: 'item-1', DisplayName: 'Alice Adams', Content: 'Hello' }, 'Maya')
  log.add({
    kind: 'answer',
    exchange,
    who: 'alice',
    service: 'participant',
    operation: 'SendMessage',
    status: 200,
    body: {},
  })
  expect(rowsOf(log).map(({ wire }) => wire)).toEqual([[1, 3], [2]])
})

test('what one person gets on two sockets they get once', () => {
  const log = new Log().pushes({ Id: 'item-1', DisplayName: 'Maya', Content: 'Hello' }, 'alice', 'alice')
  expect(rowsOf(log)).toEqual([expect.objectContaining({ people: ['alice'], wire: [1, 2] })])
})

test('a refusal is marked, with its status and words', () => {
  const full = { status: 400, answer: { message: 'This chat is full.' } }
  const [row] = rowsOf(new Log().asks('alice', 'AddNewConnection', { endpoint: { name: 'Frank Fischer' } }, full))
  expect(row).toMatchObject({ tone: 'refused', text: 'invites Frank Fischer', reason: '400: This chat is full.' })
})

test('polls, look-ups and heartbeats are folded away and counted at the next row, unless they fail', () => {
  const log = new Log()
    .asks('alice', 'GetAgentSnapshot')
    .add({ kind: 'frame sent', who: 'alice', service: 'socket', socket: 1, body: { topic: 'aws/heartbeat' } })
    .add({ kind: 'frame received', who: 'alice', service: 'socket', socket: 1, body: { topic: 'aws/heartbeat' } })
    .asks('alice', 'AcceptContact')
    .asks('alice', 'GetTranscript', {}, { status: 403, answer: { message: 'Access denied' } })
  expect(rowsOf(log)).toEqual([
    expect.objectContaining({ text: 'accepts', folded: 3 }),
    expect.objectContaining({ text: 'GetTranscript', tone: 'refused', reason: '403: Access denied' }),
  ])
})

test.each([
  ['StartChatContact', {}, 'starts a chat'],
  ['StartChatContact', { InitialMessage: { Content: 'Help!' } }, 'starts a chat: “Help!”'],
  ['CreateParticipantConnection', {}, 'connects'],
  ['DisconnectParticipant', {}, 'leaves'],
  ['SendMessage', { ContentType: 'application/json', Content: '{}' }, 'application/json'],
  ['SendEvent', { ContentType: 'application/vnd.amazonaws.connect.event.typing' }, 'types'],
  ['SendEvent', { ContentType: 'application/vnd.amazonaws.connect.event.message.read' }, 'has read a message'],
  ['PutAgentState', { state: { name: 'Available' } }, 'goes Available'],
  ['PutAgentState', { state: { name: 'Break' }, enqueueNextState: true }, 'chooses Break'],
  ['MonitorContact', {}, 'brings the chat to a supervisor'],
  ['CompleteAttachmentUpload', {}, 'has uploaded it'],
  ['RejectContact', {}, 'rejects'],
  ['TransferContact', { endpoint: { name: 'Bob' } }, 'transfers to Bob'],
  ['UpdateMonitorParticipantState', { targetMonitorMode: 'BARGE' }, 'barges in'],
  ['UpdateMonitorParticipantState', { targetMonitorMode: 'SILENT_MONITOR' }, 'listens unseen'],
  ['POST /login', {}, 'signs in'],
  ['toString', {}, 'toString'],
  ['StartAttachmentUpload', { AttachmentName: 'cat.png' }, 'sends the file cat.png'],
  ['AddNewConnection', 'not what it should be', 'invites somebody'],
])('%s %j reads "%s"', (operation, body, words) => {
  expect(rowsOf(new Log().asks('alice', operation, body)).map(({ text }) => text)).toEqual([words])
})

test.each([
  [
    { ContentType: 'application/vnd.amazonaws.connect.event.participant.joined', Type: 'EVENT', DisplayName: 'Bob' },
    'Bob joins',
  ],
  [{ ContentType: 'application/vnd.amazonaws.connect.event.chat.ended', Type: 'EVENT' }, 'the chat ends'],
  [{ Type: 'MESSAGEMETADATA', MessageMetadata: { Receipts: [{ ReadTimestamp: '2026' }] } }, 'receipt: read'],
  [{ Type: 'ATTACHMENT', DisplayName: 'Bob', Attachments: [{ AttachmentName: 'cat.png' }] }, 'Bob: file cat.png'],
])('a push of %j reads "%s"', (item, words) => {
  expect(rowsOf(new Log().pushes({ Id: 'item', ...item }, 'Maya')).map(({ text }) => text)).toEqual([words])
})

test('who is disconnected goes by the name that pushes gave them; whoever disconnects themselves leaves', () => {
  const joined = { Type: 'EVENT', ContentType: 'application/vnd.amazonaws.connect.event.participant.joined' }
  const log = new Log()
    .pushes({ Id: '1', ...joined, ParticipantId: 'p-alice', DisplayName: 'Alice Adams' }, 'alice')
    .pushes({ Id: '2', ...joined, ParticipantId: 'p-bob', DisplayName: 'Bob Bianchi' }, 'alice')
    .asks('alice', 'DestroyConnection', { connectionId: 'p-bob' })
    .asks('alice', 'DestroyConnection', { connectionId: 'p-alice' })
    .asks('alice', 'DestroyConnection', { connectionId: 'p-unheard-of' })
  expect(
    rowsOf(log)
      .slice(2)
      .map(({ text }) => text),
  ).toEqual(['removes Bob Bianchi', 'leaves', 'removes somebody'])
})

test('lost sockets, what nothing is simulated for and faults are marked', () => {
  const log = new Log()
    .add({ kind: 'socket closed', who: 'Maya', service: 'socket', socket: 1 })
    .add({ kind: 'refused', who: 'somebody', service: 'unknown', url: 'https://elsewhere.example/' })
    .add({ kind: 'fault', who: 'alice', service: 'cti', operation: 'AcceptContact', message: 'TypeError' })
  expect(rowsOf(log).map(({ tone, text }) => [tone, text])).toEqual([
    ['lost', 'socket closed'],
    ['refused', 'https://elsewhere.example/'],
    ['refused', 'AcceptContact'],
  ])
})

test('what the network has lost is told as lost: an answer at its request, a push by itself, heartbeats not at all', () => {
  const log = new Log()
  const exchange = log.requests('alice', 'AcceptContact')
  const common = { who: 'alice', service: 'cti', exchange } as const
  log.add({ kind: 'answer lost', ...common, operation: 'AcceptContact' })
  const frame = { kind: 'frame lost', who: 'Maya', service: 'socket', socket: 1 } as const
  const content = { Type: 'MESSAGE', ContentType: 'text/plain', Id: 'm1', DisplayName: 'Alice Adams', Content: 'Hello' }
  log.add({ ...frame, direction: 'to client', body: { topic: 'aws/chat', content } })
  log.add({ ...frame, direction: 'to service', body: { topic: 'aws/heartbeat' } })
  expect(rowsOf(log).map(({ kind, tone, text, people }) => [kind, tone, text, people])).toEqual([
    ['ask', 'lost', 'accepts', ['alice']],
    ['push', 'lost', 'Alice Adams: “Hello”', ['Maya']],
  ])
  expect(rowsOf(log).map(({ reason }) => reason)).toEqual(['No answer: the network failed.', 'It did not arrive.'])
})

describe('marks', () => {
  test('stand where they belong in time, also before the first event and after the last', () => {
    const log = new Log().asks('alice', 'AcceptContact').asks('alice', 'RejectContact')
    const at = (n: number) => (log.events[n]?.at ?? 0) + 1
    const marks = [
      { at: at(3), tone: 'failure', text: 'failed here' },
      { at: 0, tone: 'note', text: 'begins' },
      { at: at(1), tone: 'fault', text: 'dropped' },
    ] as const
    const { rows } = storyOf(log.events, PEOPLE, marks)
    expect(rows.map(({ text }) => text)).toEqual(['begins', 'accepts', 'dropped', 'rejects', 'failed here'])
  })
})

test('those who appear have a lifeline, known by name or not, and nobody else has', () => {
  const log = new Log().asks('alice', 'AcceptContact').asks('zoe', 'AcceptContact').asks('Tom', 'SendMessage')
  expect(storyOf(log.events, PEOPLE).people).toEqual([
    { who: 'alice', name: 'Alice Adams', role: 'agent' },
    { who: 'zoe', name: 'zoe', role: 'agent' },
    { who: 'Tom', name: 'Tom', role: 'customer' },
  ])
})

test('who signs in stands on their own lifeline: without a credential they are nobody to the service', () => {
  const log = new Log().asks('somebody', 'POST /login', 'username=alice&password=<password>')
  expect(storyOf(log.events, PEOPLE).people.map(({ who }) => who)).toEqual(['alice'])
})

test('every event of a busy table is in a row or folded away', () => {
  const { events } = busyTable(100)
  const { rows } = storyOf(events, PEOPLE)
  expect(rows.flatMap(({ wire }) => wire).toSorted((a, b) => a - b)).toEqual(events.map(({ n }) => n))
})
