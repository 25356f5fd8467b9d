/**
 * Takes back what `Timers.after` has promised. Harmless once the function has run.
 *
 * @example
 * const cancel: Cancel = timers.after(1000, () => console.log('a second later'))
 * cancel()
 */
export type Cancel = () => void

/**
 * Where a participant gets its delays from, so that a test can hold time in its hands.
 *
 * @example
 * const timers: Timers = {
 *   after(ms, run) {
 *     const timer = setTimeout(run, ms)
 *     return () => clearTimeout(timer)
 *   },
 * }
 */
export interface Timers {
  /**
   * Runs `run` once.
   * @param ms milliseconds from now
   * @returns takes the call back
   */
  after(ms: number, run: () => void): Cancel
}

/** The machine's time, milliseconds since 1970. */
export const machineTime = (): number => Date.now()

/** Real time, for housekeeping (heartbeats, reconnects): never keeps the process alive. */
export const backgroundTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Real time, for something a caller is waiting for: keeps the process alive until it is decided. */
export const waitingTimers: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
