import { describe, expect, test } from 'vitest'
import type { Chat } from './chat.ts'
import { Stage, type StageOptions } from './test-support/stage.ts'

/** Bob, who was brought in by Alice, has transferred the chat to Dave. */
function transferred(assumptions: StageOptions['assumptions'] = {}) {
  const stage = new Stage({ assumptions })
  const chat = stage.chatOf('bob')
  stage.is('Available', 'dave')
  stage.transfers('bob', 'dave', chat)
  return { stage, chat }
}

const kinds = (chat: Chat) => chat.transcript.map((item) => item.kind)

describe.each(['at once', 'when accepted'] as const)('a transfer that releases agents %s', (transferReleasesAgents) => {
  test.each([
    ['rejects', (stage: Stage, chat: Chat) => stage.rejects('dave', chat)],
    ['misses it', (stage: Stage) => stage.clock.advance(20_000)],
  ])('fails when the agent %s: those in the chat hear it, and the transcript keeps it', (_, goes) => {
    const { stage, chat } = transferred({ transferReleasesAgents })
    // Nobody takes it from the queue meanwhile.
    stage.is('Break', 'alice', 'bob')
    const isKept = transferReleasesAgents === 'when accepted'
    const told = stage.told(() => goes(stage, chat))
    const [failed] = told.filter((each) => each.type === 'item')
    expect(failed).toMatchObject({ item: { kind: 'transfer failed', displayName: 'Bob' } })
    const present = isKept ? ['Maya', 'Alice', 'Bob'] : ['Maya']
    expect(failed?.to.map((each) => each.displayName)).toEqual(present)
    expect(kinds(chat).filter((kind) => kind === 'transfer failed')).toHaveLength(1)
    expect(chat.state).toBe(isKept ? 'active' : 'waiting')
    expect(stage.roster(chat)).toEqual(present)
  })

  test('that is accepted has not failed', () => {
    const { stage, chat } = transferred({ transferReleasesAgents })
    stage.accepts('dave', chat)
    expect(kinds(chat)).not.toContain('transfer failed')
  })

  test('has not failed when the customer goes first', () => {
    const { stage, chat } = transferred({ transferReleasesAgents })
    stage.leaves('customer', chat)
    expect(kinds(chat)).not.toContain('transfer failed')
  })
})

test('a transfer that is taken back has failed', () => {
  const { stage, chat } = transferred({ transferReleasesAgents: 'when accepted' })
  expect(stage.heard(chat.customer, () => stage.removes('alice', 'dave', chat))).toEqual(['transfer failed Bob'])
  expect(stage.roster(chat)).toEqual(['Maya', 'Alice', 'Bob'])
})

test('a transfer that gives way to another has failed', () => {
  const { stage, chat } = transferred({ transferReleasesAgents: 'when accepted' })
  stage.is('Available', 'erin')
  expect(stage.heard(chat.customer, () => stage.transfers('alice', 'erin', chat))).toEqual(['transfer failed Bob'])
  stage.accepts('erin', chat)
  expect(stage.roster(chat)).toEqual(['Maya', 'Erin'])
})

test('neither an invitation nor an offer from the queue that is not taken is a transfer', () => {
  const stage = new Stage()
  const chat = stage.startChat()
  stage.is('Available', 'alice')
  stage.rejects('alice', chat)
  stage.is('Available', 'bob')
  stage.accepts('bob', chat)
  stage.is('Available', 'carol')
  stage.invites('bob', 'carol', chat)
  stage.rejects('carol', chat)
  expect(kinds(chat)).not.toContain('transfer failed')
})

test.each([
  ['who transferred', 'Bob'],
  ['primary agent', 'Alice'],
] as const)('assumption transferAttributedTo %s', (transferAttributedTo, name) => {
  const { stage, chat } = transferred({ transferAttributedTo })
  stage.is('Break', 'alice', 'bob')
  stage.rejects('dave', chat)
  const events = chat.transcript.filter((item) => item.kind === 'transferred' || item.kind === 'transfer failed')
  expect(events.map((item) => `${item.kind} ${item.displayName}`)).toEqual([
    `transferred ${name}`,
    `transfer failed ${name}`,
  ])
})

test.each([
  ['everybody', ['Maya', 'Alice', 'Bob']],
  ['the agents', ['Alice', 'Bob']],
] as const)('assumption transferFailedTo %s', (transferFailedTo, names) => {
  const { stage, chat } = transferred({ transferFailedTo, transferReleasesAgents: 'when accepted' })
  const [failed] = stage.told(() => stage.rejects('dave', chat)).filter((each) => each.type === 'item')
  expect(failed?.to.map((each) => each.displayName)).toEqual(names)
  expect(kinds(chat)).toContain('transfer failed')
})

test.each([
  ['back in the queue', 'waiting'],
  ['chat ends', 'ended'],
] as const)('assumption afterFailedTransfer %s', (afterFailedTransfer, state) => {
  const { stage, chat } = transferred({ afterFailedTransfer })
  stage.is('Break', 'alice', 'bob')
  const heard = stage.heard(chat.customer, () => stage.rejects('dave', chat))
  expect(heard).toEqual(state === 'ended' ? ['transfer failed Bob', 'chat ended Maya'] : ['transfer failed Bob'])
  expect(chat.state).toBe(state)
})

test('assumption afterFailedTransfer chat ends: not while agents are in it', () => {
  const { stage, chat } = transferred({ afterFailedTransfer: 'chat ends', transferReleasesAgents: 'when accepted' })
  stage.rejects('dave', chat)
  expect(chat.state).toBe('active')
})
