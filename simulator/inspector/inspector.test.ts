import { once } from 'node:events'
import { get } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { contactCenter } from '../../fixtures/index.ts'
import type { Recording } from '../recording/index.ts'
import { momentAt } from '../recording/stage.ts'
import { MOST_ROWS } from './feed.ts'
import { Page } from './test-support/page.ts'
import { sitDown } from './test-support/table.ts'

const PASSWORD = 'a password that is looked for'
const TOKEN = /[0-9a-f]{64}/

let page: Page

afterEach(() => page[Symbol.asyncDispose]())

test('neither the live view nor the wire events have a token or a password', async () => {
  const users = contactCenter.users.map((user) => ({ ...user, password: PASSWORD }))
  page = await Page.opens({ center: { ...contactCenter, users } })
  const { origin, wire } = page.simulator
  const form = new URLSearchParams({ username: 'alice', password: PASSWORD })
  const login = await fetch(`${origin}/login`, { method: 'POST', body: form })
  expect(login.headers.get('set-cookie')).toMatch(TOKEN)
  await sitDown(page, 'alice', 'bob')
  await page.acts({ action: 'say', participantId: page.seat('alice')?.participantId ?? '', text: 'Hello' })
  await page.sees(() => page.chat?.lines.some(({ text }) => text === 'Hello'))
  const numbers = wire.events.map(({ n }) => n).join(',')
  const events = await (await fetch(`${origin}/inspector/wire?n=${numbers}`)).text()
  expect(JSON.parse(events)).toHaveLength(wire.events.length)
  for (const text of [page.heard, events]) {
    expect(text.length).toBeGreaterThan(5000)
    expect(text).not.toMatch(TOKEN)
    expect(text).not.toContain(PASSWORD)
  }
})

test('what was done is saved as a recording: who sat where, what was said, what went over the wire and what did not', async () => {
  page = await Page.opens()
  await sitDown(page, 'alice', 'bob')
  await page.acts({ action: 'say', participantId: page.seat('alice')?.participantId ?? '', text: 'Hello' })
  await page.acts({ action: 'advance', seconds: 60 })
  await page.acts({ action: 'say', participantId: page.seat('bob')?.participantId ?? '', text: 'A minute later' })
  const answer = await fetch(`${page.simulator.origin}/inspector/recording`)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="recording.json"')
  const text = await answer.text()
  expect(text).not.toMatch(TOKEN)
  const recording: Recording = JSON.parse(text)
  const [minute] = recording.marks
  expect(minute).toMatchObject({ text: 'Time moves on by 1 minute', real: expect.any(Number) })
  const chatAt = (n: number) => momentAt(recording, n).chats[0]
  const saidAt = (n: number) => chatAt(n)?.lines.flatMap(({ kind, text }) => (kind === 'message' ? text : []))
  expect(saidAt(minute?.after ?? 0)).toEqual(['Hello'])
  expect(saidAt(page.simulator.wire.count)).toEqual(['Hello', 'A minute later'])
  expect(chatAt(page.simulator.wire.count)?.seats.map(({ who }) => who)).toEqual(['Maya', 'alice', 'bob'])
})

test('an update has what changed, and no more', async () => {
  page = await Page.opens()
  await page.sees(({ world }) => world.view)
  const { agents, center, assumptions } = page.world.view ?? {}
  expect(assumptions?.find(({ name }) => name === 'blankMessage')).toMatchObject({
    value: 'refused',
    standard: 'refused',
  })
  await page.acts({ action: 'start chat', name: 'Maya' })
  await page.sees(() => page.chat)
  // The same objects: they were not sent again.
  expect(page.world.view?.agents).toBe(agents)
  expect(page.world.view?.center).toBe(center)
  expect(page.world.view?.assumptions).toBe(assumptions)
})

test('of a wire log of 100,000 events a page gets the last rows', async () => {
  page = await Page.opens()
  const { wire } = page.simulator
  for (let index = 0; index < 100_000; index += 1) {
    wire.record({ kind: 'socket opened', who: `customer ${index % 7}`, service: 'socket', socket: index })
  }
  await page.sees(({ world }) => world.rows.length > 0)
  expect(page.world.rows).toHaveLength(MOST_ROWS)
  expect(page.world.rows.at(-1)?.wire).toEqual([100_000])
  expect(page.world.view?.wireCount).toBe(100_000)
})

test('a page that listens gets the last rows of a flood', async () => {
  page = await Page.opens()
  await page.sees(({ world }) => world.view)
  const { wire } = page.simulator
  for (let index = 0; index < 3 * MOST_ROWS; index += 1) {
    wire.record({ kind: 'socket opened', who: 'Maya', service: 'socket', socket: index })
  }
  await page.sees(({ world }) => world.rows.at(-1)?.wire[0] === 3 * MOST_ROWS)
  expect(page.world.rows.map(({ id }) => id)).toEqual(
    Array.from({ length: MOST_ROWS }, (_, index) => 2 * MOST_ROWS + index),
  )
  const sent = page.heard.match(/"tone":"plain"/g)
  expect(sent?.length).toBeLessThanOrEqual(2 * MOST_ROWS)
})

test.each([
  ['a page from elsewhere', { origin: 'https://elsewhere.example' }],
  ['a page of another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a form, which needs no leave', { 'content-type': 'text/plain' }],
])('%s cannot act', async (_, headers) => {
  page = await Page.opens()
  const answer = await page.posts(JSON.stringify({ action: 'start chat', name: 'Maya' }), headers)
  expect(answer.status).toBe(403)
  expect(page.simulator.instance.chats).toEqual([])
})

test('by another name than this machine’s there is no inspector: a foreign name that leads here is no way in', async () => {
  page = await Page.opens()
  const { port } = new URL(page.simulator.origin)
  for (const path of ['/', '/inspector/live', '/inspector/wire?n=1']) {
    const asked = get({ host: '127.0.0.1', port, path, headers: { host: `rebound.example:${port}` } })
    const [answer] = await once(asked, 'response')
    answer.resume()
    expect(answer.statusCode).toBe(501)
  }
})

test('an action is not of any size, and is JSON', async () => {
  page = await Page.opens()
  expect((await page.posts('x'.repeat(1_100_000))).status).toBe(413)
  const answer = await page.posts('{')
  expect(answer.status).toBe(409)
  expect(await answer.json()).toEqual({ refused: 'This is no action: it is not JSON.' })
})

test('the page takes nothing from elsewhere; what is not there is not found', async () => {
  page = await Page.opens()
  const answer = await fetch(`${page.simulator.origin}/inspector/../../package.json`)
  expect(answer.status).toBe(501)
  const missing = await fetch(`${page.simulator.origin}/inspector/toString`)
  expect(missing.status).toBe(404)
  expect(missing.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
})

test('whoever is played goes away with the simulator', async () => {
  page = await Page.opens()
  await sitDown(page, 'alice')
  await page.simulator.close()
  const closed = page.simulator.wire.events.filter(({ kind }) => kind === 'socket closed')
  expect(closed.map(({ who }) => who).sort()).toEqual(['Maya', 'alice'])
})

test('the end of the simulator is the end of what a page hears', async () => {
  page = await Page.opens()
  await page.sees(({ world }) => world.view)
  const end = page.hearsTheEnd()
  await page.simulator.close()
  expect(await end).toBe(true)
})
