import type { Ending } from '../ending.ts'

/** As shells tell that something was interrupted. */
export const INTERRUPTED = 130

/** Work that need not be finished: whoever wants the process to end is obeyed at once. */
export async function untilEnded(work: Promise<void>, ending: Ending): Promise<void> {
  const isEnded = await Promise.race([work.then(() => false), ending.then(() => true)])
  if (isEnded) process.exit(process.exitCode ?? INTERRUPTED)
}
