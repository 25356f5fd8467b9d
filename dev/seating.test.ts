import { expect, test } from 'vitest'
import { contactCenter } from '../fixtures/contact-center.ts'
import { agentsAtTable, approvingTable } from './seating.ts'

test('five sit at the table: the first who work the queue of the chats', () => {
  expect(agentsAtTable(contactCenter).map(({ username }) => username)).toEqual([
    'alice',
    'bob',
    'carol',
    'dave',
    'erin',
  ])
})

test('somebody who takes no chats has no seat', () => {
  const users = contactCenter.users.toReversed()
  expect(agentsAtTable({ ...contactCenter, users }).map(({ username }) => username)).not.toContain('grace')
})

test('a contact center that approves certain origins approves those of the table too', () => {
  const approvedOrigins = ['https://desk.example.com']
  expect(approvingTable({ ...contactCenter, approvedOrigins }).approvedOrigins).toEqual([
    'https://desk.example.com',
    'http://localhost:*',
    'http://*.localhost:*',
  ])
})

test('one that names none approves every page of this machine already', () => {
  expect(approvingTable(contactCenter)).toBe(contactCenter)
})
