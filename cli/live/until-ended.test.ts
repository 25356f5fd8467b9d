import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { INTERRUPTED, untilEnded } from './until-ended.ts'

const never = new Promise<never>(() => undefined)
const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never)

beforeEach(() => exit.mockClear())
afterEach(() => {
  process.exitCode = undefined
})

test('work that is done leaves the process to end by itself', async () => {
  await untilEnded(Promise.resolve(), never)
  expect(exit).not.toHaveBeenCalled()
})

test('whoever wants the process to end is obeyed at once, and it tells that it was interrupted', async () => {
  await untilEnded(never, Promise.resolve(undefined))
  expect(exit).toHaveBeenCalledExactlyOnceWith(INTERRUPTED)
})

test('what has gone wrong already stays the exit code', async () => {
  process.exitCode = 2
  await untilEnded(never, Promise.resolve(undefined))
  expect(exit).toHaveBeenCalledExactlyOnceWith(2)
})

test('what work fails with is heard', async () => {
  await expect(untilEnded(Promise.reject(new Error('no')), never)).rejects.toThrow('no')
})
