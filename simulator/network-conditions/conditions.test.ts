import { describe, expect, test } from 'vitest'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import type { ServiceResponse } from '../services/http.ts'
import { ApiErrors } from './api-errors.ts'
import type { Call } from './call.ts'
import type { Condition, Whom } from './condition.ts'
import { NetworkConditions } from './conditions.ts'
import { DeadLine } from './dead-line.ts'
import type { Frame } from './effect.ts'
import { inAnotherOrder } from './reordered.ts'

const OK: ServiceResponse = { status: 200, headers: {}, body: '{}' }
const SITE = 'https://test-center.my.connect.aws/'

/** A network that does nothing by itself: what conditions do to it is noted down. */
function network({ fractions = [0] }: { fractions?: readonly number[] } = {}) {
  const clock = new ManualClock()
  const done: string[] = []
  const suspended = new Set(['old token'])
  let drawn = 0
  let newestSocket = 1
  const conditions = new NetworkConditions({
    clock,
    random: () => fractions[drawn++ % fractions.length] ?? 0,
    errors: new ApiErrors({
      cti: ['GetAgentSnapshot'],
      modelled: ['SendMessage', 'StartChatContact', 'CreateQuickConnect'],
    }),
    newestSocket: () => newestSocket,
    dropSockets: (isTheirs) => done.push(`sockets of ${theirs(isTheirs)} dropped`),
    forgetSockets: (isTheirs) => {
      done.push(`sockets of ${theirs(isTheirs)} forgotten`)
      return () => done.push('clients told')
    },
    suspendTokens: (kind, isTheirs) => {
      done.push(`${kind} tokens of ${theirs(isTheirs)} suspended`)
      return { has: (token) => suspended.has(token), restore: () => done.push('tokens restored') }
    },
  })
  const served: string[] = []
  return {
    clock,
    conditions,
    done,
    /** What has got to a service. */
    served,
    opensSocket: () => {
      newestSocket += 1
    },
    impose: (condition: Condition, whom: Whom = ['alice']) => conditions.impose(whom, condition),
    asks(who: string, operation: string, { service = 'participant', bearer = '' }: Asked = {}) {
      const request = { method: 'POST', url: new URL(SITE), headers: { 'x-amz-bearer': bearer }, body: '' }
      const exchange: Exchange = { outcome: 'waiting', answer: undefined }
      const answered = conditions.answer({ who, service, operation, request }, async () => {
        served.push(`${operation} of ${who}`)
        return OK
      })
      Promise.resolve(answered).then(
        (answer) => Object.assign(exchange, { outcome: answer.status, answer }),
        (error) => Object.assign(exchange, { outcome: error instanceof DeadLine ? 'network failure' : error }),
      )
      return exchange
    },
    /** A client's end of a socket: what arrives there, and at the service. */
    socket(who: string, number = 1) {
      const client: string[] = []
      const service: string[] = []
      const lost: string[] = []
      const carry = (text: string, direction: Frame['direction']) => {
        const arrived = direction === 'to client' ? client : service
        const fates = { deliver: () => void arrived.push(text), lose: () => void lost.push(text) }
        conditions.frame({ who, socket: number, direction, text }, fates)
      }
      return {
        client,
        service,
        lost,
        pushes: (text: string) => carry(chatFrame(text), 'to client'),
        answers: (text: string) => carry(text, 'to client'),
        sends: (text: string) => carry(text, 'to service'),
      }
    },
  }
}

interface Asked {
  readonly service?: Call['service']
  readonly bearer?: string
}

interface Exchange {
  outcome: unknown
  answer: ServiceResponse | undefined
}

function theirs(isTheirs: (who: string) => boolean): string {
  return ['alice', 'bob'].filter(isTheirs).join(' and ')
}

const chatFrame = (text: string) => `{"topic":"aws/chat","contentType":"application/json","content":"${text}"}`
const said = (...texts: string[]) => texts.map(chatFrame)
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('nothing is in the way of anybody unless it is imposed on them', async () => {
  const { conditions, impose, asks, socket } = network()
  expect(conditions.isCalm).toBe(true)
  const { lift } = impose({ kind: 'dropped' })
  const [bob, bobsSocket] = [asks('bob', 'SendMessage'), socket('bob')]
  bobsSocket.pushes('a')
  await settled()
  expect([bob.outcome, bobsSocket.client]).toEqual([200, said('a')])
  expect(conditions.refusesSocketsOf('bob')).toBe(false)
  const another = impose({ kind: 'duplicated' })
  lift()
  lift()
  expect(conditions.isCalm).toBe(false)
  another.lift()
  expect(conditions.isCalm).toBe(true)
})

test('what is answered at once is there before a condition can come, unless one is there', async () => {
  const { conditions, impose } = network()
  const request = { method: 'POST', url: new URL(SITE), headers: {}, body: '' }
  const call = { who: 'alice', service: 'participant', operation: 'SendMessage', request } as const
  expect(conditions.answer(call, () => OK)).toBe(OK)
  impose({ kind: 'dropped' })
  await expect(conditions.answer(call, () => OK)).rejects.toThrow(DeadLine)
})

test('everybody is also who is not known', async () => {
  const { impose, asks } = network()
  impose({ kind: 'dropped' }, 'everybody')
  const asked = asks('somebody', 'SendMessage')
  await settled()
  expect(asked.outcome).toBe('network failure')
})

describe('dropped', () => {
  test('closes sockets, and fails what is under way though the service has it, and what comes', async () => {
    const { conditions, impose, asks, done, served, clock } = network()
    const late = impose({ kind: 'delayed', by: 1000 })
    const before = asks('alice', 'SendMessage')
    await settled()
    const { lift } = impose({ kind: 'dropped' })
    const during = asks('alice', 'SendMessage')
    await settled()
    expect([before.outcome, during.outcome]).toEqual(['network failure', 'network failure'])
    expect(served).toEqual(['SendMessage of alice'])
    expect(done).toEqual(['sockets of alice dropped'])
    expect(conditions.refusesSocketsOf('alice')).toBe(true)
    lift()
    late.lift()
    expect(conditions.refusesSocketsOf('alice')).toBe(false)
    const after = asks('alice', 'SendMessage')
    clock.advance(1000)
    await settled()
    expect(after.outcome).toBe(200)
  })
})

describe('asleep', () => {
  test('fails what was asked for when it is over, and only then tells of the sockets', async () => {
    const { impose, asks, done, served } = network()
    const { lift } = impose({ kind: 'asleep' })
    const asked = asks('alice', 'SendMessage')
    await settled()
    expect([asked.outcome, done]).toEqual(['waiting', ['sockets of alice forgotten']])
    lift()
    await settled()
    expect([asked.outcome, served, done.at(-1)]).toEqual(['network failure', [], 'clients told'])
  })
})

describe('delayed', () => {
  test('answers and frames come so much later, in their order; what is sent gets there at once', async () => {
    const { impose, asks, socket, served, clock } = network({ fractions: [0.999, 0, 0] })
    impose({ kind: 'delayed', by: { min: 100, max: 300 } })
    const alice = socket('alice')
    alice.sends('heartbeat')
    alice.pushes('slow')
    alice.pushes('quick, and behind it')
    const asked = asks('alice', 'SendMessage')
    await settled()
    expect([alice.service, served]).toEqual([['heartbeat'], ['SendMessage of alice']])
    clock.advance(299)
    await settled()
    expect([alice.client, asked.outcome]).toEqual([[], 'waiting'])
    clock.advance(1)
    await settled()
    expect([alice.client, asked.outcome]).toEqual([said('slow', 'quick, and behind it'), 200])
  })

  test('each is late by its own time', () => {
    const { impose, socket, clock } = network()
    impose({ kind: 'delayed', by: 100 })
    const alice = socket('alice')
    alice.pushes('a')
    clock.advance(60)
    alice.pushes('b')
    clock.advance(40)
    expect(alice.client).toEqual(said('a'))
    clock.advance(60)
    expect(alice.client).toEqual(said('a', 'b'))
  })

  test('an answer to what was asked before is late too', async () => {
    const { conditions, impose, clock } = network()
    let answers = (_: ServiceResponse) => {}
    const request = { method: 'POST', url: new URL(SITE), headers: {}, body: '' }
    const call = { who: 'alice', service: 'cti', operation: 'GetAgentSnapshot', request } as const
    const answer = conditions.answer(call, () => new Promise((resolve) => (answers = resolve)))
    let outcome = 0
    void Promise.resolve(answer).then(({ status }) => (outcome = status))
    impose({ kind: 'delayed', by: 50 })
    answers(OK)
    await settled()
    expect(outcome).toBe(0)
    clock.advance(50)
    await settled()
    expect(outcome).toBe(200)
  })

  test('what is on its way when it ends arrives then, before what comes after', async () => {
    const { impose, socket } = network()
    const alice = socket('alice')
    const { lift } = impose({ kind: 'delayed', by: 10_000 })
    alice.pushes('a')
    alice.pushes('b')
    lift()
    alice.pushes('c')
    expect(alice.client).toEqual(said('a', 'b', 'c'))
  })

  test('of some operations delays their answers alone', async () => {
    const { impose, asks, socket } = network()
    impose({ kind: 'delayed', by: 10_000, operations: ['SendMessage'] })
    const alice = socket('alice')
    alice.pushes('a')
    const [slow, quick] = [asks('alice', 'SendMessage'), asks('alice', 'GetAgentSnapshot')]
    await settled()
    expect([alice.client, slow.outcome, quick.outcome]).toEqual([said('a'), 'waiting', 200])
    expect(() => impose({ kind: 'delayed', by: 1, operations: ['SendMesage'] })).toThrow(
      /no service has.*"SendMesage"/i,
    )
  })
})

test('duplicated: what is pushed comes twice in a row, answers to a subscription or a heartbeat once', () => {
  const { impose, socket } = network()
  impose({ kind: 'duplicated' })
  const alice = socket('alice')
  alice.pushes('a')
  alice.answers('{"topic":"aws/heartbeat"}')
  alice.sends('heartbeat')
  expect(alice.client).toEqual([...said('a', 'a'), '{"topic":"aws/heartbeat"}'])
  expect(alice.service).toEqual(['heartbeat'])
})

describe('reordered', () => {
  test('a window of pushed frames changes places, each socket by itself, and nothing is lost', () => {
    const { impose, socket } = network({ fractions: [0.9, 0] })
    impose({ kind: 'reordered', window: 3, withinMs: 500 })
    const [phone, tablet] = [socket('alice', 1), socket('alice', 2)]
    for (const text of ['a', 'b', 'c', 'd']) phone.pushes(text)
    tablet.pushes('x')
    expect(phone.client).toEqual(said('c', 'a', 'b'))
    expect(tablet.client).toEqual([])
  })

  test('fewer than that wait for others no longer than they may, and one alone comes as it is', () => {
    const { impose, socket, clock } = network({ fractions: [0.9, 0] })
    impose({ kind: 'reordered', window: 3, withinMs: 500 })
    const alice = socket('alice')
    alice.pushes('a')
    clock.advance(499)
    alice.pushes('b')
    expect(alice.client).toEqual([])
    clock.advance(1)
    expect(alice.client).toEqual(said('b', 'a'))
    alice.pushes('c')
    clock.advance(500)
    expect(alice.client).toEqual(said('b', 'a', 'c'))
  })

  test('what is gathered when it ends comes then; answers do not wait for it', () => {
    const { impose, socket } = network()
    const { lift } = impose({ kind: 'reordered', window: 3, withinMs: 500 })
    const alice = socket('alice')
    alice.pushes('a')
    alice.answers('{"topic":"aws/heartbeat"}')
    alice.pushes('b')
    lift()
    expect(alice.client).toEqual(['{"topic":"aws/heartbeat"}', ...said('b', 'a')])
  })

  test('whatever is drawn, all of them are there and not as they were', () => {
    for (const fraction of [0, 0.3, 0.5, 0.99]) {
      const shuffled = inAnotherOrder(['a', 'b', 'c'], () => fraction)
      expect(shuffled.toSorted()).toEqual(['a', 'b', 'c'])
      expect(shuffled).not.toEqual(['a', 'b', 'c'])
    }
    expect(inAnotherOrder(['a'], () => 0)).toEqual(['a'])
  })
})

test('half-open: nothing gets through on the sockets there are, either way, then or later; a new one works', () => {
  const { impose, socket, opensSocket } = network()
  const old = socket('alice', 1)
  const { lift } = impose({ kind: 'half-open' })
  opensSocket()
  const fresh = socket('alice', 2)
  old.pushes('a')
  old.sends('heartbeat')
  fresh.pushes('b')
  lift()
  expect([old.client, old.service, old.lost]).toEqual([[], [], [chatFrame('a'), 'heartbeat']])
  expect(fresh.client).toEqual(said('b'))
  old.pushes('c')
  expect(old.client).toEqual(said('c'))
})

describe('an operation', () => {
  test('fails with the error that its model has for the status, in the spelling of its service', async () => {
    const { impose, asks, served } = network()
    const failing = impose({ kind: 'failing', operation: 'SendMessage', status: 403 })
    impose({ kind: 'failing', operation: 'GetAgentSnapshot', status: 401 })
    impose({ kind: 'failing', operation: 'StartChatContact', status: 429 })
    impose({ kind: 'failing', operation: 'CreateQuickConnect', status: 429 })
    expect(failing.hasBeenMet).toBe(false)
    const message = asks('alice', 'SendMessage')
    const poll = asks('alice', 'GetAgentSnapshot', { service: 'cti' })
    const start = asks('alice', 'StartChatContact', { service: 'control-plane' })
    // Its model has a quota's error for it too.
    const quickConnect = asks('alice', 'CreateQuickConnect', { service: 'control-plane' })
    await failing.met
    await settled()
    const errors = [message, poll, start, quickConnect].map(({ answer }) => [
      answer?.status,
      answer?.headers['x-amzn-errortype'],
      Object.keys(JSON.parse(answer?.body ?? '{}')),
    ])
    expect(errors).toEqual([
      [403, 'AccessDeniedException', ['message']],
      [401, 'UnauthorizedException', ['__type', 'message']],
      [429, 'LimitExceededException', ['Message']],
      [429, 'ThrottlingException', ['Message']],
    ])
    expect([failing.hasBeenMet, served]).toEqual([true, []])
    expect(message.answer?.headers).toHaveProperty('access-control-allow-origin')
  })

  test('that there is not, or a status that it never answers, is refused at once, with what there is', () => {
    const { impose, conditions } = network()
    expect(() => impose({ kind: 'failing', operation: 'SendMesage', status: 500 })).toThrow(
      'No service has the operation "SendMesage". It is one of CreateQuickConnect, GetAgentSnapshot, SendMessage, StartChatContact.',
    )
    expect(() => impose({ kind: 'failing', operation: 'SendMessage', status: 418 })).toThrow(
      /^SendMessage never answers 418\. Its errors are 400 \(ValidationException\), 403 .*500 \(InternalServerException\)\.$/,
    )
    for (const condition of [
      { kind: 'hanging', operation: 'Nothing' },
      { kind: 'throttled', operations: ['Nothing'] },
    ] as const)
      expect(() => impose(condition)).toThrow(/no service has the operation "Nothing"/i)
    expect(conditions.isCalm).toBe(true)
  })

  test('is throttled by the error that its API has for that, or one that says the same; all are where none is named', async () => {
    const { impose, asks, served } = network()
    impose({ kind: 'throttled', operations: ['StartChatContact'] })
    impose({ kind: 'throttled' }, ['bob'])
    const outcomes = [
      asks('alice', 'StartChatContact', { service: 'control-plane' }),
      asks('alice', 'SendMessage'),
      asks('bob', 'SendMessage'),
      asks('bob', 'GET /ccp-v2', { service: 'ccp' }),
    ]
    await settled()
    expect(outcomes.map(({ answer }) => [answer?.status, answer?.headers['x-amzn-errortype']])).toEqual([
      [429, 'TooManyRequestsException'],
      [200, undefined],
      [429, 'ThrottlingException'],
      [200, undefined],
    ])
    expect(served).toEqual(['SendMessage of alice', 'GET /ccp-v2 of bob'])
  })

  test('hangs until that is over, and then fails without having got anywhere', async () => {
    const { impose, asks, served } = network()
    const { lift } = impose({ kind: 'hanging', operation: 'SendMessage' })
    const [hanging, other] = [asks('alice', 'SendMessage'), asks('alice', 'GetAgentSnapshot')]
    await settled()
    expect([hanging.outcome, other.outcome]).toEqual(['waiting', 200])
    lift()
    await settled()
    expect([hanging.outcome, served]).toEqual(['network failure', ['GetAgentSnapshot of alice']])
  })
})

test('tokens that have expired are met when one is used, and are good again afterwards', async () => {
  const { impose, asks, done } = network()
  const imposed = impose({ kind: 'token expired', service: 'cti' })
  asks('alice', 'GetAgentSnapshot', { bearer: 'new token' })
  await settled()
  expect(imposed.hasBeenMet).toBe(false)
  asks('alice', 'GetAgentSnapshot', { bearer: 'old token' })
  await settled()
  expect(imposed.hasBeenMet).toBe(true)
  imposed.lift()
  expect(done).toEqual(['auth tokens of alice suspended', 'tokens restored'])
})

test('a slow CCP comes so much later, or when that is over; the API behind it is not slow', async () => {
  const { impose, asks, clock } = network()
  const { lift } = impose({ kind: 'slow CCP' })
  impose({ kind: 'slow CCP', ms: 2000 }, ['bob'])
  const page = asks('alice', 'GET /ccp-v2', { service: 'ccp' })
  const api = asks('alice', 'GetAgentSnapshot', { service: 'cti' })
  const bobs = asks('bob', 'GET /ccp-v2', { service: 'ccp' })
  clock.advance(2000)
  await settled()
  expect([page.outcome, api.outcome, bobs.outcome]).toEqual(['waiting', 200, 200])
  lift()
  await settled()
  expect(page.outcome).toBe(200)
})

test('what was imposed first happens first, and one that has ended lets pass what the others still hold', () => {
  const { impose, socket, clock } = network()
  impose({ kind: 'delayed', by: 100 })
  const twice = impose({ kind: 'duplicated' })
  const alice = socket('alice')
  alice.pushes('a')
  clock.advance(100)
  alice.pushes('b')
  twice.lift()
  clock.advance(100)
  expect(alice.client).toEqual(said('a', 'a', 'b'))
})

test('a failure is late where answers are', async () => {
  const { impose, asks, clock } = network()
  impose({ kind: 'failing', operation: 'SendMessage', status: 500 })
  impose({ kind: 'delayed', by: 100 })
  const asked = asks('alice', 'SendMessage')
  await settled()
  expect(asked.outcome).toBe('waiting')
  clock.advance(100)
  await settled()
  expect(asked.outcome).toBe(500)
})

test('a network that closes lifts all of it, so that nothing is left hanging', async () => {
  const { conditions, impose, asks } = network()
  impose({ kind: 'hanging', operation: 'SendMessage' })
  impose({ kind: 'asleep' }, ['bob'])
  const asked = [asks('alice', 'SendMessage'), asks('bob', 'SendMessage')]
  await settled()
  conditions.close()
  await settled()
  expect(asked.map(({ outcome }) => outcome)).toEqual(['network failure', 'network failure'])
  expect(conditions.isCalm).toBe(true)
})
