import type { ServiceRequest } from '../http.ts'
import { canonicalRequest } from './canonical.ts'

/** What hashing needs of a platform, so that it knows none. */
export interface Hashing {
  sha256(text: string): Promise<Uint8Array>
  hmac(key: Uint8Array | string, text: string): Promise<Uint8Array>
}

/** What is signed besides the request, and with which key. */
export interface Signing {
  readonly scope: readonly string[]
  readonly signedHeaders: readonly string[]
  /** As in `X-Amz-Date`. */
  readonly time: string
  readonly secret: string
}

export const ALGORITHM = 'AWS4-HMAC-SHA256'

/** The signature of Signature Version 4 (documented, "Create a signed AWS API request"), in hexadecimal digits. */
export async function signatureOf(
  request: ServiceRequest,
  { scope, signedHeaders, time, secret }: Signing,
  hashing: Hashing,
): Promise<string> {
  const canonical = canonicalRequest(request, signedHeaders, hex(await hashing.sha256(request.body)))
  const text = [ALGORITHM, time, scope.join('/'), hex(await hashing.sha256(canonical))].join('\n')
  let key: Uint8Array | string = `AWS4${secret}`
  for (const part of scope) key = await hashing.hmac(key, part)
  return hex(await hashing.hmac(key, text))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
