import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { setScene } from './scene.ts'

/** Errors of S3 and their statuses, read here once more. */
const ERRORS: Readonly<Record<string, number>> = {
  AccessDenied: 403,
  SignatureDoesNotMatch: 403,
  NoSuchKey: 404,
  MethodNotAllowed: 405,
  EntityTooLarge: 400,
}

const { upload, download } = await setScene()
const parameters = (url: URL) => JSON.stringify([...url.searchParams].toSorted())

/** What is wrong with an answer of the bucket: no error of S3's, or a success for what the URL was not signed for. */
export function wrongInBucket(request: ServiceRequest, { status, body }: ServiceResponse): string[] {
  const { method, url, headers, bytes } = request
  if (status === 204 && method === 'OPTIONS') return []
  if (status !== 200) {
    const [, code = ''] = /<Error><Code>(\w+)<\/Code>/.exec(body) ?? []
    return ERRORS[code] === status ? [] : [`${status} ${code} is no error of S3`]
  }
  const signed = new URL(method === 'PUT' ? upload.url : download)
  const isAsSigned = url.pathname === signed.pathname && parameters(url) === parameters(signed)
  const isWhole = method !== 'PUT' || bytes?.length === Number(upload.headers['content-length'])
  const needed = method === 'PUT' ? ['content-type', 'content-disposition'] : []
  const other = needed.filter((name) => headers[name] !== upload.headers[name])
  return [
    ...(isAsSigned ? [] : ['accepted although the URL was not signed']),
    ...(isWhole ? [] : ['accepted although it has another length']),
    ...other.map((name) => `accepted although ${name} is another`),
  ]
}
