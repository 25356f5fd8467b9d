/**
 * What some work costs, in microseconds of processor time: all threads of this process, so that garbage is collected at
 * our expense, and nobody else on the machine counts.
 */
export async function costOf(work: () => Promise<void> | void): Promise<number> {
  globalThis.gc?.()
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
