import { connectOperations } from '../model/connect-operations.ts'
import type { Shape } from '../model/operation.ts'
import { unusable } from './errors.ts'
import type { ConnectOperation } from './handlers.ts'

/** How many results a page has when the request does not say (documented for most lists). */
const USUAL_RESULTS = 100

interface Asked {
  readonly MaxResults?: number
  readonly NextToken?: string
}

interface Page<Entry> {
  readonly entries: readonly Entry[]
  /** To be part of the answer: nothing after the last page. */
  readonly next: { readonly NextToken?: string }
}

/** One page of a list; the token of the next is good for the same operation only. @throws ServiceError for another. */
export function pageOf<Entry>(operation: ConnectOperation, all: readonly Entry[], asked: Asked): Page<Entry> {
  const { members = {} }: Shape = connectOperations[operation].input
  const { MaxResults = Math.min(USUAL_RESULTS, members.MaxResults?.max ?? USUAL_RESULTS), NextToken } = asked
  const start = NextToken === undefined ? 0 : offsetIn(NextToken, operation)
  const end = start + MaxResults
  return { entries: all.slice(start, end), next: end < all.length ? { NextToken: tokenFor(operation, end) } : {} }
}

function tokenFor(operation: ConnectOperation, offset: number): string {
  return btoa(`${operation} ${offset}`)
}

function offsetIn(token: string, operation: ConnectOperation): number {
  const offset = Number(decoded(token).split(' ')[1])
  if (Number.isSafeInteger(offset) && offset > 0 && tokenFor(operation, offset) === token) return offset
  throw unusable(`Value at 'NextToken' is not a token that ${operation} has given`)
}

function decoded(token: string): string {
  try {
    return atob(token)
  } catch {
    return ''
  }
}
