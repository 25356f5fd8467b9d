interface Credentials {
  readonly username: string
  readonly password: string
}

/** An error that the CTI API answered with, as Streams would hand it to a page. Its status is 0 when no answer came. */
export class CtiError extends Error {
  readonly type: string
  readonly status: number

  constructor(operation: string, status: number, type: string, message: string) {
    super(message)
    this.name = `${type} (${operation})`
    this.type = type
    this.status = status
  }
}

/** The CTI API from Node, as Streams' engine calls it from the CCP page (CONTRACT section 4). */
export class CtiClient {
  readonly #site: string
  readonly #credentials: Credentials
  #authToken = ''
  /** The operation behind Streams' addParticipant. */
  addParticipantOperation = ''

  private constructor(site: string, credentials: Credentials) {
    this.#site = site
    this.#credentials = credentials
  }

  /** Signs in to the instance's site like the CCP's login page, and gets the engine's token; when that has expired, again. */
  static async signIn(site: string, username: string, password: string): Promise<CtiClient> {
    const client = new CtiClient(site, { username, password })
    await client.#signIn()
    return client
  }

  async #signIn(): Promise<void> {
    const { username, password } = this.#credentials
    const login = await this.#fetch('sign in', '/login', {
      method: 'POST',
      body: new URLSearchParams({ username, password }),
    })
    const cookie = login.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ')
    if (!login.ok || !cookie)
      throw new Error(`${username} could not sign in (${login.status}): check the contact center.`)
    const authorization = await this.#fetch('sign in', '/auth/authorize', { headers: { cookie } })
    const { accessToken, addParticipantOperation } = await authorization.json()
    this.#authToken = accessToken
    this.addParticipantOperation = addParticipantOperation
  }

  /** @throws CtiError with the API's own type, status and words. */
  async call<Answer = unknown>(operation: string, parameters: object, signal?: AbortSignal): Promise<Answer> {
    let response = await this.#post(operation, parameters, signal)
    if (response.status === 401) {
      await this.#signIn()
      response = await this.#post(operation, parameters, signal)
    }
    const answer = await response.json()
    if (response.ok) return answer
    throw new CtiError(operation, response.status, answer.__type, answer.message)
  }

  #post(operation: string, parameters: object, signal?: AbortSignal): Promise<Response> {
    return this.#fetch(operation, '/api', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `AmazonConnectCTIService.${operation}`,
        'x-amz-bearer': this.#authToken,
      },
      body: JSON.stringify(parameters),
      ...(signal && { signal }),
    })
  }

  /** A network that fails is an error like those that the API answers with. */
  #fetch(operation: string, path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#site}${path}`, init).catch(() => {
      throw new CtiError(operation, 0, 'NetworkFailure', 'Amazon Connect cannot be reached.')
    })
  }
}
