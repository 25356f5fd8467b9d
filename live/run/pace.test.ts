import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

/** Time that passes only by waiting. */
function paced() {
  let now = 0
  const pace = new Pace(
    () => now,
    async (ms) => {
      now += ms
    },
  )
  /** Asks so often, one after the other; answers at which second each was let through. */
  const ask = async (operation: string, times: number) => {
    const at: number[] = []
    for (let count = 0; count < times; count += 1) {
      await pace.turn(operation)
      at.push(now / 1000)
    }
    return at
  }
  return { ask }
}

test.each([
  ['StartChatContact', 2, 5],
  ['SendMessage', 10, 15],
  ['DisconnectParticipant', 3, 5],
] as const)(
  '%s is asked for less than %d times a second, and less than %d times at once',
  async (name, rate, burst) => {
    const at = await paced().ask(name, 200)
    expect(at.filter((second) => second === 0).length).toBeLessThan(burst)
    const seconds = at.at(-1) ?? 0
    expect(200 / seconds).toBeLessThan(rate)
    expect(200 / seconds).toBeGreaterThan(rate / 2)
  },
)

test('each operation has a quota of its own', async () => {
  const { ask } = paced()
  await ask('StartChatContact', 4)
  expect(await ask('StopContact', 4)).toEqual([0, 0, 0, 0])
})
