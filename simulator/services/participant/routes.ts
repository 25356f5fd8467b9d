import { parseBody, type ServiceRequest } from '../http.ts'
import type { Shape } from '../model/operation.ts'
import { participantOperations } from '../model/participant-operations.ts'
import { violation } from '../model/validation.ts'
import { invalid } from './errors.ts'
import type { Name } from './operations.ts'

interface Route {
  readonly name: Name
  readonly method: string
  /** Finds the members of the path by their names. */
  readonly path: RegExp
}

const ROUTES: readonly Route[] = (Object.keys(participantOperations) as Name[]).map((name) => {
  const { method, path } = participantOperations[name].http
  return { name, method, path: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }
})

/** What each request has to be, path and body together. The token in the header is checked for whose it is instead. */
export const inputs = Object.fromEntries(
  Object.entries(participantOperations).map(([name, { input }]) => [name, withoutHeaders(input)]),
) as Readonly<Record<Name, Shape>>

function withoutHeaders(input: Shape): Shape {
  const members = Object.entries(input.members ?? {}).filter(([, member]) => member.in !== 'header')
  return { ...input, members: Object.fromEntries(members.map(([name, { in: _, ...member }]) => [name, member])) }
}

export function routeOf({ method, url }: ServiceRequest): Route | undefined {
  return ROUTES.find((each) => each.method === method && each.path.test(url.pathname))
}

/**
 * The members of a request from its path and its body. What the model does not know, and what is null, is left out: the
 * service sees neither. @throws ServiceError for a body that is no JSON object.
 */
export function membersOf({ name, path }: Route, { url, body }: ServiceRequest): Record<string, unknown> {
  const sent = parseBody(body)
  if (sent === undefined) throw invalid('The request body is not JSON')
  const wrong = violation(sent, { type: 'structure' })
  if (wrong) throw invalid(wrong)
  const known = Object.keys(inputs[name].members ?? {})
  const given = Object.entries({ ...(sent as object), ...inPath(path, url) })
  return Object.fromEntries(given.filter(([member, value]) => known.includes(member) && value !== null))
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
