import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { MachineClock } from './clock.ts'
import { QUIET_TURNS, settled } from './settled.ts'
import { Time } from './time.ts'

const START = Date.UTC(2026, 0, 5, 9)

/** A manual clock with a log of what happens, which is what the time waits for. */
function started() {
  const clock = new MachineClock()
  clock.takeOver(START)
  const log: [string, number][] = []
  const note = (what: string) => void log.push([what, clock.now() - START])
  const time = new Time(clock, () =>
    settled(
      () => log.length,
      () => false,
      QUIET_TURNS.intercepted,
    ),
  )
  return { clock, time, log, note }
}

test('a step goes to what is due next, and tells when that was', async () => {
  const { clock, time, log, note } = started()
  clock.after(3_000, () => note('second'))
  clock.after(1_000, () => note('first'))
  expect(await time.step()).toBe(START + 1_000)
  expect(log).toEqual([['first', 1_000]])
  expect(await time.step()).toBe(START + 3_000)
  expect(await time.step()).toBeUndefined()
  expect(time.now()).toBe(START + 3_000)
})

test('what a moment triggers is done before the next one comes, however many turns it takes', async () => {
  const { clock, time, log, note } = started()
  clock.after(1_000, async () => {
    for (const what of ['asked', 'answered', 'taken in']) {
      await turn()
      note(what)
    }
  })
  clock.after(1_001, () => note('next'))
  await time.advances('2s')
  expect(log).toEqual([
    ['asked', 1_000],
    ['answered', 1_000],
    ['taken in', 1_000],
    ['next', 1_001],
  ])
  expect(time.now()).toBe(START + 2_000)
})

test('what was under way before belongs to the time before', async () => {
  const { clock, time, log, note } = started()
  clock.after(1_000, () => note('later'))
  void turn().then(() => note('before'))
  await time.step()
  expect(log).toEqual([
    ['before', 0],
    ['later', 1_000],
  ])
})

test('what a timer sets is due in the same advance', async () => {
  const { clock, time, log, note } = started()
  const beat = () => {
    note('beat')
    clock.after(10_000, beat)
  }
  clock.after(10_000, beat)
  await time.advances('25h')
  expect(log).toHaveLength(9_000)
  expect(log.at(-1)).toEqual(['beat', 90_000_000])
})

test('time is moved by one hand at a time', async () => {
  const { time } = started()
  const first = time.advances('5s')
  await expect(time.step()).rejects.toThrow(/being moved on already: await that first/)
  await first
  await time.step()
})

test('the machine’s time can be taken over on the way', async () => {
  const clock = new MachineClock()
  const time = new Time(clock, async () => {})
  time.takeOver()
  const before = time.now()
  await time.advances('1h')
  expect(time.now()).toBe(before + 3_600_000)
})
