import { invalid } from './errors.ts'

/** One page of a list; the token of the next page is its offset. @throws ServiceError for a token that is none. */
export function pageOf<Entry>(
  all: readonly Entry[],
  size: number,
  token: string | undefined,
): { page: readonly Entry[]; nextToken?: string } {
  const offset = Number(token ?? 0)
  if (!Number.isInteger(offset) || offset < 0 || offset > all.length)
    throw invalid('The parameter "nextToken" is not a token of this list.')
  const end = offset + Math.max(1, size)
  const page = all.slice(offset, end)
  return end < all.length ? { page, nextToken: String(end) } : { page }
}
