import { afterEach, expect, test } from 'vitest'
import { createSimulator } from './index.ts'

const HOUR_MS = 3_600_000
const simulators: ReturnType<typeof createSimulator>[] = []

function manual() {
  const simulator = createSimulator({ clock: 'manual' })
  simulators.push(simulator)
  return simulator
}

afterEach(async () => {
  for (const each of simulators.splice(0)) await each.close()
})

test('a manual clock starts at the same moment in every run, and stands still', () => {
  expect(new Date(manual().time.now()).toISOString()).toBe('2026-01-05T09:00:00.000Z')
})

test('in process, without clients, a chat of 25 hours is two steps: the customer is there in time, and the end', async () => {
  const { instance, time } = manual()
  const start = time.now()
  const chat = instance.startChat({ displayName: 'Maya' })
  instance.connectCustomer(chat.customer.id)
  expect(await time.step()).toBe(start + HOUR_MS / 12)
  expect(instance.chatById(chat.id).state).not.toBe('ended')
  expect(await time.step()).toBe(start + 25 * HOUR_MS)
  expect(instance.chatById(chat.id).state).toBe('ended')
  expect(await time.step()).toBeUndefined()
})

test('a customer who does not come in time: the chat ends with the connect window', async () => {
  const { instance, time } = manual()
  const { id } = instance.startChat({ displayName: 'Maya' })
  await time.advances('5m')
  expect(instance.chatById(id).state).toBe('ended')
  expect(await time.step()).toBeUndefined()
})
