export type Direction = 'upload' | 'download'

/** A pre-signed URL with the parameters of S3's (documented, Signature Version 4 in query parameters). */
export function signedUrl(
  bucket: string,
  of: { attachmentId: string; signature: string; seconds: number; expiresAt: number },
): string {
  const url = new URL(`${bucket}/${of.attachmentId}`)
  url.searchParams.set('X-Amz-Algorithm', 'AWS4-HMAC-SHA256')
  url.searchParams.set('X-Amz-Date', basicTime(of.expiresAt - of.seconds * 1000))
  url.searchParams.set('X-Amz-Expires', String(of.seconds))
  url.searchParams.set('X-Amz-Signature', of.signature)
  return url.href
}

/** What a URL says, of whoever made it up. */
export function readUrl({ pathname, searchParams }: URL): {
  attachmentId: string
  signature: string
  expiresAt: number | undefined
} {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(searchParams.get('X-Amz-Date') ?? '') ?? []
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  const expiresAt = signedAt + Number(searchParams.get('X-Amz-Expires')) * 1000
  return {
    attachmentId: pathname.split('/').at(-1) ?? '',
    signature: searchParams.get('X-Amz-Signature') ?? '',
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
  }
}

/** 20260105T090000Z */
function basicTime(time: number): string {
  return new Date(time).toISOString().replaceAll(/[-:]|\.\d{3}/g, '')
}
