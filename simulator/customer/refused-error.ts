/**
 * A call to Connect that did not do what was asked, in words; carries no token and nothing of the request.
 *
 * @example
 * await customer.says('x'.repeat(1025)).catch((error: RefusedError) => error.status) // 400
 */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  /** Who asked: `customer "Carla"`. */
  readonly who: string
  /** Connect's name of the operation: `SendMessage`. */
  readonly operation: string
  /** The service's name of the error (`AccessDeniedException`), or the client's (`TimeoutError`). */
  readonly code: string
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined
  /** The service's own words. */
  readonly reason: string

  constructor(refusal: { who: string; operation: string; code: string; status: number | undefined; reason: string }) {
    const answer = refusal.status === undefined ? 'failed without an answer' : `was answered ${refusal.status}`
    // Not every service ends its sentences.
    const reason = /[.!?]$/.test(refusal.reason) ? refusal.reason : `${refusal.reason}.`
    super(
      `${refusal.operation} for ${refusal.who} ${answer}: ${refusal.code}: ${reason} ${advice(refusal.code, refusal.status)}`,
    )
    this.who = refusal.who
    this.operation = refusal.operation
    this.code = refusal.code
    this.status = refusal.status
    this.reason = refusal.reason
  }
}

/**
 * Makes a call of an AWS SDK client and turns its failure into a RefusedError.
 * The SDK's own error is not kept as the cause: it holds on to the request, token included.
 * @param who who asks, for the error: `customer "Carla"`
 * @param operation Connect's name of the operation
 * @throws RefusedError whatever the failure
 */
export async function ask<T>(who: string, operation: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (failure) {
    throw new RefusedError({ who, operation, ...describe(failure) })
  }
}

function describe(failure: unknown): { code: string; status: number | undefined; reason: string } {
  if (!(failure instanceof Error)) return { code: 'Unknown', status: undefined, reason: String(failure) }
  return { code: codeOf(failure), status: statusOf(failure), reason: failure.message || 'no reason given.' }
}

function statusOf(failure: Error): number | undefined {
  if (!('$metadata' in failure)) return undefined
  const metadata = failure.$metadata
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined
}

/** Errors of Node's network are told by a code (ECONNREFUSED), those of services and of the SDK by their name. */
function codeOf(failure: Error): string {
  return 'code' in failure ? String(failure.code) : failure.name
}

function advice(code: string, status: number | undefined): string {
  if (code === 'CredentialsProviderError')
    return 'Give the Connect client credentials, or set AWS_PROFILE or AWS_ACCESS_KEY_ID.'
  if (code === 'LimitExceededException') return 'The quota of active chats is used up: end some, or have it raised.'
  switch (status) {
    case undefined:
      return 'Check the endpoint, the region and the network.'
    case 403:
      return 'The chat has ended, the participant has left, or the token is expired or of another chat.'
    case 404:
    case 410:
      return 'Check that the ids are of this instance and region.'
    case 409:
      return 'The contact is in a state that does not allow it (receipts: more than two participants).'
    case 429:
      return 'Ask less often: Connect throttles by instance.'
    default:
      return status >= 500 ? 'Try again later.' : 'Correct the request.'
  }
}
