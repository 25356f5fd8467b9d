import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { contactCenter } from '../fixtures/index.ts'
import { EventType } from './customer/content-types.ts'
import { Customer, RefusedError } from './customer/index.ts'
import { connectParticipant, createParticipantClient } from './customer/participant-connection.ts'
import { RECONNECT_MS } from './customer/participant-link.ts'
import { ParticipantSession } from './customer/participant-session.ts'
import type { Timers } from './customer/timers.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from './index.ts'

const [alice, bob] = contactCenter.users
if (!alice || !bob) throw new Error('The default contact center has agents.')
const { region } = contactCenter

let simulator: Simulator

function simulates(options: SimulatorOptions = {}): Simulator {
  simulator = createSimulator(options)
  simulator.listen()
  return simulator
}

beforeEach(() => {
  // The unmodified SDK signs with what it finds; nothing checks it.
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'x')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'y')
})

afterEach(async () => {
  await simulator.close()
  vi.unstubAllEnvs()
})

function startsChat(more: Partial<Parameters<typeof Customer.startsChat>[0]> = {}): Promise<Customer> {
  return Customer.startsChat({
    region,
    instanceId: contactCenter.instanceId,
    contactFlowId: contactCenter.contactFlow.id,
    displayName: 'Maya',
    now: () => simulator.clock.now(),
    ...more,
  })
}

/** An agent takes the chat, without a client of their own. */
function takes(user: typeof alice, customer: Customer): string {
  const { instance } = simulator
  const [available] = contactCenter.agentStates
  if (!user || !available) throw new Error('The default contact center has agents and a state for them.')
  instance.setPresence(user.id, available.id)
  const contact = instance.contactsOf(user.id).find((each) => each.chatId === customer.contactId)
  if (!contact) throw new Error(`${user.username} was not offered the chat`)
  instance.accept(user.id, contact.contactId)
  return contact.participantId
}

/** Reconnects at once; what takes longer never comes. */
const impatient: Timers = {
  after(ms, run) {
    if (ms !== RECONNECT_MS[0]) return () => undefined
    const soon = setImmediate(run)
    return () => clearImmediate(soon)
  },
}

async function refusal(asked: Promise<unknown>): Promise<RefusedError> {
  const error = await asked.catch((reason: unknown) => reason)
  if (error instanceof RefusedError) return error
  throw new Error('It was not refused.', { cause: error })
}

describe('a customer on the unmodified SDKs', () => {
  test('starts a chat, and everything said comes to both, as in the transcript', async () => {
    const { instance } = simulates()
    await using maya = await startsChat({ initialMessage: 'My order is late' })
    expect(maya.state).toBe('connected')
    const agent = takes(alice, maya)
    await maya.seesEvent(EventType.participantJoined, { from: alice?.name ?? '' })
    const posted = await maya.says('Hello', { markdown: true })
    await maya.sees('Hello', { from: 'Maya' })
    instance.say(agent, 'text/plain', 'Good morning 🙂')
    const answer = await maya.sees('Good morning 🙂', { from: 'Alice Adams' })

    const transcript = await maya.transcript()
    expect(transcript.map((item) => [item.contentType, item.content, item.displayName, item.role])).toEqual([
      ['text/plain', 'My order is late', 'Maya', 'CUSTOMER'],
      [EventType.participantJoined, undefined, 'Maya', 'CUSTOMER'],
      [EventType.participantJoined, undefined, 'Alice Adams', 'AGENT'],
      ['text/markdown', 'Hello', 'Maya', 'CUSTOMER'],
      ['text/plain', 'Good morning 🙂', 'Alice Adams', 'AGENT'],
    ])
    expect(maya.received.items).toEqual(transcript.map((item) => ({ ...item })))
    expect(transcript[3]).toMatchObject({ id: posted.id, time: posted.time, participantId: maya.participantId })
    expect(answer).toMatchObject({ participantId: agent, initialContactId: maya.contactId })
    expect(maya.problems).toEqual([])
    expect(maya.received.duplicates).toEqual([])
  })

  test('sees typing and receipts, and posts its own', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    const agent = takes(alice, maya)
    instance.type(agent)
    await maya.seesEvent(EventType.typing, { from: 'Alice Adams' })
    await maya.types()
    expect(maya.received.typing).toHaveLength(1)

    const { id } = await maya.says('Read me')
    instance.acknowledge(agent, id, 'read')
    const receipt = await maya.received.seesReceipt('read', id)
    expect(receipt).toMatchObject({ recipientParticipantId: agent, delivered: receipt.read })
    const { id: theirs } = instance.say(agent, 'text/plain', 'And me')
    await maya.sees('And me')
    await maya.acknowledgesDelivery(theirs)
    await maya.reads(theirs)
    expect(instance.chatById(maya.contactId).receipts).toHaveLength(2)
    const withReceipts = (await maya.transcript()).filter((item) => item.receipts)
    expect(withReceipts.map((item) => item.content)).toEqual(['Read me', 'And me'])
  })

  test('reads a transcript of more than one page once and in order', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    const agent = takes(alice, maya)
    const lines = Array.from({ length: 230 }, (_, index) => `Line ${index + 1}`)
    for (const line of lines) instance.say(agent, 'text/plain', line)
    const transcript = await maya.transcript()
    expect(transcript.flatMap((item) => item.content ?? [])).toEqual(lines)
  })

  test('drops off, comes back, and has missed nothing', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    const agent = takes(alice, maya)
    await maya.seesEvent(EventType.participantJoined, { from: 'Alice Adams' })
    await maya.dropsOff()
    instance.say(agent, 'text/plain', 'Are you there?')
    await maya.comesBack()
    await maya.sees('Are you there?')
    instance.say(agent, 'text/plain', 'Good')
    await maya.sees('Good')
    expect(maya.received.messages).toHaveLength(2)
    expect(maya.received.duplicates).toEqual([])
    expect(maya.received.items.filter((item) => item.contentType === EventType.participantJoined)).toHaveLength(2)
  })

  test('whose socket is cut by the network connects again by itself', { tags: ['H41'] }, async () => {
    const { instance } = simulates()
    await using maya = await startsChat({ timers: impatient })
    const agent = takes(alice, maya)
    simulator.dropSocketsOf('Maya')
    instance.say(agent, 'text/plain', 'Still there?')
    await maya.sees('Still there?')
    expect(maya.state).toBe('connected')
  })

  test('leaves, which is the end: every further request is AccessDeniedException, 403', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    takes(alice, maya)
    await maya.leaves()
    await maya.seesEvent(EventType.chatEnded)
    expect(instance.chatById(maya.contactId).state).toBe('ended')
    const asks = [() => maya.says('Too late'), () => maya.types(), () => maya.transcript(), () => maya.leaves()]
    for (const ask of [...asks, () => maya.comesBack()]) {
      expect(await refusal(ask())).toMatchObject({ code: 'AccessDeniedException', status: 403, reason: /has ended/ })
    }
  })

  test('is told that the chat has ended when the last agent leaves', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    instance.leave(takes(alice, maya))
    await maya.seesEvent(EventType.chatEnded)
    expect(maya.state).toBe('ended')
  })
})

describe('errors have their names through the SDK', () => {
  test('ValidationException for a message that is too long, and nothing posted', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    const before = instance.snapshot()
    const error = await refusal(maya.says('a'.repeat(1025)))
    expect(error).toMatchObject({ code: 'ValidationException', status: 400 })
    expect(error.reason).toMatch(/'Content'.*1024/)
    expect(instance.snapshot()).toEqual(before)
  })

  test('ConflictException for a receipt among more than two', async () => {
    const { instance } = simulates()
    await using maya = await startsChat()
    const agent = takes(alice, maya)
    const [available] = contactCenter.agentStates
    const toBob = contactCenter.quickConnects.find((each) => each.destination === bob?.id)
    if (!bob || !available || !toBob) throw new Error('Bob can be invited in the default contact center.')
    instance.setPresence(bob.id, available.id)
    instance.invite(alice?.id ?? '', maya.contactId, { id: toBob.id, type: 'agent' })
    instance.accept(bob.id, instance.contactsOf(bob.id)[0]?.contactId ?? '')
    const { id } = instance.say(agent, 'text/plain', 'Hello')
    expect(await refusal(maya.reads(id))).toMatchObject({ code: 'ConflictException', status: 409 })
  })

  test('InvalidRequestException and ResourceNotFoundException for a chat that cannot be started', async () => {
    simulates()
    expect(await refusal(startsChat({ displayName: 'a'.repeat(257) }))).toMatchObject({
      code: 'InvalidRequestException',
      status: 400,
    })
    expect(await refusal(startsChat({ contactFlowId: 'another' }))).toMatchObject({
      code: 'ResourceNotFoundException',
      status: 404,
    })
  })

  test('AccessDeniedException for tokens that are made up, or expired', async () => {
    const { clock, wire } = simulates()
    const client = createParticipantClient({ region })
    const denied = { code: 'AccessDeniedException', status: 403 }
    const madeUp = connectParticipant({ client, participantToken: 'made-up', who: 'somebody' })
    expect(await refusal(madeUp)).toMatchObject(denied)
    const session = new ParticipantSession({ client, connectionToken: 'made-up', who: 'somebody' })
    for (const ask of [() => session.sendMessage('Hi'), () => session.transcript(), () => session.disconnect()]) {
      expect(await refusal(ask())).toMatchObject(denied)
    }
    await using maya = await startsChat()
    clock.advance(24 * 3_600_000)
    expect(await refusal(maya.says('A day later'))).toMatchObject(denied)
    await maya.comesBack()
    await maya.says('With a new token')
    expect(wire.events.filter((event) => event.kind === 'fault')).toEqual([])
    client.destroy()
  })
})

describe('the process that listens', () => {
  test('has one simulator at a time', () => {
    simulates()
    expect(() => createSimulator().listen()).toThrow(/already/)
  })

  test('lets nothing out that is not simulated, and says so', async () => {
    const { wire } = simulates()
    const response = await fetch('https://elsewhere.example/path')
    expect(response.status).toBe(501)
    expect(wire.events).toMatchObject([{ kind: 'refused', url: 'https://elsewhere.example/path' }])
  })

  test('an agent without a page: signs in, asks, and gets the engine’s answers', async () => {
    simulates()
    const site = `https://${contactCenter.alias}.my.connect.aws`
    const login = await fetch(`${site}/login`, {
      method: 'POST',
      body: new URLSearchParams({ username: 'alice', password: 'simulated' }),
    })
    const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { accessToken } = await (await fetch(`${site}/auth/authorize`, { headers: { cookie } })).json()
    const ask = (body: string) =>
      fetch(`${site}/api`, {
        method: 'POST',
        headers: { 'x-amz-target': 'AmazonConnectCTIService.GetAgentSnapshot', 'x-amz-bearer': accessToken },
        body,
      })
    const answer = await ask('{}')
    expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.0')
    expect(await answer.json()).toMatchObject({ snapshot: { state: { name: 'Offline' }, contacts: [] } })
    const malformed = await ask('{')
    expect(malformed.status).toBe(400)
    expect(await malformed.json()).toMatchObject({ __type: 'SerializationException' })
  })
})

test('asked without fetch it answers and records the same, and nothing once it is closed', async () => {
  simulates({ clock: 'manual' })
  const url = new URL(`https://${contactCenter.alias}.my.connect.aws/login`)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = { method: 'POST', url, headers: form, body: `username=${alice.username}&password=wrong` }
  const fetched = await fetch(url, { method: 'POST', headers: form, body: request.body })
  const asked = await simulator.ask(request)
  expect([asked.status, asked.body]).toEqual([fetched.status, await fetched.text()])
  const [first, second, ...others] = simulator.wire.events.map(({ n: _, ...event }) => ({ ...event, exchange: 0 }))
  expect(others).toEqual([first, second])
  await simulator.close()
  await expect(simulator.ask(request)).rejects.toThrow()
})

test('the same seed gives the same ids, another seed others', () => {
  const idOf = (options: SimulatorOptions) => {
    simulator = createSimulator(options)
    return simulator.instance.startChat({ displayName: 'Maya' }).id
  }
  expect(idOf({ seed: 7 })).toBe(idOf({ seed: 7 }))
  expect(idOf({ seed: 8 })).not.toBe(idOf({ seed: 7 }))
})

test('a socket stays open until the customer drops it, and is closed once', async () => {
  simulates()
  await using customer = await startsChat()
  takes(alice, customer)
  const sockets = () => simulator.wire.events.map((each) => each.kind).filter((kind) => kind.startsWith('socket'))
  await customer.seesEvent(EventType.participantJoined, { from: alice.name })
  await customer.says('Still the same socket')
  await customer.sees('Still the same socket')
  expect(sockets()).toEqual(['socket opened'])
  await customer.dropsOff()
  await vi.waitFor(() => expect(sockets()).toEqual(['socket opened', 'socket closed']))
  await customer.comesBack()
  expect(sockets()).toEqual(['socket opened', 'socket closed', 'socket opened'])
})
