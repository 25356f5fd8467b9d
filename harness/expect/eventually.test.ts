import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { MissingVerb } from '../people/missing-verb.ts'
import { eventually } from './eventually.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const never = () => new Promise<never>(() => {})

test('what is as wanted is found, at once or later', async () => {
  const notices = ['', 'Full']
  const found = eventually(
    "alice's notice",
    () => notices.shift(),
    (notice) => notice === 'Full',
    5_000,
  )
  await vi.advanceTimersByTimeAsync(20)
  expect(await found).toEqual({ isWanted: true, last: 'Full' })
  expect(vi.getTimerCount()).toBe(0)
})

test('a read that does not end is given up when patience has run out, and what could not be read is said', async () => {
  const looked = eventually("alice's notice", never, () => true, 5_000)
  await vi.advanceTimersByTimeAsync(5_000)
  const { isWanted, last, problem } = await looked
  expect({ isWanted, last }).toEqual({ isWanted: false, last: undefined })
  expect(problem).toMatchObject({
    message: expect.stringContaining("alice's notice could not be read within 5000 ms."),
  })
})

test('what was read before is told too', async () => {
  const reads = [async () => 'Not answered']
  const looked = eventually(
    "alice's notice",
    () => (reads.shift() ?? never)(),
    () => false,
    5_000,
  )
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await looked).toMatchObject({
    isWanted: false,
    last: 'Not answered',
    problem: { message: expect.stringContaining('could not be read within 4980 ms') },
  })
})

test('a read that fails after it was given up is not heard of', async () => {
  const unheard = vi.fn()
  process.on('unhandledRejection', unheard)
  try {
    let fail: (error: Error) => void = () => {}
    const read = () => new Promise<never>((_, reject) => (fail = reject))
    const looked = eventually("alice's notice", read, () => true, 5_000)
    await vi.advanceTimersByTimeAsync(5_000)
    await looked
    fail(new Error('The page has been closed.'))
    vi.useRealTimers()
    // Node tells of them once the microtasks are done.
    await new Promise((resolve) => setImmediate(resolve))
    expect(unheard).not.toHaveBeenCalled()
  } finally {
    process.off('unhandledRejection', unheard)
  }
})

test('without patience there is one look, which may take a moment', async () => {
  let tell: (notice: string) => void = () => {}
  const read = () =>
    new Promise<string>((resolve) => {
      tell = resolve
    })
  const looked = eventually("alice's notice", read, () => true, 0)
  await vi.advanceTimersByTimeAsync(300)
  tell('Full')
  expect(await looked).toEqual({ isWanted: true, last: 'Full' })
})

test('a verb that a page driver does not have is not waited for', async () => {
  const problem = new MissingVerb('notice', 'alice')
  const read = vi.fn(() => Promise.reject(problem))
  const looked = await eventually("alice's notice", read, () => true, 5_000)
  expect(looked).toEqual({ isWanted: false, last: undefined, problem })
  expect(read).toHaveBeenCalledTimes(1)
})
