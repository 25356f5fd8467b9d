import { MissingVerb } from '../people/missing-verb.ts'

/** Milliseconds between two looks: often at first, for most things happen at once. */
const PAUSES_MS = [20, 50, 100, 250]

/** Every look has so long at least, however little patience is left: a busy page takes its time, and to have none is to look once. */
const LEAST_READ_MS = 1_000

/**
 * Reads until the value is as wanted or patience has run out; tells which, the last value read, and what was in the way of
 * reading it again. A read that does not end is given up, and so is one that a page driver has no verb for.
 * @param what whose what is read, for a problem: `alice's notice`
 */
export async function eventually<Value>(
  what: string,
  read: () => Promise<Value> | Value,
  isWanted: (value: Value) => boolean,
  patienceMs: number,
): Promise<{ isWanted: boolean; last: Value | undefined; problem?: unknown }> {
  const limit = Date.now() + patienceMs
  let last: Value | undefined
  let problem: unknown
  for (let look = 0; ; look++) {
    try {
      const left = Math.max(limit - Date.now(), LEAST_READ_MS)
      last = await within(left, `${what} could not be read within ${left} ms. ${HOW_TO_READ}`, read)
      problem = undefined
      if (isWanted(last)) return { isWanted: true, last }
    } catch (error) {
      problem = error
    }
    if (problem instanceof MissingVerb || Date.now() >= limit) return { isWanted: false, last, problem }
    await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[look] ?? PAUSES_MS.at(-1)))
  }
}

/**
 * What is asked for, if it comes in time. What becomes of something that has been given up, nobody hears: the race has it.
 * @throws Error with these words when it does not
 */
export async function within<Value>(ms: number, otherwise: string, ask: () => Promise<Value> | Value): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(otherwise)), ms)
  })
  try {
    return await Promise.race([ask(), tooLate])
  } finally {
    clearTimeout(timer)
  }
}

const HOW_TO_READ = 'Where a page driver reads it: its verb is to tell what is there now, and to wait for nothing.'
