import type { ServiceRequest } from '../../services/http.ts'
import type { Shape } from '../../services/model/operation.ts'
import { type Edge, edgesOf } from './edges.ts'
import type { Json } from './json.ts'

export type { Json }

/** A request in the parts that can be mutated one by one. */
export interface Draft {
  readonly method: string
  readonly host: string
  /** The segments of the path; undefined where a member travels. */
  readonly template: readonly (string | undefined)[]
  /** The names of those members. */
  readonly members: readonly string[]
  /** The members, as they are meant and not encoded. */
  readonly path: readonly Json[]
  /** Names and values as they are meant. */
  readonly query: readonly (readonly [string, Json])[]
  readonly headers: Readonly<Record<string, string>>
  /** Undefined where nothing is sent. */
  readonly body: Json | undefined
  /** Whether it is sent as a page's form is, and not as JSON. */
  readonly isForm: boolean
  /** What stands at the bounds of its members and just beyond them, as far as a model has bounds. */
  readonly edges: readonly Edge[]
}

/** Of a draft whose body alone is of interest: a message, a frame. */
export const NO_REQUEST: Omit<Draft, 'body'> = {
  method: '',
  // It is part of an address, and no address is without one.
  host: 'nowhere',
  template: [],
  members: [],
  path: [],
  query: [],
  headers: {},
  isForm: false,
  edges: [],
}

const FORM = 'application/x-www-form-urlencoded'

/**
 * @param template the path with members as the models have it: `/users/{InstanceId}/{UserId}`
 * @param input the members and their bounds
 */
export function draftOf({ method, url, headers, body }: ServiceRequest, template: string, input?: Shape): Draft {
  const segments = template.split('/').slice(1)
  const isForm = headers['content-type'] === FORM
  const given = url.pathname.split('/').slice(1)
  return {
    method,
    host: url.host,
    template: segments.map((segment) => (isMember(segment) ? undefined : segment)),
    members: segments.filter(isMember).map((segment) => segment.slice(1, -1)),
    path: segments.flatMap((segment, index) => (isMember(segment) ? [decodeURIComponent(given[index] ?? '')] : [])),
    query: [...url.searchParams],
    headers,
    body: body === '' ? undefined : isForm ? Object.fromEntries(new URLSearchParams(body)) : JSON.parse(body),
    isForm,
    edges: input ? edgesOf(input) : [],
  }
}

function isMember(segment: string): boolean {
  return segment.startsWith('{')
}

/** The address behind the host, encoded; a member that is left out leaves its segment out. */
export function addressOf({ template, path, query }: Pick<Draft, 'template' | 'path' | 'query'>): string {
  const members = [...path]
  const segments = template.flatMap((segment) => segment ?? members.splice(0, 1).map(encoded))
  const pairs = query.map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
  return `/${segments.join('/')}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** The body as it is sent. */
export function sentBody({ body, isForm }: Pick<Draft, 'body' | 'isForm'>): string {
  if (!isForm || typeof body !== 'object' || body === null) return textOf(body)
  return Object.entries(body)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
}

export function textOf(body: Json | undefined): string {
  return body === undefined ? '' : JSON.stringify(body)
}

function encoded(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  try {
    return encodeURIComponent(text)
  } catch {
    // Half of a surrogate pair has no encoding: it goes as the bytes that old software makes of it.
    return '%ED%A0%80'
  }
}

/** Undefined when it is no JSON. */
export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
