/**
 * Turns of the event loop in which nothing happens, after which nothing will: what clients in this process do in answer
 * to something leaves not a single turn empty (measured), whatever the machine's speed.
 */
const QUIET_TURNS = 8

/**
 * Resolves when clients in this process and the services have nothing under way between them.
 * @param progress grows with everything that happens between them
 * @param isBusy whether somebody waits for an answer that is being worked on
 */
export function settled(progress: () => number, isBusy: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let last = progress()
    let quiet = 0
    const look = () => {
      const isQuiet = progress() === last && !isBusy()
      quiet = isQuiet ? quiet + 1 : 0
      last = progress()
      if (quiet < QUIET_TURNS) setImmediate(look)
      else resolve()
    }
    setImmediate(look)
  })
}
