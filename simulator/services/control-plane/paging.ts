import type { Assumptions } from '../../instance/assumptions.ts'
import { connectOperations } from '../model/connect-operations.ts'
import type { Shape } from '../model/operation.ts'
import { unusable } from './errors.ts'
import type { ConnectOperation } from './handlers.ts'

/** How many results a page has when the request does not say (documented for these lists). */
const USUAL_RESULTS = 100
/** Those that do not say it; the others are documented to have 100. */
const WITHOUT_DEFAULT: readonly ConnectOperation[] = [
  'ListApprovedOrigins',
  'ListInstanceAttributes',
  'ListSecurityProfilePermissions',
  'SearchContacts',
  'SearchQuickConnects',
  'SearchUsers',
]

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
export function pageOf<Entry>(
  operation: ConnectOperation,
  all: readonly Entry[],
  asked: Asked,
  assumptions: Assumptions,
): Page<Entry> {
  const { MaxResults = usualSize(operation, assumptions), NextToken } = asked
  const start = NextToken === undefined ? 0 : offsetIn(NextToken, operation)
  const end = start + MaxResults
  return { entries: all.slice(start, end), next: end < all.length ? { NextToken: tokenFor(operation, end) } : {} }
}

function usualSize(operation: ConnectOperation, { undocumentedPageSize }: Assumptions): number {
  if (!WITHOUT_DEFAULT.includes(operation)) return USUAL_RESULTS
  const { members = {} }: Shape = connectOperations[operation].input
  const most = members.MaxResults?.max ?? USUAL_RESULTS
  return Math.min(most, undocumentedPageSize === 'as other lists' ? USUAL_RESULTS : undocumentedPageSize)
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
