/** Turns of the event loop in a row in which nothing happens, after which nothing will. */
export const QUIET_TURNS = {
  /**
   * Where clients in this process are intercepted: what they and the services do for one another is done before the turn
   * ends, even a new connection with its socket and its transcript (measured). A turn in which nothing happened is the end.
   */
  intercepted: 1,
  /**
   * Where something comes by the machine's sockets, or from another process: on its way it is nobody's, turn after turn.
   * No two things of one answer are as far apart (measured), whatever the machine's speed.
   */
  onTheWay: 8,
} as const

/**
 * Resolves when clients in this process and the services have nothing under way between them.
 * @param progress grows with everything that happens between them
 * @param isBusy whether somebody waits for an answer that is being worked on
 * @param quietTurns one of QUIET_TURNS
 */
export function settled(progress: () => number, isBusy: () => boolean, quietTurns: number): Promise<void> {
  return new Promise((resolve) => {
    let last = progress()
    let quiet = 0
    const look = () => {
      const isQuiet = progress() === last && !isBusy()
      quiet = isQuiet ? quiet + 1 : 0
      last = progress()
      if (quiet < quietTurns) setImmediate(look)
      else resolve()
    }
    setImmediate(look)
  })
}
