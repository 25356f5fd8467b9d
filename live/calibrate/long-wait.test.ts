import { describe, expect, test } from 'vitest'
import { LongWait } from './long-wait.ts'

/** Somebody whose time passes as soon as it is waited for. */
function waits(seconds: number) {
  const waiter = {
    second: 0,
    told: [] as string[],
    async passes(ms: number) {
      waiter.second += ms / 1000
    },
    tells: (words: string) => waiter.told.push(words),
  }
  return { waiter, wait: new LongWait(waiter, seconds) }
}

describe('a wait of minutes', () => {
  test('goes on from where it was, and tells every half a minute how far it is', async () => {
    const { waiter, wait } = waits(90)
    await wait.until(35)
    expect(waiter.second).toBe(35)
    await wait.until(30)
    await wait.until(60)
    expect(waiter.second).toBe(60)
    expect(waiter.told).toEqual(['30 s of about 90 s have passed', '60 s of about 90 s have passed'])
  })

  test('ends soon after what was waited for has come', async () => {
    const { waiter, wait } = waits(90)
    expect(await wait.comes(() => waiter.second >= 42, 90)).toBe(true)
    expect(waiter.second).toBe(45)
  })

  test('ends without it', async () => {
    const { waiter, wait } = waits(90)
    expect(await wait.comes(() => false, 20)).toBe(false)
    expect(waiter.second).toBe(20)
  })
})
