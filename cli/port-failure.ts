import { Failure } from '../written/failure.ts'

/** In words, why a port cannot be had; undefined for an error of another kind. */
export function portFailure(error: unknown, port: number): Failure | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Failure(`Port ${port} is taken by another program. Choose another, or leave --port out for a free one.`)
  }
  if (code === 'EACCES') {
    return new Failure(`Port ${port} is not open to you. Choose one from 1024 up, or leave --port out for a free one.`)
  }
  return undefined
}
