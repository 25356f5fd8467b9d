import { expect, test } from 'vitest'
import { Redaction } from '../../live/wire/redaction.ts'
import { discreet } from './discreet.ts'
import type { PageAgent } from './page-agent.ts'

const seat = (name: string, role: 'customer' | 'agent') => ({ name, role, state: 'joined' }) as const

const alice = {
  messages: async () => [
    { from: 'Maya', text: 'Hello', mark: 'Read' },
    { from: 'Jane Roe', text: 'My card is 4111' },
  ],
  roster: async () => [seat('Jane Roe', 'customer'), seat('Al Adams', 'agent'), seat('Maya', 'customer')],
  ringing: async () => ['Jane Roe', 'Maya'],
  typists: async () => ['Jane Roe'],
  isInterrupted: async () => true,
} as unknown as PageAgent

test('what strangers say, and who they are, an agent does not tell', async () => {
  const redaction = new Redaction()
  redaction.knowsName('Maya')
  redaction.knowsText('Hello')
  const seen = discreet(alice, redaction)
  expect(await seen.messages()).toEqual([
    { from: 'Maya', text: 'Hello', mark: 'Read' },
    { from: '<somebody>', text: '<15 characters>' },
  ])
  expect((await seen.roster()).map(({ name }) => name)).toEqual(['<somebody>', 'Al Adams', 'Maya'])
  expect(await seen.ringing()).toEqual(['<somebody>', 'Maya'])
  expect(await seen.typists()).toEqual(['<somebody>'])
  expect(await seen.isInterrupted()).toBe(true)
})
