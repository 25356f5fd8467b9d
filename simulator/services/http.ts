import type { Assumptions } from '../instance/assumptions.ts'

/** One HTTP request as a service sees it; no transport shows through. Header names are lower case. */
export interface ServiceRequest {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** The body byte by byte: the body of a file's upload need not be text. */
  readonly bytes?: Uint8Array
  /** Whether there was more of a body than a service takes; none of it is here then. */
  readonly isTooLarge?: boolean
  /** User name of the agent whose browser asks, where the transport can tell: whatever the request's own credentials say. */
  readonly browserOf?: string
}

export interface ServiceResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Sent in the place of `body` where there is something that need not be text. */
  readonly bytes?: Uint8Array
}

export type Answer = ServiceResponse | Promise<ServiceResponse>

/** Who is asking, as far as the request's own credentials tell: a user name, a display name, or nobody known. */
export type Caller = string | undefined

export interface Service {
  /**
   * Answers, never throws: what cannot be done is an error of the service's own wire. A promise only where something has to
   * be waited for: what is answered at once costs no turn of the event loop.
   */
  answer(request: ServiceRequest): Answer
  identify(request: ServiceRequest): Caller
  /** The name of what is asked for, for people who read the wire log. */
  operation(request: ServiceRequest): string
}

/** Thrown inside a service to answer with an error of its wire. `type` is the exception's name. */
export class ServiceError extends Error {
  readonly type: string
  readonly status: number

  constructor(type: string, status: number, message: string) {
    super(message)
    this.type = type
    this.status = status
  }
}

const JSON_ONLY = { 'content-type': 'application/json' }

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): ServiceResponse {
  return { status, headers: { ...JSON_ONLY, ...headers }, body: JSON.stringify(body) }
}

/** An answer in JSON that pages of any origin may read. */
export function jsonForAnybody(request: Pick<ServiceRequest, 'headers'>, body: string): ServiceResponse {
  const { origin, 'access-control-request-headers': asked } = request.headers
  const isUsual = origin === undefined && asked === undefined
  return { status: 200, headers: isUsual ? USUAL : { ...cors(request), ...JSON_ONLY }, body }
}

/**
 * The body as a JSON value; undefined when it is not JSON. An empty body is an empty object. What is nested deeper than
 * `jsonLevels` is taken for no JSON, like what cannot be read at all, since whoever walks through it would come to the end
 * of the stack.
 */
export function parseBody(body: string, { jsonLevels }: Pick<Assumptions, 'jsonLevels'>): unknown {
  if (body === '') return {}
  try {
    return isTooDeep(body, jsonLevels) ? undefined : JSON.parse(body)
  } catch {
    return undefined
  }
}

function isTooDeep(text: string, most: number): boolean {
  // It takes two brackets a level: most texts need no look.
  if (text.length < 2 * most) return false
  let levels = 0
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (part === '[' || part === '{') levels++
    else if (part === ']' || part === '}') levels--
    if (levels > most) return true
  }
  return false
}

/**
 * Lets pages of any origin ask, as the AWS endpoints do. Interception does not enforce CORS (measured), but a
 * preflight that reaches a service has to be answered.
 */
export function cors(request: Pick<ServiceRequest, 'headers'>): Record<string, string> {
  return {
    'access-control-allow-origin': request.headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
    'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*',
    'access-control-expose-headers': 'x-amzn-errortype, x-amzn-requestid, x-amz-request-id, x-amz-id-2, date',
  }
}

/** Of most answers: put together once, not a hundred thousand times a second. */
const USUAL: Readonly<Record<string, string>> = { ...cors({ headers: {} }), ...JSON_ONLY }
