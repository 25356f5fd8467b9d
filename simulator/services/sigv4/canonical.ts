import type { ServiceRequest } from '../http.ts'

/** The request in the one form that both sides sign (documented, "Create a signed AWS API request"). */
export function canonicalRequest(request: ServiceRequest, signedHeaders: readonly string[], bodyHash: string): string {
  const headers = signedHeaders.map((name) => `${name}:${headerOf(request, name).trim().replace(/\s+/g, ' ')}\n`)
  return [
    request.method,
    canonicalPath(request.url),
    canonicalQuery(request.url),
    headers.join(''),
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n')
}

/** Transports do not all hand the host on as a header. */
function headerOf({ headers, url }: ServiceRequest, name: string): string {
  return headers[name] ?? (name === 'host' ? url.host : '')
}

/** Every segment is encoded once more than it travels (all services but S3). */
function canonicalPath({ pathname }: URL): string {
  return pathname.split('/').map(encoded).join('/')
}

function canonicalQuery({ search }: URL): string {
  const pairs = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [encoded(decoded(name)), encoded(decoded(value.join('=')))] as const
    })
  return pairs
    .toSorted(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&')
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** As RFC 3986 has it: encodeURIComponent leaves five more characters as they are. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)
}
