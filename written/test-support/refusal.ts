import { Failure } from '../failure.ts'

/** What is said to be wrong with something written, a line each, without the line that says which it is. */
export function problemsOf(read: () => unknown): string[] {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return error.message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
  throw new Error('Nothing is wrong with it.')
}
