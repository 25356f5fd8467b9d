import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { QUIET_TURNS, settled } from './settled.ts'

test('while an answer is being worked on, nothing is settled, however long it takes', async () => {
  let isBusy = true
  let isSettled = false
  const done = settled(
    () => 0,
    () => isBusy,
    QUIET_TURNS.intercepted,
  ).then(() => {
    isSettled = true
  })
  for (let turns = 0; turns < 100; turns++) await turn()
  expect(isSettled).toBe(false)
  isBusy = false
  await done
})
