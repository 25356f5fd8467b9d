import { ServiceError, type ServiceRequest } from '../http.ts'
import { ALGORITHM, type Hashing, signatureOf } from './signature.ts'
import { basicTime, timeOfBasic } from './time.ts'

/** Says what is wrong with the signature of a request; undefined when nothing is. */
export type Verify = (request: ServiceRequest) => Promise<ServiceError | undefined>

/** Temporary credentials, as a role gives them (documented, STS). */
export interface Session {
  /** Goes along with every request, in `X-Amz-Security-Token`. */
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

export interface Signatures {
  readonly region: string
  readonly service: string
  /** The secret key of an access key; undefined for one that nobody has. */
  readonly secretOf: (accessKeyId: string) => string | undefined
  /** What belongs to an access key that is temporary; undefined for one that is not. */
  readonly sessionOf?: (accessKeyId: string) => Session | undefined
  readonly now: () => number
  /** How far the time on a request may be from `now`, either way. */
  readonly maxSkewMinutes: number
  readonly hashing: Hashing
}

interface Claim {
  readonly accessKeyId: string
  readonly scope: readonly string[]
  readonly signedHeaders: readonly string[]
  readonly signature: string
}

/** Checks Signature Version 4 in the Authorization header, as AWS does; the names of errors are those of its common errors. */
export function signatureVerifier(signatures: Signatures): Verify {
  const { region, service, secretOf, sessionOf, now, maxSkewMinutes, hashing } = signatures
  return async (request) => {
    const { authorization, 'x-amz-date': time = '', 'x-amz-security-token': token } = request.headers
    if (!authorization) return refused('MissingAuthenticationTokenException', 'Missing Authentication Token')
    const claim = claimIn(authorization)
    const signedAt = timeOfBasic(time)
    if (
      !claim ||
      signedAt === undefined ||
      !['host', 'x-amz-date'].every((name) => claim.signedHeaders.includes(name))
    ) {
      return refused(
        'IncompleteSignatureException',
        "Authorization header requires 'Credential', 'Signature' and 'SignedHeaders' parameters, and a signed 'X-Amz-Date'",
      )
    }
    const misplaced = scopeFaults(claim.scope, { region, service, time })
    if (misplaced) return refused('InvalidSignatureException', misplaced)
    const secret = secretOf(claim.accessKeyId)
    const session = sessionOf?.(claim.accessKeyId)
    if (secret === undefined || token !== session?.token) {
      return refused('UnrecognizedClientException', 'The security token included in the request is invalid.')
    }
    if (session && session.expiresAt <= now()) {
      return refused('ExpiredTokenException', 'The security token included in the request is expired')
    }
    const skewed = skew(signedAt, now(), maxSkewMinutes)
    if (skewed) return refused('InvalidSignatureException', skewed)
    if (claim.signature === (await signatureOf(request, { ...claim, time, secret }, hashing))) return undefined
    return refused(
      'InvalidSignatureException',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
    )
  }
}

function refused(type: string, message: string): ServiceError {
  return new ServiceError(type, 403, message)
}

function claimIn(authorization: string): Claim | undefined {
  const [algorithm, ...rest] = authorization.split(/\s+/)
  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
  const [accessKeyId, ...scope] = parts.get('Credential')?.split('/') ?? []
  const signedHeaders = parts.get('SignedHeaders')?.split(';')
  const signature = parts.get('Signature')
  if (algorithm !== ALGORITHM || !accessKeyId || !signedHeaders || !signature) return undefined
  return { accessKeyId, scope, signedHeaders, signature }
}

/** A sentence for each part that is wrong, before the key is looked at (seen in the field). */
function scopeFaults(
  [date, region, service, end]: readonly string[],
  wanted: { readonly region: string; readonly service: string; readonly time: string },
): string | undefined {
  const day = wanted.time.slice(0, 8)
  const faults = [
    region !== wanted.region && `Credential should be scoped to a valid region, not '${region}'.`,
    service !== wanted.service && `Credential should be scoped to correct service: '${wanted.service}'.`,
    end !== 'aws4_request' && `Credential should be scoped with a valid terminator: 'aws4_request', not '${end}'.`,
    date !== day &&
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${day}', from '${wanted.time}'.`,
  ].filter((each) => each !== false)
  return faults.length > 0 ? faults.join(' ') : undefined
}

/** In words that are the same for all of AWS (documented, troubleshooting Signature Version 4). */
function skew(signedAt: number, now: number, minutes: number): string | undefined {
  const most = minutes * 60_000
  if (signedAt < now - most) {
    const limit = `${basicTime(now - most)} (${basicTime(now)} - ${minutes} min.)`
    return `Signature expired: ${basicTime(signedAt)} is now earlier than ${limit}`
  }
  if (signedAt > now + most) {
    const limit = `${basicTime(now + most)} (${basicTime(now)} + ${minutes} min.)`
    return `Signature not yet current: ${basicTime(signedAt)} is still later than ${limit}`
  }
  return undefined
}
