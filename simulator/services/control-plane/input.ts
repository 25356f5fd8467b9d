import type { Assumptions } from '../../instance/assumptions.ts'
import { parseBody, type ServiceRequest } from '../http.ts'
import type { Operation, Shape } from '../model/operation.ts'
import { isObject, violation } from '../model/validation.ts'
import { unusable } from './errors.ts'
import type { Route } from './router.ts'

/**
 * The request's members, from wherever the model binds them to: path, query or body. Members that are null are left out.
 * @throws ServiceError that names the member which is missing or breaks a bound.
 */
export function inputOf(
  request: ServiceRequest,
  { path }: Route,
  { input, http }: Operation,
  assumptions: Assumptions,
): Record<string, unknown> {
  const members = Object.entries(input.members ?? {})
  const bound: Record<string, unknown> = {}
  for (const [name, shape] of members) {
    if (!shape.in) continue
    const given = shape.in === 'uri' ? decoded(path[shape.name ?? name], name) : fromQuery(request.url, shape, name)
    if (given !== undefined) bound[name] = given
    const wrong = violation(bound, {
      type: 'structure',
      required: required(input, name),
      members: { [name]: free(shape) },
    })
    if (wrong) throw unusable(wrong)
  }
  const body = hasBody(http.method, members) ? parseBody(request.body, assumptions) : {}
  if (body === undefined) throw unusable('The request body is not JSON')
  const wrong = violation(body, input)
  if (wrong) throw unusable(wrong)
  return { ...(isObject(body) && withoutNulls(body)), ...bound }
}

function required({ required = [] }: Shape, name: string): readonly string[] {
  return required.includes(name) ? [name] : []
}

/** The same bounds for a member that has been taken from where it was. */
function free({ in: _, ...shape }: Shape): Shape {
  return shape
}

/** Whatever else a request carries is passed over, as unknown members are. */
function hasBody(method: string, members: readonly [string, Shape][]): boolean {
  return method !== 'GET' && members.some(([, shape]) => !shape.in)
}

function decoded(text: string | undefined, name: string): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text)
  } catch {
    throw unusable(`1 validation error detected: Value at '${name}' is not URI-encoded`)
  }
}

function fromQuery({ searchParams }: URL, shape: Shape, name: string): unknown {
  const given = searchParams.getAll(shape.name ?? name)
  const [first] = given
  if (first === undefined) return undefined
  if (shape.type === 'list') return given
  // What is no number stays a text, which the member's type then refuses.
  if (shape.type === 'integer') return /^-?\d+$/.test(first) ? Number(first) : first
  return first
}

function withoutNulls(value: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(kept.map(([name, member]) => [name, inside(member)]))
}

function inside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inside)
  return isObject(value) ? withoutNulls(value) : value
}
