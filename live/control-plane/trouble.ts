/** Why the instance has not answered what it was asked. */
export type TroubleKind =
  | 'permission'
  | 'credentials'
  | 'clock'
  | 'region'
  | 'network'
  | 'certificate'
  | 'throttled'
  | 'not found'
  | 'refused'

/** In one line what happened, and in another what to do. */
export class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly kind: TroubleKind
  readonly advice: string | undefined
  /** The action of IAM that is not allowed, where that is it: `connect:ListUsers`. */
  readonly action: string | undefined

  constructor(kind: TroubleKind, message: string, { advice, action }: { advice?: string; action?: string } = {}) {
    super(message)
    this.kind = kind
    this.advice = advice
    this.action = action
  }

  /** Whether the service has certainly not begun with what it was asked for. */
  get isNoEntry(): boolean {
    return ['permission', 'credentials', 'clock', 'region', 'certificate'].includes(this.kind)
  }

  /** Whether whatever is asked next would have the same answer. */
  get isForAll(): boolean {
    return ['credentials', 'clock', 'region', 'network', 'certificate'].includes(this.kind)
  }
}

const NETWORK = /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE)$/
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(VERIFY|GET_ISSUER)|^ERR_TLS|^EPROTO$/
const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'HTTP_PROXY', 'http_proxy'] as const

const SIGN_IN_AGAIN =
  'Sign in anew (aws sso login, or AWS_PROFILE of a profile that works); in CI see "Credentials in CI" in docs/live.md of connect-roundtable.'

/**
 * What an error of the SDK means to whoever asked.
 * @param operation what was asked: `ListUsers`
 * @param env to see whether a proxy was meant to be used
 */
export function troubleOf(
  error: unknown,
  operation: string,
  env: Readonly<Record<string, string | undefined>> = {},
): Trouble {
  const { name, message, code } = partsOf(error)
  switch (name) {
    case 'AccessDeniedException':
      return denied(operation, message)
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return new Trouble('credentials', `there are no AWS credentials: ${sentence(message)}`, { advice: SIGN_IN_AGAIN })
    case 'ExpiredTokenException':
    case 'ExpiredToken':
      return new Trouble('credentials', 'the AWS credentials have expired.', { advice: SIGN_IN_AGAIN })
    case 'UnrecognizedClientException':
    case 'MissingAuthenticationTokenException':
    case 'IncompleteSignatureException':
      return new Trouble('credentials', 'AWS does not know these credentials: the key or its session token is wrong.', {
        advice: SIGN_IN_AGAIN,
      })
    case 'InvalidSignatureException':
      return wronglySigned(message)
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return new Trouble('throttled', `${operation} was throttled each time it was tried.`, {
        advice:
          'Try again when nobody else works in the account, or ask for a higher quota (Service Quotas, Amazon Connect).',
      })
    case 'LimitExceededException':
      return new Trouble('throttled', `the quota for ${operation} is reached: ${sentence(message)}`)
    case 'ResourceNotFoundException':
    case 'ContactNotFoundException':
    case 'ContactFlowNotPublishedException':
      return new Trouble('not found', sentence(message))
  }
  if (CERTIFICATE.test(code)) {
    return new Trouble('certificate', `the certificate of ${hostIn(error)} is not trusted (${code}).`, {
      advice:
        'If a company proxy or a test server stands in between, set NODE_EXTRA_CA_CERTS to its certificate in PEM. Never switch checking off.',
    })
  }
  if (NETWORK.test(code) || name === 'TimeoutError') return unreachable(code || name, message, env)
  return new Trouble('refused', `${operation} was answered with ${name}: ${sentence(message)}`)
}

function denied(operation: string, message: string): Trouble {
  // The service names what lacks, which can be a permission of another service's.
  const action = /perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? `connect:${operation}`
  return new Trouble('permission', `no permission ${action}.`, { action })
}

function wronglySigned(message: string): Trouble {
  if (/Signature (expired|not yet current)/.test(message)) {
    return new Trouble('clock', `the clock of this machine is wrong: ${sentence(message)}`, {
      advice: 'Set it by a time server (timedatectl set-ntp true).',
    })
  }
  if (/valid region/.test(message)) {
    return new Trouble('region', `the endpoint is of another region: ${sentence(message)}`, {
      advice: 'Set region to the one in the Instance ARN, and no AWS_ENDPOINT_URL_CONNECT for AWS itself.',
    })
  }
  return new Trouble('credentials', 'the signature is wrong: the secret key does not belong to the access key.', {
    advice: SIGN_IN_AGAIN,
  })
}

function unreachable(code: string, message: string, env: Readonly<Record<string, string | undefined>>): Trouble {
  const proxy = PROXIES.find((each) => env[each])
  return new Trouble('network', `Amazon Connect cannot be reached (${code}): ${sentence(message)}`, {
    advice: proxy
      ? `${proxy} is set, which the AWS SDK does not use: let this machine reach the endpoint itself, or by a VPC endpoint in AWS_ENDPOINT_URL_CONNECT.`
      : 'Look at the network, the region in the settings, and AWS_ENDPOINT_URL_CONNECT if it is set.',
  })
}

function partsOf(error: unknown): { name: string; message: string; code: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: '' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // Several addresses were tried: the error of one says it.
  const [first] = error instanceof AggregateError ? error.errors : []
  const message = error.message === '' && first instanceof Error ? first.message : error.message
  return { name: error.name, message, code }
}

function hostIn(error: unknown): string {
  return error instanceof Error && 'host' in error && typeof error.host === 'string' ? error.host : 'Amazon Connect'
}

/** The first line, with an end. */
function sentence(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? ''
  return /[.!?]$/.test(line) ? line : `${line}.`
}
