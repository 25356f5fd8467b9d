/** Cancels a timer that has not fired yet; harmless afterwards. */
export type Cancel = () => void

/** The only source of time in the instance. Times are milliseconds since the epoch, spans are milliseconds. */
export interface Clock {
  now(): number
  after(ms: number, run: () => void): Cancel
}
