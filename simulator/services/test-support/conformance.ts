import { expect } from 'vitest'
import { connectOperations } from '../model/connect-operations.ts'
import type { Operation } from '../model/operation.ts'

interface Answered {
  readonly status: number
  readonly type: string | undefined
  readonly body: unknown
}

/** What any operation can answer, whether or not it lists it (documented, common errors; StartChatContact's throttling). */
const COMMON: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  TooManyRequestsException: 429,
  UnrecognizedClientException: 403,
}

/** The answer is one that the model allows: its own members only, with those required, or an error it lists. */
export function expectConformity(operation: string, { status, type, body }: Answered): void {
  const known: Readonly<Record<string, Operation>> = connectOperations
  const { output, errors } = known[operation] ?? {}
  if (!output) {
    expect({ status, type }).toEqual({ status: 404, type: 'UnknownOperationException' })
    return
  }
  if (status !== 200) {
    expect({ ...COMMON, ...errors }, `${operation} lists no such error`).toMatchObject({ [String(type)]: status })
    return
  }
  const members = Object.keys(Object(body))
  expect(Object.keys(output.members)).toEqual(expect.arrayContaining(members))
  expect(members).toEqual(expect.arrayContaining([...output.required]))
}
