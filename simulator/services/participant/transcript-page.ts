import type { Assumptions } from '../../instance/assumptions.ts'
import type { Item } from '../../instance/chat.ts'
import { isObject } from '../model/validation.ts'
import { invalid } from './errors.ts'

type Direction = 'FORWARD' | 'BACKWARD'

/** A validated GetTranscript request. */
export interface PageRequest {
  readonly ContactId?: string
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly ScanDirection?: Direction
  readonly SortOrder?: 'ASCENDING' | 'DESCENDING'
  readonly StartPosition?: { readonly Id?: string; readonly AbsoluteTime?: string; readonly MostRecent?: number }
}

type StartPosition = NonNullable<PageRequest['StartPosition']>

const DEFAULT_RESULTS = 10
/** yyyy-MM-ddThh:mm:ss.SSSZ (documented, StartPosition), and what ISO 8601 lets be left out or put for the Z. */
const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?<zone>Z|[+-]\d\d:\d\d)?)?$/

type PageAssumptions = Pick<Assumptions, 'noMaxResults' | 'noMostRecent' | 'severalStartPositions' | 'timeWithoutZone'>

/**
 * One page of a transcript (documented, GetTranscript): scans from the start position, or from the end, in the scan
 * direction; the sort order arranges the page only. `items` are oldest first.
 */
export function transcriptPage(
  items: readonly Item[],
  request: PageRequest,
  assumptions: PageAssumptions,
): { page: Item[]; nextToken?: string } {
  const { MaxResults = DEFAULT_RESULTS, NextToken } = request
  if (MaxResults === 0 && assumptions.noMaxResults === 'empty page') return { page: [] }
  const size = MaxResults || DEFAULT_RESULTS
  const { at, direction } = NextToken ? resume(items, NextToken) : start(items, request, assumptions)
  const scanned = direction === 'FORWARD' ? items.slice(at, at + size) : items.slice(Math.max(0, at - size + 1), at + 1)
  const next = direction === 'FORWARD' ? at + size : at - size
  const page = request.SortOrder === 'ASCENDING' ? scanned : scanned.toReversed()
  const beyond = items[next]
  return beyond ? { page, nextToken: tokenFor(beyond.id, direction) } : { page }
}

function start(
  items: readonly Item[],
  request: PageRequest,
  assumptions: PageAssumptions,
): { at: number; direction: Direction } {
  // ChatJS always sends a StartPosition, an empty one when it wants none (measured).
  const position = knownOf(request.StartPosition ?? {})
  const direction = request.ScanDirection ?? (position ? 'FORWARD' : 'BACKWARD')
  const last = items.length - 1
  if (!position) return { at: direction === 'FORWARD' ? 0 : last, direction }
  if (Object.keys(position).length !== 1 && assumptions.severalStartPositions === 'refused') {
    throw invalid(
      "Value at 'StartPosition' failed to satisfy constraint: exactly one of Id, AbsoluteTime and MostRecent",
    )
  }
  if (position.MostRecent === 0 && assumptions.noMostRecent === 'after the latest item') {
    return { at: direction === 'FORWARD' ? items.length : last, direction }
  }
  return { at: positionOf(items, position, direction, assumptions), direction }
}

/** The members that a StartPosition has and that the model knows: undefined when there are none. */
function knownOf({ Id, AbsoluteTime, MostRecent }: StartPosition): StartPosition | undefined {
  const known = Object.entries({ Id, AbsoluteTime, MostRecent }).filter(([, value]) => (value ?? null) !== null)
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

function positionOf(
  items: readonly Item[],
  { Id, AbsoluteTime, MostRecent }: StartPosition,
  direction: Direction,
  assumptions: PageAssumptions,
): number {
  if (Id !== undefined) return indexOf(items, Id, 'StartPosition.Id')
  if (MostRecent !== undefined) return Math.max(0, items.length - Math.max(1, MostRecent))
  const time = timeOf(AbsoluteTime ?? '', assumptions)
  if (direction === 'BACKWARD') return items.findLastIndex((each) => each.time <= time)
  const first = items.findIndex((each) => each.time >= time)
  return first === -1 ? items.length : first
}

/** Not as the machine's own time zone has it. */
function timeOf(text: string, { timeWithoutZone }: PageAssumptions): number {
  const iso = ISO_TIME.exec(text)
  const zone = iso?.groups?.zone
  if (iso && zone === undefined && timeWithoutZone === 'refused') {
    throw invalid("Value at 'StartPosition.AbsoluteTime' has no time zone: end it with Z")
  }
  // A date alone is midnight UTC already (ECMAScript).
  const time = iso ? Date.parse(zone === undefined && text.includes('T') ? `${text}Z` : text) : Number.NaN
  if (Number.isNaN(time)) throw invalid("Value at 'StartPosition.AbsoluteTime' is not an ISO 8601 time")
  return time
}

function resume(items: readonly Item[], token: string): { at: number; direction: Direction } {
  const content = decode(token)
  if (!isObject(content) || typeof content.id !== 'string') throw invalid("Value at 'NextToken' is not a valid token")
  const direction = content.direction === 'FORWARD' ? 'FORWARD' : 'BACKWARD'
  return { at: indexOf(items, content.id, 'NextToken'), direction }
}

function indexOf(items: readonly Item[], id: string, member: string): number {
  const index = items.findIndex((each) => each.id === id)
  if (index === -1) throw invalid(`Value at '${member}' names no item of this transcript`)
  return index
}

function tokenFor(id: string, direction: Direction): string {
  return btoa(JSON.stringify({ id, direction }))
}

function decode(token: string): unknown {
  try {
    return JSON.parse(atob(token))
  } catch {
    return undefined
  }
}
