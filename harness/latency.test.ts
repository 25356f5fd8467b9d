import { expect, test } from 'vitest'
import type { Late } from './network/faults.ts'
import { World } from './world.ts'
import type { WorldOptions } from './world-options.ts'

/** A world in which no time passes but by `world.passes`. */
function still(options: WorldOptions): Promise<World> {
  return World.create({ clock: 'manual', ...options })
}

/** How long the first answer to a customer takes, in simulated milliseconds. */
async function firstAnswerWith(latency: Late, seed: number): Promise<number> {
  await using world = await still({ latency, seed })
  const chat = world.customerStartsChat()
  await world.passes('1m')
  await chat
  const [asked] = world.wire.requests('StartChatContact')
  const [answered] = world.wire.answers('StartChatContact')
  return (answered?.at ?? 0) - (asked?.at ?? 0)
}

test.each(['routed', 'sockets'] as const)(
  'an answer comes when its time has come, and not before (%s)',
  async (transport) => {
    await using world = await still({ latency: '5s', transport })
    const chat = world.customerStartsChat()
    await expect.poll(() => world.wire.requests('StartChatContact').length).toBe(1)
    await world.passes('4999ms')
    expect(world.wire.answers('StartChatContact')).toEqual([])
    await world.passes('1ms')
    expect(world.wire.answers('StartChatContact')).toHaveLength(1)
    await world.passes('1m')
    await chat
  },
)

test('between two times it is the seed that says when', async () => {
  const some = { min: 100, max: 2_000 }
  const late = [await firstAnswerWith(some, 1), await firstAnswerWith(some, 1), await firstAnswerWith(some, 2)]
  expect(late[1]).toBe(late[0])
  expect(late[2]).not.toBe(late[0])
  for (const each of late) {
    expect(each).toBeGreaterThanOrEqual(100)
    expect(each).toBeLessThanOrEqual(2_000)
  }
})

test('one that is none is refused, and leaves nothing behind', async () => {
  await expect(still({ latency: { min: 5, max: 1 } })).rejects.toThrow('at least 5ms and at most 1ms')
  await using world = await still({ latency: 0 })
  expect(world.problems).toEqual([])
})

test('without any, answers are there at once', async () => {
  expect(await firstAnswerWith(0, 1)).toBe(0)
})
