import { WebSocket } from 'undici'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Page } from './test-support/page.ts'
import { accepts, areAvailable, invites, sitDown } from './test-support/table.ts'

let page: Page

beforeEach(async () => {
  page = await Page.opens()
})

afterEach(() => page[Symbol.asyncDispose]())

const participant = async (who: string) => (await page.sees(() => page.seat(who))).participantId

test('a person fills a table of six; the seventh is refused in words and nothing changes', async () => {
  await sitDown(page, 'alice', 'bob', 'carol', 'dave', 'erin')
  await areAvailable(page, 'frank')
  const six = ['Maya', 'alice', 'bob', 'carol', 'dave', 'erin'].map((who) => `${who} joined`)
  expect(page.seats).toEqual(six)
  const before = page.simulator.instance.snapshot()
  expect(await invites(page, 'alice', 'frank')).toEqual({
    refused: expect.stringMatching(/^alice cannot invite Frank Fischer: .*at most 6 participants/),
  })
  expect(page.simulator.instance.snapshot()).toEqual(before)
  await page.sees(({ world }) =>
    world.rows.some(({ tone, text }) => tone === 'refused' && text === 'invites Frank Fischer'),
  )
  expect(page.seats).toEqual(six)
})

test('who has been asked in takes a place', async () => {
  await sitDown(page, 'alice')
  await areAvailable(page, 'bob')
  await invites(page, 'alice', 'bob')
  await page.sees(() => page.chat?.taken === 3)
  expect(page.seats).toEqual(['Maya joined', 'alice joined', 'bob invited'])
  expect(page.chat?.places).toBe(6)
})

test('people say things and leave; the customer’s leaving ends the chat', async () => {
  await sitDown(page, 'alice', 'bob')
  await page.acts({ action: 'say', participantId: await participant('Maya'), text: 'Hello' })
  await page.acts({ action: 'say', participantId: await participant('bob'), text: 'Bob here' })
  const said = () =>
    page.chat?.lines.filter(({ kind }) => kind === 'message').map(({ name, text }) => `${name}: ${text}`)
  await page.sees(() => said()?.length === 2)
  expect(said()).toEqual(['Maya: Hello', 'Bob Bianchi: Bob here'])
  await page.acts({ action: 'leave', participantId: await participant('bob') })
  await page.sees(() => page.seats.length === 2)
  await page.acts({ action: 'leave', participantId: await participant('Maya') })
  await page.sees(() => page.chat?.state === 'ended')
})

test('agents reject, remove each other, and close what is over', async () => {
  await sitDown(page, 'alice', 'bob')
  await areAvailable(page, 'carol')
  await invites(page, 'bob', 'carol')
  const { contactId } = await page.sees(() => page.agent('carol')?.contacts[0])
  expect(await page.acts({ action: 'reject', agent: 'carol', contactId })).toEqual({ done: true })
  await page.sees(() => page.agent('carol')?.contacts[0]?.state === 'missed')
  expect(await page.acts({ action: 'close', agent: 'carol', contactId })).toEqual({ done: true })
  await page.sees(() => page.agent('carol')?.contacts.length === 0)
  const bob = await participant('bob')
  const alice = await page.sees(() => page.seat('alice'))
  await page.acts({ action: 'remove', agent: 'alice', contactId: alice.contactId, participantId: bob })
  await page.sees(() => page.seats.length === 2)
  expect(page.seats).toEqual(['Maya joined', 'alice joined'])
})

test('people type, and send files to one another', async () => {
  await sitDown(page, 'alice', 'bob')
  await page.acts({ action: 'type', participantId: await participant('bob') })
  await page.sees(({ world }) => world.rows.find(({ text }) => text === 'Bob Bianchi types'))
  const file = { name: 'notes.txt', contentType: 'text/plain', content: btoa('Parcel 4711') }
  for (const who of ['Maya', 'bob']) {
    expect(await page.acts({ action: 'send file', participantId: await participant(who), file })).toEqual({
      done: true,
    })
  }
  const files = () => page.chat?.lines.filter(({ kind }) => kind === 'attachment')
  await page.sees(() => files()?.length === 2)
  expect(files()?.map(({ name, text }) => `${name}: ${text}`)).toEqual([
    'Maya: notes.txt (approved)',
    'Bob Bianchi: notes.txt (approved)',
  ])
  const [sent] = page.simulator.instance.snapshot().chats[0]?.attachments ?? []
  expect(sent).toMatchObject({ size: 11 })
})

test('a file of no kind that can be attached is refused in the service’s words', async () => {
  await sitDown(page, 'alice')
  const file = { name: 'run.exe', contentType: 'application/x-msdownload', content: btoa('MZ') }
  expect(await page.acts({ action: 'send file', participantId: await participant('Maya'), file })).toEqual({
    refused: expect.stringMatching(/^Maya cannot send run.exe: /),
  })
  expect(page.chat?.lines.some(({ kind }) => kind === 'attachment')).toBe(false)
})

test('an agent hands the chat over: whoever was in it goes, and the next one accepts', async () => {
  await sitDown(page, 'alice', 'bob')
  await areAvailable(page, 'carol')
  const { contactId } = await page.sees(() => page.seat('bob'))
  const carol = page.agent('bob')?.quickConnects.find(({ name }) => name === 'Carol Chen')
  await page.acts({ action: 'transfer', agent: 'bob', contactId, quickConnectId: carol?.id ?? '' })
  await accepts(page, 'carol')
  await page.sees(() => page.seats.length === 2)
  expect(page.seats).toEqual(['Maya joined', 'carol joined'])
})

describe('a supervisor', () => {
  const listens = async () => {
    await areAvailable(page, 'grace')
    const chat = await page.sees(() => page.chat)
    expect(await page.acts({ action: 'monitor', agent: 'grace', contactId: chat.id })).toEqual({ done: true })
    return page.sees(() => page.seat('grace'))
  }

  test('listens unseen, barges in, speaks, goes back and leaves', async () => {
    await sitDown(page, 'alice')
    const { contactId, participantId } = await listens()
    expect(page.seats).toEqual(['Maya joined', 'alice joined', 'grace listening'])
    expect(await page.acts({ action: 'say', participantId, text: 'Unheard' })).toHaveProperty('refused')
    await page.acts({ action: 'barge in', agent: 'grace', contactId })
    await page.sees(() => page.seat('grace')?.state === 'joined')
    await page.acts({ action: 'say', participantId, text: 'Let me help' })
    await page.sees(() => page.chat?.lines.find(({ text }) => text === 'Let me help'))
    await page.acts({ action: 'go back', agent: 'grace', contactId })
    await page.sees(() => page.seat('grace')?.state === 'listening')
    await page.acts({ action: 'leave', participantId })
    await page.sees(() => page.seats.length === 2)
  })

  test('has a socket of their own from then on, and is told what they may not', async () => {
    await sitDown(page, 'alice')
    const chat = await page.sees(() => page.chat)
    expect(await page.acts({ action: 'monitor', agent: 'grace', contactId: chat.id })).toEqual({
      refused: expect.stringMatching(/^grace cannot monitor: Grace Garcia is offline/),
    })
    expect(await page.acts({ action: 'monitor', agent: 'bob', contactId: chat.id })).toEqual({
      refused: expect.stringMatching(/^bob cannot monitor: Bob Bianchi may not/),
    })
    expect(page.agent('bob')?.isOnline).toBe(false)
    expect((await listens()).isOnline).toBe(true)
    expect(page.world.view?.agents.filter(({ maySupervise }) => maySupervise)).toMatchObject([{ username: 'grace' }])
  })
})

test('a state that is chosen during a contact is for after it', async () => {
  await sitDown(page, 'alice')
  const rest = await page.sees(({ world }) => world.view?.center.agentStates.find(({ name }) => name === 'Break'))
  await page.acts({ action: 'choose state', agent: 'alice', stateId: rest.id })
  await page.sees(() => page.agent('alice')?.next === 'Break')
  expect(page.agent('alice')?.state.name).toBe('Available')
  const { contactId, participantId } = await page.sees(() => page.seat('alice'))
  await page.acts({ action: 'leave', participantId })
  await page.acts({ action: 'close', agent: 'alice', contactId })
  await page.sees(() => page.agent('alice')?.state.name === 'Break')
  expect(page.agent('alice')).not.toHaveProperty('next')
})

describe('the network of a person', () => {
  test('a socket is dropped and opened again; what was said meanwhile is nobody’s news to it', async () => {
    await sitDown(page, 'alice')
    await page.acts({ action: 'drop', who: 'Maya' })
    await page.sees(() => page.seat('Maya')?.isOnline === false)
    await page.acts({ action: 'say', participantId: await participant('alice'), text: 'Are you there?' })
    const push = await page.sees(({ world }) => world.rows.find(({ text }) => text === 'Alice Adams: “Are you there?”'))
    expect(push.people).toEqual(['alice'])
    expect(await page.acts({ action: 'reconnect', who: 'Maya' })).toEqual({ done: true })
    await page.sees(() => page.seat('Maya')?.isOnline)
    expect(await page.acts({ action: 'reconnect', who: 'Maya' })).toEqual({
      refused: 'Maya has no socket here to open again.',
    })
  })

  test('who is cut off cannot connect until restored', async () => {
    await sitDown(page, 'alice')
    await page.acts({ action: 'cut off', who: 'alice' })
    await page.sees(() => page.seat('alice')?.isCutOff && !page.seat('alice')?.isOnline)
    expect(await page.acts({ action: 'reconnect', who: 'alice' })).toEqual({
      refused: expect.stringMatching(/^alice cannot connect.*Restore/),
    })
    expect(await page.acts({ action: 'cut off', who: 'alice' })).toEqual({
      refused: expect.stringMatching(/cut off already/),
    })
    await page.acts({ action: 'restore', who: 'alice' })
    expect(await page.acts({ action: 'reconnect', who: 'alice' })).toEqual({ done: true })
    expect(await page.acts({ action: 'restore', who: 'alice' })).toEqual({
      refused: expect.stringMatching(/nothing to restore/),
    })
  })

  test('without a socket there is none to drop', async () => {
    expect(await page.acts({ action: 'drop', who: 'bob' })).toEqual({
      refused: 'bob has no socket open to be dropped.',
    })
  })

  test('an agent with a page of their own gets no second socket here', async () => {
    await using _ = await opensOwnSocket(page.simulator.origin, 'alice')
    await sitDown(page, 'alice')
    const opened = page.simulator.wire.events.filter(({ kind }) => kind === 'socket opened')
    expect(opened.map(({ who }) => who).sort()).toEqual(['Maya', 'alice'])
  })
})

test('time moves on, and what falls due happens: a contact that nobody accepts is missed', async () => {
  await areAvailable(page, 'alice')
  await page.acts({ action: 'start chat', name: 'Maya' })
  await page.sees(() => page.agent('alice')?.contacts[0]?.state === 'connecting')
  const before = page.world.view?.now ?? 0
  expect(await page.acts({ action: 'advance', seconds: 60 })).toEqual({ done: true })
  await page.sees(() => page.agent('alice')?.contacts[0]?.state === 'missed')
  expect((page.world.view?.now ?? 0) - before).toBeGreaterThanOrEqual(60_000)
  expect(page.world.rows.at(-1)).toMatchObject({ kind: 'mark', text: 'Time moves on by 1 minute' })
})

test('an agent whose sign-in has expired signs in again', async () => {
  await sitDown(page, 'alice')
  await page.acts({ action: 'advance', seconds: 13 * 3600 })
  expect(await page.acts({ action: 'say', participantId: await participant('alice'), text: 'Still here' })).toEqual({
    done: true,
  })
})

test('where the control plane takes signed requests only, a chat is started with a signature', async () => {
  await page.simulator.close()
  page = await Page.opens({ credentials: { AKIDEXAMPLE: 'a secret key' } })
  expect(await page.acts({ action: 'start chat', name: 'Maya' })).toMatchObject({ done: true })
  await page.sees(() => page.seat('Maya')?.isOnline)
})

test('a customer who came from elsewhere is not played here', async () => {
  const chat = page.simulator.instance.startChat({ displayName: 'Tom' })
  page.simulator.instance.connectCustomer(chat.customer.id)
  expect(await page.acts({ action: 'say', participantId: chat.customer.id, text: 'Hello' })).toEqual({
    refused: 'Tom started the chat elsewhere: act there, or start a chat here.',
  })
})

test('an agent may be offline again, and come back with a new socket', async () => {
  await areAvailable(page, 'alice')
  await page.sees(() => page.agent('alice')?.isOnline)
  const offline = page.world.view?.center.agentStates.find(({ type }) => type === 'offline')
  await page.acts({ action: 'choose state', agent: 'alice', stateId: offline?.id ?? '' })
  await page.sees(() => page.agent('alice')?.isOnline === false)
  await areAvailable(page, 'alice')
  await page.sees(() => page.agent('alice')?.isOnline)
})

test.each([
  [{ action: 'choose state', agent: 'nobody', stateId: 'x' }, 'There is no agent nobody in the contact center.'],
  [
    { action: 'choose state', agent: 'alice', stateId: 'asleep' },
    'There is no agent state asleep in this contact center.',
  ],
  [{ action: 'accept', agent: 'alice', contactId: 'none' }, /^alice cannot accept: Alice Adams has no contact none/],
  [{ action: 'say', participantId: 'none', text: 'Hello' }, 'There is no participant none in any chat.'],
  [{ action: 'invite', agent: 'alice', contactId: 'none', quickConnectId: 'none' }, /^There is no quick connect none/],
  [
    { action: 'transfer', agent: 'alice', contactId: 'none', quickConnectId: 'none' },
    /^There is no quick connect none/,
  ],
  [{ action: 'barge in', agent: 'alice', contactId: 'none' }, /^alice cannot barge in: Alice Adams has no contact/],
  [
    { action: 'send file', participantId: 'none', file: { name: 'a.txt', contentType: 'text/plain', content: '%' } },
    /^This is no action: file.content: /,
  ],
  [{ action: 'advance', seconds: -1 }, /^This is no action: seconds: /],
  [{ action: 'advance', seconds: 1e9 }, /^This is no action: seconds: /],
  [{ action: 'start chat', name: ' ' }, /^This is no action: name: /],
  [{ action: 'start chat', name: 'Maya', token: 'x' }, /^This is no action: .*token/],
  [{ action: 'explode' }, /^This is no action: action: /],
  [[], /^This is no action/],
])('%j is refused in words', async (action, words) => {
  expect(await page.acts(action)).toEqual({ refused: typeof words === 'string' ? words : expect.stringMatching(words) })
})

test('accepting twice is refused in the service’s words', async () => {
  await areAvailable(page, 'alice')
  await page.acts({ action: 'start chat', name: 'Maya' })
  await accepts(page, 'alice')
  const { contactId } = await page.sees(() => page.seat('alice'))
  expect(await page.acts({ action: 'accept', agent: 'alice', contactId })).toEqual({
    refused: expect.stringMatching(/^alice cannot accept: The contact is connected/),
  })
})

/** What an agent's page does when it loads: signs in, and opens the agent's socket. */
async function opensOwnSocket(origin: string, username: string): Promise<AsyncDisposable> {
  const form = new URLSearchParams({ username, password: 'simulated' })
  const login = await fetch(`${origin}/login`, { method: 'POST', body: form })
  const cookie = login.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const { accessToken } = await (await fetch(`${origin}/auth/authorize`, { headers: { cookie } })).json()
  const headers = { 'x-amz-target': 'AmazonConnectCTIService.CreateTransport', 'x-amz-bearer': accessToken }
  const body = JSON.stringify({ transportType: 'web_socket' })
  const { webSocketTransport } = await (await fetch(`${origin}/api`, { method: 'POST', headers, body })).json()
  const socket = new WebSocket(webSocketTransport.url)
  await new Promise((resolve) => socket.addEventListener('open', resolve))
  return {
    async [Symbol.asyncDispose]() {
      socket.close()
    },
  }
}
