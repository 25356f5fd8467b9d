import { describe, expect, test } from 'vitest'
import type { RoleTimerChange } from './attendance.ts'
import type { Chat, Participant } from './chat.ts'
import { type AgentName, centerWithMonitoring } from './test-support/center.ts'
import { Stage, type StageOptions } from './test-support/stage.ts'

const MINUTE_MS = 60_000
const CUSTOMER_BOTH: RoleTimerChange[] = [
  { role: 'CUSTOMER', kind: 'idle', minutes: 2 },
  { role: 'CUSTOMER', kind: 'disconnect', minutes: 5 },
]

/** A chat whose timers are set before its agents come. */
function timed(timers: readonly RoleTimerChange[], options: StageOptions = {}, ...others: AgentName[]) {
  const stage = new Stage(options)
  const chat = stage.startChat()
  stage.instance.setRoleTimers(chat.id, timers)
  stage.is('Available', 'alice')
  stage.accepts('alice', chat)
  for (const name of others) stage.bringsIn('alice', name, chat)
  const maya = chat.customer
  const alice = stage.participant('alice', chat)
  const hears = (who: Participant, minutes: number) => stage.heard(who, () => stage.clock.advance(minutes * MINUTE_MS))
  return { stage, chat, maya, alice, hears }
}

describe('a participant who sends nothing', () => {
  test('is idle after the role’s time, which everybody hears; the transcript does not keep it', () => {
    const { stage, chat, maya, alice, hears } = timed([{ role: 'AGENT', kind: 'idle', minutes: 2 }])
    const before = [...chat.transcript]
    expect(hears(maya, 1.99)).toEqual([])
    const told = stage.told(() => stage.clock.advance(MINUTE_MS))
    expect(told).toMatchObject([
      { type: 'item', item: { kind: 'idle', participantId: alice.id, role: 'AGENT' }, to: [maya, alice] },
    ])
    expect(alice.idleSince).toBeDefined()
    expect(hears(maya, 500)).toEqual([])
    expect(chat.transcript).toEqual(before)
  })

  test.each([
    ['a message', (stage: Stage, chat: Chat) => void stage.says('customer', 'Hello', chat), 'Maya: Hello'],
    ['a file', uploads, 'attachment Maya'],
  ])('returns with %s, which is heard first, and the time runs anew', (_, sends, heard) => {
    const { stage, chat, maya, alice, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    expect(hears(alice, 2)).toEqual(['idle Maya'])
    expect(stage.heard(alice, () => sends(stage, chat))).toEqual([heard, 'returned Maya'])
    expect(maya.idleSince).toBeUndefined()
    expect(hears(alice, 1.99)).toEqual([])
    expect(hears(alice, 1)).toEqual(['idle Maya'])
  })

  test('is not kept from it by typing, receipts or what others say', () => {
    const { stage, chat, maya, alice, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    hears(alice, 1.9)
    const message = stage.says('alice', 'Are you there?', chat)
    stage.instance.type(maya.id)
    stage.acknowledges('customer', message, 'read', chat)
    expect(hears(alice, 0.2)).toEqual(['idle Maya'])
  })

  test('is never idle where no timer is set', () => {
    const { alice, hears } = timed([])
    expect(hears(alice, 600)).toEqual([])
  })
})

describe('auto-disconnect', () => {
  test('comes after the idle time and its own; the customer hears of it, then the chat is over', () => {
    const { stage, chat, maya, alice, hears } = timed(CUSTOMER_BOTH)
    expect(hears(alice, 6.99)).toEqual(['idle Maya'])
    const told = stage.told(() => stage.clock.advance(MINUTE_MS))
    const heardBy = (id: string) =>
      told.flatMap((each) => (each.type === 'item' && each.to.some((one) => one.id === id) ? [each.item.kind] : []))
    expect(heardBy(maya.id)).toEqual(['disconnected for being idle', 'left', 'chat ended'])
    expect(heardBy(alice.id)).toEqual(['chat ended'])
    expect(told.find((each) => each.type === 'item')).toMatchObject({ item: { participantId: maya.id } })
    expect(chat.state).toBe('ended')
    expect(stage.contact('alice', chat).state).toBe('ended')
    expect(chat.transcript.map((item) => item.kind)).not.toContain('disconnected for being idle')
    expect(stage.clock.pending).toBe(0)
  })

  test('starts at once when it is the only timer', () => {
    const { chat, maya, hears } = timed([{ role: 'AGENT', kind: 'disconnect', minutes: 3 }])
    expect(hears(maya, 3)).toEqual(['disconnected for being idle Alice', 'left Alice', 'chat ended Maya'])
    expect(chat.state).toBe('ended')
  })

  test('is put off by a message in between', () => {
    const { stage, chat, alice, hears } = timed(CUSTOMER_BOTH)
    hears(alice, 6)
    stage.says('customer', 'Back', chat)
    expect(hears(alice, 6.99)).toEqual(['idle Maya'])
    expect(chat.state).toBe('active')
  })

  test('where the customer stays: they can write, and no timer runs any more', () => {
    const { stage, chat, maya, hears } = timed(CUSTOMER_BOTH, { assumptions: { lastAgentLeaves: 'customer stays' } })
    hears(maya, 7)
    expect(stage.roster(chat)).toEqual(['Maya'])
    stage.says('customer', 'Anybody?', chat)
    expect(hears(maya, 60)).toEqual([])
  })

  test.each([
    ['all but the customer', ['Maya'], 'ended'],
    ['the idle agent', ['Maya', 'Bob'], 'active'],
  ] as const)('assumption autoDisconnected %s', (autoDisconnected, left, state) => {
    const timers: RoleTimerChange[] = [{ role: 'AGENT', kind: 'disconnect', minutes: 3 }]
    const { stage, chat, maya, hears } = timed(timers, { assumptions: { autoDisconnected } }, 'bob')
    hears(maya, 2)
    stage.says('bob', 'Still here', chat)
    const heard = hears(maya, 1)
    expect(heard[0]).toBe('disconnected for being idle Alice')
    expect(chat.state).toBe(state)
    expect(stage.roster(chat)).toEqual(state === 'ended' ? [] : left)
  })

  test('for an idle customer takes every agent, however they are assumed to go', () => {
    const options: StageOptions = { assumptions: { autoDisconnected: 'the idle agent' } }
    const { stage, chat, maya, hears } = timed(CUSTOMER_BOTH, options, 'bob')
    stage.says('customer', 'Hello', chat)
    expect(hears(maya, 7)).toEqual([
      'idle Maya',
      'disconnected for being idle Maya',
      'left Alice',
      'left Bob',
      'chat ended Maya',
    ])
  })

  test('of a bot, with nobody else there, leaves the chat in its queue', () => {
    const stage = new Stage()
    const chat = stage.startChat()
    stage.instance.setRoleTimers(chat.id, CUSTOMER_BOTH)
    const { participant } = stage.instance.createBot(chat.id, 'Bot')
    stage.instance.connectCustomer(participant.id)
    stage.clock.advance(7 * MINUTE_MS)
    expect(participant.state).toBe('left')
    expect(chat.state).toBe('waiting')
  })
})

describe('timers', () => {
  test('start when customer and agent are both there', () => {
    const stage = new Stage()
    stage.is('Available', 'alice')
    const chat = stage.instance.startChat({ displayName: 'Maya' })
    stage.instance.setRoleTimers(chat.id, [{ role: 'AGENT', kind: 'idle', minutes: 2 }])
    stage.accepts('alice', chat)
    const alice = stage.participant('alice', chat)
    expect(stage.heard(alice, () => stage.clock.advance(3 * MINUTE_MS))).toEqual([])
    stage.instance.connectCustomer(chat.customer.id)
    expect(stage.heard(alice, () => stage.clock.advance(2 * MINUTE_MS))).toEqual(['idle Alice'])
  })

  test('stop when the agent goes, and start anew with the next', () => {
    const { stage, chat, maya, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    hears(maya, 1.5)
    stage.is('Available', 'bob')
    stage.transfers('alice', 'bob', chat)
    stage.clock.advance(10_000)
    stage.accepts('bob', chat)
    expect(hears(maya, 1.9)).toEqual([])
    expect(hears(maya, 0.1)).toEqual(['idle Maya'])
  })

  test('that are set during a conversation wait for the next agent', () => {
    const { stage, chat, maya, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 10 }])
    stage.instance.setRoleTimers(chat.id, [{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    expect(hears(maya, 5)).toEqual([])
    stage.bringsIn('alice', 'bob', chat)
    expect(hears(maya, 2)).toEqual(['idle Maya'])
  })

  test('that are unset stay until the agent goes', () => {
    const { stage, chat, maya, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    stage.instance.setRoleTimers(chat.id, [{ role: 'CUSTOMER', kind: 'idle', minutes: undefined }])
    expect(hears(maya, 2)).toEqual(['idle Maya'])
  })

  test.each([
    ['runs on', 0.5],
    ['starts again', 2],
  ] as const)('assumption customerTimerAtLaterAgent %s', (customerTimerAtLaterAgent, minutes) => {
    const timers: RoleTimerChange[] = [{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }]
    const { stage, chat, maya, hears } = timed(timers, { assumptions: { customerTimerAtLaterAgent } })
    hears(maya, 1.5)
    stage.bringsIn('alice', 'bob', chat)
    expect(hears(maya, minutes - 0.01)).toEqual([])
    expect(hears(maya, 0.01)).toEqual(['idle Maya'])
  })

  test('that have been taken away are none any more from the next agent on, whatever is said', () => {
    const { stage, chat, maya, hears } = timed([{ role: 'CUSTOMER', kind: 'idle', minutes: 2 }])
    stage.instance.setRoleTimers(chat.id, [{ role: 'CUSTOMER', kind: 'idle', minutes: undefined }])
    stage.bringsIn('alice', 'bob', chat)
    stage.says('customer', 'Hello', chat)
    expect(hears(maya, 600)).toEqual([])
  })

  test('end with the chat', () => {
    const { stage, chat } = timed(CUSTOMER_BOTH, {}, 'bob')
    stage.leaves('customer', chat)
    expect(stage.clock.pending).toBe(0)
  })
})

describe('supervisors', () => {
  /** Erin monitors the chat of Maya and Alice; Maya has been silent for a minute. */
  function monitored(options: StageOptions = {}) {
    const all = timed(CUSTOMER_BOTH, { center: centerWithMonitoring(), ...options })
    const erin = all.stage.monitors('erin', all.chat)
    all.stage.clock.advance(MINUTE_MS)
    return { ...all, erin }
  }

  test.each([
    ['chat ends', ['left Alice', 'chat ended Maya']],
    ['customer stays', ['left Alice', 'chat ended Erin']],
  ] as const)('who listen hear of it, and are disconnected with the agents: %s', (lastAgentLeaves, heard) => {
    const { stage, erin, hears } = monitored({ center: centerWithMonitoring(), assumptions: { lastAgentLeaves } })
    expect(hears(erin, 1)).toEqual(['idle Maya'])
    expect(hears(erin, 5)).toEqual(heard)
    expect(erin.state).toBe('left')
    expect(stage.heard(erin, () => stage.clock.advance(MINUTE_MS))).toEqual([])
  })

  test('who barge in start no timer again', () => {
    const { stage, chat, maya, hears } = monitored()
    stage.instance.setRoleTimers(chat.id, [{ role: 'CUSTOMER', kind: 'idle', minutes: 10 }])
    stage.barges('erin', chat)
    expect(hears(maya, 1)).toEqual(['idle Maya'])
  })
})

function uploads(stage: Stage, chat: Chat): void {
  const { attachments } = stage.instance
  const file = attachments.announce(chat.customer.id, { name: 'a.txt', contentType: 'text/plain', size: 1 })
  attachments.uploaded(chat.customer.id, file.id, 1)
  attachments.complete(chat.customer.id, file.id)
}
