import { expect, test } from 'vitest'
import { createCore } from '../core.ts'
import { agentViews, chatViews } from '../inspector/view.ts'
import { center } from '../instance/test-support/center.ts'
import { Recorder, recordingText } from './index.ts'
import { MOST_EVENTS } from './kept.ts'
import { momentAt } from './stage.ts'

const ALICE = 'user-alice'
const BOB = 'user-bob'
const TOKEN = '0123456789abcdef'.repeat(4)

/** An instance at work: after every command something goes over the wire. */
function scene() {
  const core = createCore({ center: center(), clock: 'manual' })
  const recorder = new Recorder(core)
  const { instance, wire } = core
  const seen: { readonly n: number; readonly looks: unknown }[] = []
  const nobodyIsReached = () => ({ isOnline: false, isCutOff: false, isPlayedHere: false })
  const looks = () => bare(agentViews(instance, nobodyIsReached), chatViews(instance, nobodyIsReached))
  async function does(act: () => void): Promise<void> {
    wire.record({ kind: 'request', exchange: seen.length, who: 'alice', service: 'cti', operation: 'Do' }, '{}')
    act()
    // The instance is looked at when what it does is done.
    await Promise.resolve()
    seen.push({ n: wire.count, looks: looks() })
  }
  return { instance, wire, recorder, seen, does, looks }
}

async function chatOfTwo({ instance, does }: ReturnType<typeof scene>): Promise<string> {
  await does(() => available(instance, ALICE))
  await does(() => void instance.startChat({ displayName: 'Maya' }))
  const [{ id, customer } = { id: '', customer: { id: '' } }] = instance.chats
  await does(() => instance.connectCustomer(customer.id))
  await does(() => instance.accept(ALICE, id))
  return id
}

test('what it looked like can be told of every moment: agents, their contacts, who sits where, what was said', async () => {
  const on = scene()
  const { instance, recorder, seen, does } = on
  const before = on.looks()
  const chatId = await chatOfTwo(on)
  await does(() => available(instance, BOB))
  await does(() => instance.say(ownSeat(instance, chatId, ALICE), 'text/plain', 'Hello'))
  await does(() => instance.invite(ALICE, chatId, { id: 'to-bob', type: 'agent' }))
  await does(() => instance.accept(BOB, instance.contactsOf(BOB)[0]?.contactId ?? ''))
  await does(() => instance.leave(ownSeat(instance, chatId, ALICE)))
  await does(() => instance.leave(instance.chatById(chatId).customer.id))
  await does(() => instance.clear(BOB, instance.contactsOf(BOB)[0]?.contactId ?? ''))

  const recording = recorder.recording('a test')
  const { agents, chats } = momentAt(recording, 0)
  expect(bare(agents, chats)).toEqual(before)
  expect(seen).toHaveLength(11)
  for (const { n, looks } of seen) {
    const moment = momentAt(recording, n)
    expect(bare(moment.agents, moment.chats), `after event ${n}`).toEqual(looks)
  }
  // As a positive control: they all look different.
  expect(new Set(seen.map(({ looks }) => JSON.stringify(looks))).size).toBe(11)
})

test('it changes with what changes it, not when everybody has been told', async () => {
  const on = scene()
  const { instance, wire, recorder } = on
  const tellsTwo = () => {
    for (const who of ['Maya', 'alice']) wire.record({ kind: 'frame received', who, service: 'socket', socket: 1 }, who)
  }
  const chatId = await chatOfTwo(on)
  const request = wire.count + 1
  await on.does(() => {
    tellsTwo()
    instance.leave(ownSeat(instance, chatId, ALICE))
  })
  const seatsAfter = (n: number) => momentAt(recorder.recording('a test'), n).chats[0]?.seats.length
  expect([request - 1, request, request + 1].map(seatsAfter)).toEqual([2, 0, 0])
})

test('what has not changed is not told again', async () => {
  const on = scene()
  const chatId = await chatOfTwo(on)
  const participant = ownSeat(on.instance, chatId, ALICE)
  await on.does(() => on.instance.say(participant, 'text/plain', 'one'))
  await on.does(() => on.instance.type(participant))
  await on.does(() => on.instance.say(participant, 'text/plain', 'two'))
  const told = on.recorder.recording('a test').scenes.slice(-2)
  expect(told.map(({ agents, chats }) => [agents, chats?.map(({ lines }) => lines.map(({ text }) => text))])).toEqual([
    [undefined, [['one']]],
    [undefined, [['two']]],
  ])
})

test('who has a socket is told from the wire', async () => {
  const { wire, recorder } = scene()
  const isOnline = (n: number) =>
    momentAt(recorder.recording('a test'), n).agents.find(({ username }) => username === 'alice')?.isOnline
  for (const kind of ['socket opened', 'socket closed'] as const) {
    wire.record({ kind, who: 'alice', service: 'socket', socket: 1 })
  }
  expect([0, 1, 2].map(isOnline)).toEqual([false, true, false])
})

test('of a long story the end is kept, and what it looked like when that begins', async () => {
  const on = scene()
  const chatId = await chatOfTwo(on)
  const then = on.looks()
  for (let count = 0; count < MOST_EVENTS; count += 1) {
    on.wire.record({ kind: 'frame sent', who: 'alice', service: 'socket', socket: 1 }, '{}')
  }
  await on.does(() => on.instance.leave(ownSeat(on.instance, chatId, ALICE)))
  const { events, scenes } = on.recorder.recording('a test')
  const first = events[0]?.n ?? 0
  expect(events).toHaveLength(MOST_EVENTS)
  expect(scenes.map(({ n }) => n)).toEqual([first - 1, on.wire.count])
  const { agents, chats } = momentAt({ events, scenes }, first)
  expect(bare(agents, chats)).toEqual(then)
})

test('a file has a format and a version, an event a line, both times, and nothing that gives access', async () => {
  const on = scene()
  const chatId = await chatOfTwo(on)
  await on.does(() => on.instance.say(ownSeat(on.instance, chatId, ALICE), 'text/plain', `my token: ${TOKEN}`))
  const mark = { at: 1, real: 2, tone: 'note', text: `told ${TOKEN}`, after: 1 } as const
  const text = recordingText(on.recorder.recording('a test', [mark]))
  expect(JSON.parse(text)).toMatchObject({
    format: 'roundtable-recording',
    version: 1,
    title: 'a test',
    marks: [{ text: 'told <credential>' }],
    events: Array.from({ length: 5 }, (_, index) => ({
      n: index + 1,
      at: Date.UTC(2026, 0, 5, 9),
      real: expect.any(Number),
    })),
  })
  expect(text).toContain('my token: <credential>')
  expect(text).not.toContain(TOKEN)
  expect(text.split('\n').filter((line) => line.includes('"operation":"Do"'))).toHaveLength(5)
})

type Instance = ReturnType<typeof createCore>['instance']

function available(instance: Instance, userId: string): void {
  instance.chooseState(userId, 'available', 'now')
}

function ownSeat(instance: Instance, chatId: string, userId: string): string {
  return instance.chatById(chatId).participants.findLast((each) => each.userId === userId)?.id ?? ''
}

/** Without what a recording does not have: the means to act. */
function bare(agents: readonly object[], chats: readonly object[]): unknown {
  return JSON.parse(
    JSON.stringify({ agents, chats }, (key, value) =>
      ['quickConnects', 'maySupervise', 'isOnline', 'isCutOff', 'isPlayedHere'].includes(key) ? undefined : value,
    ),
  )
}
