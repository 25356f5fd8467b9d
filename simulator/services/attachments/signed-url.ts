import { basicTime, timeOfBasic } from '../sigv4/time.ts'

export type Direction = 'upload' | 'download'

/** What a URL is signed for. Times are in milliseconds since the epoch. */
export interface Signed {
  readonly attachmentId: string
  readonly signature: string
  readonly seconds: number
  readonly signedAt: number
}

/** A pre-signed URL with the parameters of S3's (documented, Signature Version 4 in query parameters). */
export function signedUrl(bucket: string, of: Signed): string {
  const url = new URL(`${bucket}/${of.attachmentId}`)
  url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')
  url.searchParams.set('X-Amz-Date', basicTime(of.signedAt))
  url.searchParams.set('X-Amz-Expires', String(of.seconds))
  url.searchParams.set('X-Amz-Signature', of.signature)
  return url.href
}

/** Whether a URL is the one that was signed: S3's signature goes over the name and every parameter, in any order. */
export function isSignedFor(url: URL, of: Signed): boolean {
  const signed = new URL(signedUrl('https://bucket', of))
  return url.pathname.endsWith(signed.pathname) && parametersOf(url) === parametersOf(signed)
}

function parametersOf({ searchParams }: URL): string {
  return JSON.stringify([...searchParams].toSorted())
}

/** What a URL says, of whoever made it up. */
export function readUrl({ searchParams }: URL): {
  signature: string
  expiresAt: number | undefined
} {
  const signedAt = timeOfBasic(searchParams.get('X-Amz-Date') ?? '') ?? Number.NaN
  const expiresAt = signedAt + Number(searchParams.get('X-Amz-Expires')) * 1000
  return {
    signature: searchParams.get('X-Amz-Signature') ?? '',
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
  }
}
