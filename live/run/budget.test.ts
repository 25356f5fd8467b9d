import { appendFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { billIn, billInWords } from './bill.ts'
import { Budget, BudgetReached } from './budget.ts'
import { Journal } from './journal.ts'
import { Spending } from './spending.ts'

const LIMITS = { contacts: 2, messages: 3 }

const folder = () => mkdtempSync(join(tmpdir(), 'roundtable-budget-'))
/** As each process of a run has it. */
const spendingIn = (path: string) => {
  const journal = new Journal(path)
  return { journal, spending: new Spending(journal, new Budget(journal, LIMITS)) }
}

function asks(spending: Spending, token: string, go: () => Promise<{ output: object }>) {
  const input = { ClientToken: token, InstanceId: 'i', ContactFlowId: 'f', ParticipantDetails: { DisplayName: 'Maya' } }
  return spending.call({ operation: 'StartChatContact', who: 'Maya', input }, go)
}

test('the message beyond the budget is not sent, whichever process wants to', () => {
  const path = folder()
  const [one, other] = [spendingIn(path).spending, spendingIn(path).spending]
  one.message('alice')
  other.message('bob')
  one.message('alice')
  for (const spending of [one, other]) {
    expect(() => spending.message('alice')).toThrow(BudgetReached)
    expect(() => spending.message('alice')).toThrow(/budget of 3 messages.*not sent.*limits\.messages/)
  }
})

test('the contact beyond the budget is not asked for', async () => {
  const { journal, spending } = spendingIn(folder())
  let asked = 0
  const go = async () => ({ output: { ContactId: `contact-${++asked}` } })
  await asks(spending, 'a', go)
  await asks(spending, 'b', go)
  await expect(asks(spending, 'c', go)).rejects.toThrow(/budget of 2 contacts/)
  expect(asked).toBe(2)
  expect(journal.of('contact refused')).toEqual([expect.objectContaining({ token: 'c' })])
})

test('what may be left behind is in the journal before it is asked for, and how it went after', async () => {
  const { journal, spending } = spendingIn(folder())
  await asks(spending, 'a', async () => {
    expect(journal.entries.map(({ kind }) => kind)).toEqual(['contact wanted'])
    return { output: { ContactId: 'contact-1' } }
  })
  const refusal = Object.assign(new Error('no'), { $metadata: { httpStatusCode: 403 } })
  await expect(asks(spending, 'b', () => Promise.reject(refusal))).rejects.toBe(refusal)
  expect(journal.entries.map(({ kind }) => kind)).toEqual([
    'contact wanted',
    'contact started',
    'contact wanted',
    'contact refused',
  ])
})

test.each([
  ['no answer at all', new Error('socket hang up')],
  ['a failure of the service', Object.assign(new Error('oops'), { $metadata: { httpStatusCode: 500 } })],
])('after %s nobody knows whether there is a contact', async (_, error) => {
  const { journal, spending } = spendingIn(folder())
  await expect(asks(spending, 'a', () => Promise.reject(error))).rejects.toBe(error)
  expect(journal.entries.map(({ kind }) => kind)).toEqual(['contact wanted'])
})

test('the bill has what was let through', async () => {
  const { journal, spending } = spendingIn(folder())
  await asks(spending, 'a', async () => ({ output: { ContactId: 'contact-1' } }))
  for (let count = 0; count < 3; count += 1) spending.message('alice')
  expect(() => spending.message('alice')).toThrow(BudgetReached)
  const bill = billIn(journal, LIMITS)
  expect(bill).toMatchObject({ contacts: 1, messages: 3 })
  expect(billInWords(bill)).toBe('1 contact and 3 messages, about $0.01')
})

test('a line over which a process was killed is passed over', () => {
  const path = folder()
  const { journal } = spendingIn(path)
  journal.add({ kind: 'agent offline', username: 'alice' })
  appendFileSync(journal.path, '{"kind":"contact st\n')
  journal.add({ kind: 'agent offline', username: 'bob' })
  expect(journal.of('agent offline')).toHaveLength(2)
})
