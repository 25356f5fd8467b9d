import { describe, expect, test } from 'vitest'
import { center } from './test-support/center.ts'
import { Stage, type StageOptions } from './test-support/stage.ts'

const POOL = { origin: 'https://shop.auth.us-west-2.amazoncognito.com', clientId: 'client-1' }
const MINUTE_MS = 60_000

function talking(options: StageOptions = {}) {
  const stage = new Stage({ center: center({ customerAuthentication: POOL }), ...options })
  const chat = stage.chatOf()
  return { stage, chat, flow: stage.instance.flow, maya: chat.customer }
}

/** Steps that a command tells, each with the names of those who hear it. */
function steps(stage: Stage, command: () => void): string[] {
  return stage.told(command).flatMap((event) => {
    if (event.type !== 'item' || event.item.kind !== 'authentication') return []
    return [`${event.item.step} to ${event.to.map((each) => each.displayName).join(', ')}`]
  })
}

describe('signing in', () => {
  test('is asked of the customer by a session, whose page can be asked for within a minute', () => {
    const { stage, chat, flow, maya } = talking()
    let sessionId = ''
    expect(
      steps(stage, () => {
        sessionId = flow.asksToSignIn(chat.id)
      }),
    ).toEqual(['initiated to Maya'])
    stage.clock.advance(59_999)
    expect(flow.signInPage(maya.id, sessionId)).toBe(POOL)
    stage.clock.advance(1)
    stage.refuses(() => flow.signInPage(maya.id, sessionId), 'no authentication session')
  })

  test('is the customer’s own: an agent has no page, nor has another session', () => {
    const { stage, chat, flow, maya } = talking()
    const sessionId = flow.asksToSignIn(chat.id)
    const alice = stage.participant('alice', chat).id
    stage.refuses(() => flow.signInPage(alice, sessionId), 'no authentication session')
    stage.refuses(() => flow.cancelSignIn(alice, sessionId), 'no authentication session')
    stage.refuses(() => flow.signInPage(maya.id, 'made-up'), 'no authentication session', /made-up/)
    const other = stage.startChat({ displayName: 'Noor' })
    stage.refuses(() => flow.signInPage(other.customer.id, sessionId), 'no authentication session')
  })

  test.each(['succeeded', 'failed', 'expired'] as const)('ends once, when it has %s', (outcome) => {
    const { stage, chat, flow, maya } = talking()
    const sessionId = flow.asksToSignIn(chat.id)
    expect(steps(stage, () => flow.signInEnds(chat.id, outcome))).toEqual([`${outcome} to Maya`])
    stage.refuses(() => flow.signInEnds(chat.id, outcome), 'no authentication session', /Ask for it first/)
    stage.refuses(() => flow.signInPage(maya.id, sessionId), 'no authentication session')
    expect(steps(stage, () => stage.clock.advance(15 * MINUTE_MS))).toEqual([])
  })

  test('can be cancelled by the customer, once', () => {
    const { stage, chat, flow, maya } = talking()
    const sessionId = flow.asksToSignIn(chat.id)
    expect(steps(stage, () => flow.cancelSignIn(maya.id, sessionId))).toEqual(['cancelled to Maya'])
    stage.refuses(() => flow.cancelSignIn(maya.id, sessionId), 'no authentication session')
    stage.refuses(() => flow.signInPage(maya.id, sessionId), 'no authentication session')
  })

  test.each([
    ['three minutes', undefined, 3],
    ['as long as the flow says', 15, 15],
  ])('times out after %s', (_, given, minutes) => {
    const { stage, chat, flow } = talking()
    flow.asksToSignIn(chat.id, given)
    expect(steps(stage, () => stage.clock.advance(minutes * MINUTE_MS - 1))).toEqual([])
    expect(steps(stage, () => stage.clock.advance(1))).toEqual(['timeout to Maya'])
  })

  test('asked for again: the first session is over, and only the second times out', () => {
    const { stage, chat, flow, maya } = talking()
    const first = flow.asksToSignIn(chat.id)
    stage.clock.advance(2 * MINUTE_MS)
    flow.asksToSignIn(chat.id)
    stage.refuses(() => flow.signInPage(maya.id, first), 'no authentication session')
    expect(steps(stage, () => stage.clock.advance(2 * MINUTE_MS))).toEqual([])
  })

  test('ends with the chat', () => {
    const { stage, chat, flow } = talking()
    flow.asksToSignIn(chat.id)
    stage.leaves('customer', chat)
    expect(stage.clock.pending).toBe(0)
    stage.refuses(() => flow.signInEnds(chat.id, 'succeeded'), 'chat ended')
  })

  test('can tell the customer’s name: everybody hears it, and later items have it', () => {
    const { stage, chat, flow, maya } = talking()
    flow.asksToSignIn(chat.id)
    const alice = stage.participant('alice', chat)
    const told = stage.told(() => flow.signInEnds(chat.id, 'succeeded', 'Maya Lopez'))
    expect(told).toContainEqual(
      expect.objectContaining({
        item: expect.objectContaining({ kind: 'renamed', participantId: maya.id }),
        to: [maya, alice],
      }),
    )
    expect(told).toContainEqual({ type: 'agent changed', userId: 'user-alice' })
    expect(stage.says('customer', 'Hello', chat).displayName).toBe('Maya Lopez')
  })

  test('needs a user pool that is set up', () => {
    const { stage, chat, flow, maya } = talking({ center: center() })
    stage.refuses(() => flow.asksToSignIn(chat.id), 'authentication not set up')
    stage.refuses(() => flow.signInPage(maya.id, 'any'), 'authentication not set up')
    stage.refuses(() => flow.cancelSignIn(maya.id, 'any'), 'authentication not set up')
  })
})

test.each([
  ['the customer', 'Maya'],
  ['everybody', 'Maya, Alice'],
] as const)('assumption authenticationEventsTo %s', (authenticationEventsTo, names) => {
  const { stage, chat, flow } = talking({
    center: center({ customerAuthentication: POOL }),
    assumptions: { authenticationEventsTo },
  })
  expect(steps(stage, () => void flow.asksToSignIn(chat.id))).toEqual([`initiated to ${names}`])
  expect(steps(stage, () => flow.signInEnds(chat.id, 'failed'))).toEqual([`failed to ${names}`])
})

test.each([true, false])('assumption authenticationInTranscript %s', (authenticationInTranscript) => {
  const { chat, flow } = talking({
    center: center({ customerAuthentication: POOL }),
    assumptions: { authenticationInTranscript },
  })
  flow.asksToSignIn(chat.id)
  expect(chat.transcript.some((item) => item.kind === 'authentication')).toBe(authenticationInTranscript)
})
