import { setTimeout as wait } from 'node:timers/promises'

/** A process that does nothing takes less than this of its processor, in microseconds, while it is looked at. */
const STILL = 2_000
const LOOK_MS = 20

/**
 * What some work costs, in microseconds of processor time: all threads of this process, so that garbage is collected at
 * our expense, and nobody else on the machine counts.
 */
export async function costOf(work: () => Promise<void> | void): Promise<number> {
  await collected()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

/**
 * Without the garbage of what was before. `gc` returns when it knows what is garbage, and other threads sweep it out
 * afterwards: of a heap of 10,000 chats that takes as much processor time as thousands of messages (measured), and would be
 * charged to those that come next.
 */
async function collected(): Promise<void> {
  globalThis.gc?.()
  for (let taken = Number.POSITIVE_INFINITY; taken >= STILL; ) {
    const before = process.cpuUsage()
    await wait(LOOK_MS)
    const { user, system } = process.cpuUsage(before)
    taken = user + system
  }
}
