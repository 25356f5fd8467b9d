import type { ServiceRequest } from '../http.ts'
import { ALGORITHM, type Hashing, signatureOf } from './signature.ts'
import { basicTime } from './time.ts'

export interface Signer {
  readonly accessKeyId: string
  readonly secret: string
  readonly region: string
  readonly service: string
  readonly now: () => number
  readonly hashing: Hashing
}

const SIGNED_HEADERS = ['host', 'x-amz-date']

/** The request with a signature in its Authorization header. */
export async function signed(
  request: ServiceRequest,
  { accessKeyId, secret, region, service, now, hashing }: Signer,
): Promise<ServiceRequest> {
  const time = basicTime(now())
  const scope = [time.slice(0, 8), region, service, 'aws4_request']
  const dated = { ...request, headers: { ...request.headers, host: request.url.host, 'x-amz-date': time } }
  const signature = await signatureOf(dated, { scope, signedHeaders: SIGNED_HEADERS, time, secret }, hashing)
  const parts = [
    `Credential=${[accessKeyId, ...scope].join('/')}`,
    `SignedHeaders=${SIGNED_HEADERS.join(';')}`,
    `Signature=${signature}`,
  ]
  return { ...dated, headers: { ...dated.headers, authorization: `${ALGORITHM} ${parts.join(', ')}` } }
}
