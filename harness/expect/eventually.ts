/** Milliseconds between two looks: often at first, for most things happen at once. */
const PAUSES_MS = [20, 50, 100, 250]

/** Reads until the value is as wanted or patience has run out; tells which, and the last value read. */
export async function eventually<Value>(
  read: () => Promise<Value> | Value,
  isWanted: (value: Value) => boolean,
  patienceMs: number,
): Promise<{ isWanted: boolean; last: Value | undefined; problem?: unknown }> {
  const limit = Date.now() + patienceMs
  let last: Value | undefined
  let problem: unknown
  for (let look = 0; ; look++) {
    try {
      last = await read()
      problem = undefined
      if (isWanted(last)) return { isWanted: true, last }
    } catch (error) {
      problem = error
    }
    if (Date.now() >= limit) return { isWanted: false, last, problem }
    await new Promise((resolve) => setTimeout(resolve, PAUSES_MS[look] ?? PAUSES_MS.at(-1)))
  }
}
