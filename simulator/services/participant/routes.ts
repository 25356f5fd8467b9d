import type { Assumptions } from '../../instance/assumptions.ts'
import { parseBody, type ServiceRequest } from '../http.ts'
import type { Shape } from '../model/operation.ts'
import { participantOperations } from '../model/participant-operations.ts'
import { isObject, violation } from '../model/validation.ts'
import { invalid } from './errors.ts'
import type { Name } from './operations.ts'

/** How an operation is asked for. */
export interface Route {
  readonly name: Name
  readonly method: string
  /** Finds the members of the path by their names, where it has some. */
  readonly path: RegExp | undefined
  /** The names of all members, those of the path included. */
  readonly members: ReadonlySet<string>
}

/** What each request has to be, path and body together. The token in the header is checked for whose it is instead. */
export const inputs = Object.fromEntries(
  Object.entries(participantOperations).map(([name, { input }]) => [name, withoutHeaders(input)]),
) as Readonly<Record<Name, Shape>>

const ROUTES: readonly Route[] = (Object.keys(participantOperations) as Name[]).map((name) => {
  const { method, path } = participantOperations[name].http
  const pattern = path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')
  const members = new Set(Object.keys(inputs[name].members ?? {}))
  return { name, method, path: pattern === path ? undefined : new RegExp(`^${pattern}$`), members }
})

/** Nearly all paths are the same whatever is asked for. */
const ROUTES_BY_PATH = new Map<string, Route>(ROUTES.map((each) => [participantOperations[each.name].http.path, each]))

function withoutHeaders(input: Shape): Shape {
  const members = Object.entries(input.members ?? {}).filter(([, member]) => member.in !== 'header')
  return { ...input, members: Object.fromEntries(members.map(([name, { in: _, ...member }]) => [name, member])) }
}

export function routeOf({ method, url }: ServiceRequest): Route | undefined {
  const { pathname } = url
  const route = ROUTES_BY_PATH.get(pathname) ?? ROUTES.find((each) => each.path?.test(pathname))
  return route?.method === method ? route : undefined
}

/**
 * The members of a request from its path and its body. What the model does not know, and what is null, is left out: the
 * service sees neither. @throws ServiceError for a body that is no JSON object.
 */
export function membersOf(
  { path, members }: Route,
  { url, body }: ServiceRequest,
  assumptions: Assumptions,
): Record<string, unknown> {
  const sent = parseBody(body, assumptions)
  if (sent === undefined) throw invalid('The request body is not JSON')
  if (!isObject(sent)) throw invalid(violation(sent, { type: 'structure' }) ?? '')
  if (!path && hasOnly(sent, members)) return sent
  const inUrl = path && inPath(path, url)
  const known: Record<string, unknown> = {}
  for (const name of members) {
    const given = inUrl?.[name] ?? sent[name]
    if (given !== undefined && given !== null) known[name] = given
  }
  return known
}

/** As most bodies do: what has been read need not be put together again. */
function hasOnly(sent: Record<string, unknown>, members: ReadonlySet<string>): boolean {
  for (const name in sent) if (!members.has(name) || sent[name] === null) return false
  return true
}

function inPath(path: RegExp, url: URL): Record<string, string> {
  const found = Object.entries(path.exec(url.pathname)?.groups ?? {})
  return Object.fromEntries(found.map(([member, text]) => [member, decoded(member, text)]))
}

function decoded(member: string, text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw invalid(`Value at '${member}' failed to satisfy constraint: Member must be percent-encoded UTF-8`)
  }
}
