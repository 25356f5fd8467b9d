import type { CtiAssumptions } from '../../instance/cti-assumptions.ts'
import { ServiceError } from '../http.ts'

/** One page of a list; the token of the next page is its offset. @throws ServiceError for a token that is none. */
export function pageOf<Entry>(
  all: readonly Entry[],
  { maxResults, token }: { readonly maxResults: number | undefined; readonly token: string | undefined },
  { ctiPageSize, ctiNoMaxResults, ctiPageToken }: CtiAssumptions,
): { page: readonly Entry[]; nextToken?: string } {
  const offset = Number(token ?? 0)
  if (!Number.isInteger(offset) || offset < 0 || offset > all.length)
    throw new ServiceError(ctiPageToken, 400, 'The parameter "nextToken" is not a token of this list.')
  const none = ctiNoMaxResults === 'one result' ? 1 : ctiPageSize
  const end = offset + (maxResults === undefined ? ctiPageSize : maxResults || none)
  const page = all.slice(offset, end)
  return end < all.length ? { page, nextToken: String(end) } : { page }
}
