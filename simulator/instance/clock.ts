/** Cancels a timer that has not fired yet; harmless afterwards. */
export type Cancel = () => void

/** The only source of time in the instance. Times are milliseconds since the epoch, spans are milliseconds. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): Cancel
  /** All that `run` does happens at one moment: nothing asks for the time again until it is done. */
  atOnce<Result>(run: () => Result): Result
}
