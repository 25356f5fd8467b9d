import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Changes, PATIENCE_MS } from './waiting.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is there already is found at once', async () => {
  await expect(new Changes().until('alice', 'a seat', () => 'seat 1')).resolves.toBe('seat 1')
})

test('what comes later is found when a change is told', async () => {
  const changes = new Changes()
  let seat: string | undefined
  const found = changes.until('alice', 'a seat', () => seat)
  changes.tell()
  seat = 'seat 1'
  changes.tell()
  await expect(found).resolves.toBe('seat 1')
})

test('what does not come is said, with who waited for what', async () => {
  const found = new Changes().until('alice', 'a seat', () => undefined)
  const failed = expect(found).rejects.toThrow('alice waited 10000 ms for a seat.')
  vi.advanceTimersByTime(PATIENCE_MS)
  await failed
})
