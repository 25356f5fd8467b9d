import type { Page } from '@playwright/test'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { barriersOn } from './accessibility.ts'
import { screenMatchers } from './screen.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page that answers so many questions, and no more. */
function page(answers: number): Pick<Page, 'evaluate' | 'emulateMedia' | 'setViewportSize'> {
  const evaluate = async () => (answers-- > 0 ? [] : new Promise<never>(() => {}))
  return {
    evaluate: evaluate as Page['evaluate'],
    emulateMedia: async () => {},
    setViewportSize: async () => {},
  }
}

test.each([
  [0, 'before it was looked at'],
  [1, 'looked at in light, 1280 px'],
  [7, 'looked at in dark, 320 px'],
])('a page that answers %d times is given up, and it is said when that was', async (answers, when) => {
  const looked = barriersOn(page(answers), 10_000).catch((error: Error) => error.message)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await looked).toMatch(`The page did not answer within 10000 ms, ${when}.`)
})

test('one that answers is looked at in every look', async () => {
  expect(await barriersOn(page(9), 10_000)).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
})

test.each([false, true])(
  'where it does not answer, the expectation fails, with .not (%s) as without',
  async (isNot) => {
    const call = { isNot, timeout: 100, utils: { printReceived: String } }
    const verdict = screenMatchers.toBeAccessible.call(call, { page: page(0) as Page, name: 'alice' })
    // No less than for any page, whatever patience there is for other things.
    await vi.advanceTimersByTimeAsync(10_000)
    const { pass, message } = await verdict
    expect(pass).toBe(isNot)
    expect(message()).toContain('The page did not answer within 10000 ms')
  },
)
