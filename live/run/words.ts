import { Trouble, troubleOf } from '../control-plane/trouble.ts'

/** What went wrong in a run, and what to do, in words. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(wordsOf).join(' ')
  const { message, advice } = error instanceof Trouble ? error : troubleOf(error, operationIn(error), process.env)
  return advice === undefined ? message : `${message} ${advice}`
}

/** The SDK does not say in its errors what was asked. */
function operationIn(error: unknown): string {
  return error instanceof Error && 'operation' in error ? String(error.operation) : 'A request'
}
