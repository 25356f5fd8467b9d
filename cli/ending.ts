import { Failure } from '../written/failure.ts'

/** How a command is asked to end: with a reason when something went wrong. */
export type Ending = Promise<Failure | undefined>

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Resolves when somebody wants the process to end, or when nobody can read what it says any more. A second signal,
 * whichever, ends it at once, as signals do by default.
 */
export function ending(): Ending {
  return new Promise((resolve) => {
    const end = (signal: NodeJS.Signals) => {
      for (const each of SIGNALS) process.off(each, end)
      // Node aborts over a terminal that is gone when it exits (measured), so that is left to the signal.
      if (signal === 'SIGHUP') process.once('exit', () => process.kill(process.pid, signal))
      resolve(undefined)
    }
    for (const signal of SIGNALS) process.on(signal, end)
    process.stdout.on('error', (error: NodeJS.ErrnoException) => resolve(outputFailure(error)))
    // With nobody to read errors there is nobody to tell.
    process.stderr.on('error', () => resolve(undefined))
  })
}

function outputFailure({ code, message }: NodeJS.ErrnoException): Failure {
  if (code === 'EPIPE') return new Failure('Nobody reads the output any more.')
  if (code === 'ENOSPC') return new Failure('The output cannot be written: the disk is full.')
  return new Failure(`The output cannot be written: ${message}`)
}
