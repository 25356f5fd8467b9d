import { describe, expect, test } from 'vitest'
import { ManualClock } from '../instance/test-support/manual-clock.ts'
import { type Quota, Throttle } from './throttle.ts'

function throttled(quotas: Readonly<Record<string, Quota>>) {
  const clock = new ManualClock()
  const throttle = new Throttle(clock, (name) => quotas[name])
  /** How many of so many requests pass. */
  const passing = (name: string, requests: number) =>
    Array.from({ length: requests }, () => throttle.admits(name)).filter(Boolean).length
  return { clock, passing }
}

describe('a quota of 4 a second and 6 at once', () => {
  const quotas = { Ask: { rate: 4, burst: 6 }, Tell: { rate: 1, burst: 1 } }

  test('lets six pass at once, then one every quarter of a second', () => {
    const { clock, passing } = throttled(quotas)
    expect(passing('Ask', 20)).toBe(6)
    clock.advance(249)
    expect(passing('Ask', 20)).toBe(0)
    clock.advance(1)
    expect(passing('Ask', 20)).toBe(1)
    clock.advance(1000)
    expect(passing('Ask', 20)).toBe(4)
  })

  test('saves up no more than the burst', () => {
    const { clock, passing } = throttled(quotas)
    passing('Ask', 20)
    clock.advance(3_600_000)
    expect(passing('Ask', 20)).toBe(6)
  })

  test('is each operation’s own', () => {
    const { passing } = throttled(quotas)
    expect(passing('Ask', 20)).toBe(6)
    expect(passing('Tell', 20)).toBe(1)
    expect(passing('Unlimited', 20)).toBe(20)
  })
})
