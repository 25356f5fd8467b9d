import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { MachineClock } from './clock.ts'

const START = Date.UTC(2026, 0, 5, 9)
const DAY_MS = 86_400_000

beforeEach(() => {
  vi.useFakeTimers({ now: START })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('the machine’s time', () => {
  test('passes by itself', () => {
    const clock = new MachineClock()
    const fired: number[] = []
    clock.after(1_000, () => fired.push(clock.now()))
    vi.advanceTimersByTime(999)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([START + 1_000])
    vi.advanceTimersByTime(DAY_MS)
    expect(fired).toHaveLength(1)
  })

  test('can be moved on: what falls due happens at its time, in order, what it starts included', () => {
    const clock = new MachineClock()
    const fired: [string, number][] = []
    const note = (name: string) => () => fired.push([name, clock.now() - START])
    clock.after(3_000, note('third'))
    clock.after(1_000, () => {
      note('first')()
      clock.after(1_000, note('second'))
      clock.after(10_000, note('later'))
    })
    clock.advance(5_000)
    expect(fired).toEqual([
      ['first', 1_000],
      ['second', 2_000],
      ['third', 3_000],
    ])
    expect(clock.now()).toBe(START + 5_000)
  })

  test('what was moved towards comes that much sooner', () => {
    const clock = new MachineClock()
    const run = vi.fn()
    clock.after(10_000, run)
    clock.advance(9_000)
    vi.advanceTimersByTime(999)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(run).toHaveBeenCalledOnce()
  })

  test('stands still for what happens at once, and goes on after it, also when that throws', () => {
    const clock = new MachineClock()
    const times = clock.atOnce(() => {
      const before = clock.now()
      vi.setSystemTime(START + 7)
      clock.advance(100)
      return [before, clock.atOnce(() => clock.now()), clock.now(), clock.realNow()]
    })
    expect(times).toEqual([START, START + 100, START + 100, START])
    expect([clock.now(), clock.realNow()]).toEqual([START + 107, START + 7])
    const fail = () => {
      throw new Error('no')
    }
    expect(() => clock.atOnce(fail)).toThrow('no')
    vi.setSystemTime(START + 8)
    expect(clock.realNow()).toBe(START + 8)
  })

  test('holds timers of more than the 25 days that setTimeout takes', () => {
    const clock = new MachineClock()
    const run = vi.fn()
    clock.after(60 * DAY_MS, run)
    vi.advanceTimersByTime(59 * DAY_MS)
    expect(run).not.toHaveBeenCalled()
    vi.advanceTimersByTime(DAY_MS)
    expect(run).toHaveBeenCalledOnce()
  })

  test('a cancelled timer never fires, nor does any once the clock is stopped', () => {
    const clock = new MachineClock()
    const run = vi.fn()
    const cancel = clock.after(1_000, run)
    cancel()
    cancel()
    clock.after(1_000, run)
    clock.stop()
    clock.advance(5_000)
    vi.advanceTimersByTime(5_000)
    expect(run).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a clock that is taken over', () => {
  test('stands still but for being moved', () => {
    const clock = new MachineClock()
    const run = vi.fn()
    clock.after(1_000, run)
    clock.takeOver()
    clock.after(2_000, run)
    vi.advanceTimersByTime(DAY_MS)
    expect(clock.now()).toBe(START)
    expect(run).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
    clock.advance(1_500)
    expect(run).toHaveBeenCalledOnce()
    expect(clock.now()).toBe(START + 1_500)
  })

  test('can start at any moment, and goes from timer to timer', () => {
    const clock = new MachineClock()
    clock.takeOver(0)
    const fired: string[] = []
    clock.after(5, () => fired.push('second, set first'))
    clock.after(5, () => fired.push('second, set last'))
    clock.after(1, () => fired.push('first'))
    expect(clock.nextDue).toBe(1)
    for (const now of [1, 5, 5, 5]) {
      clock.fireNext()
      expect(clock.now()).toBe(now)
    }
    expect(fired).toEqual(['first', 'second, set first', 'second, set last'])
    expect(clock.nextDue).toBeUndefined()
  })
})
