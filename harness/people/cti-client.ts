import { type AskSite, askByFetch, type SiteAnswer, type SiteRequest } from './ask-site.ts'

interface Sent extends Omit<SiteRequest, 'url'> {
  readonly path: string
}

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
  readonly #ask: AskSite
  readonly #credentials: Credentials
  #authToken = ''
  /** The operation behind Streams' addParticipant. */
  addParticipantOperation = ''

  private constructor(site: string, credentials: Credentials, ask: AskSite) {
    this.#site = site
    this.#ask = ask
    this.#credentials = credentials
  }

  /** Signs in to the instance's site like the CCP's login page, and gets the engine's token; when that has expired, again. */
  static async signIn(site: string, username: string, password: string, ask = askByFetch): Promise<CtiClient> {
    const client = new CtiClient(site, { username, password }, ask)
    await client.#signIn()
    return client
  }

  async #signIn(): Promise<void> {
    const { username, password } = this.#credentials
    const form = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' }
    const body = new URLSearchParams({ username, password }).toString()
    const login = await this.#send('sign in', { method: 'POST', path: '/login', headers: form, body })
    const cookie = login.cookies.map((each) => each.split(';')[0]).join('; ')
    if (!isOk(login) || !cookie)
      throw new Error(`${username} could not sign in (${login.status}): check the contact center.`)
    const asked = { method: 'GET', path: '/auth/authorize', headers: { cookie }, body: '' } as const
    const authorization = await this.#send('sign in', asked)
    const { accessToken, addParticipantOperation } = JSON.parse(authorization.body)
    this.#authToken = accessToken
    this.addParticipantOperation = addParticipantOperation
  }

  /** @throws CtiError with the API's own type, status and words. */
  async call<Answer = unknown>(operation: string, parameters: object, signal?: AbortSignal): Promise<Answer> {
    let response = await this.#callOnce(operation, parameters, signal)
    if (response.status === 401) {
      await this.#signIn()
      response = await this.#callOnce(operation, parameters, signal)
    }
    const answer = JSON.parse(response.body)
    if (isOk(response)) return answer
    throw new CtiError(operation, response.status, answer.__type, answer.message)
  }

  /**
   * What an operation lists, of all pages: an answer without a token is the last.
   * @throws CtiError; Error when a page repeats itself
   */
  async list<Page extends object, Entry>(
    operation: string,
    parameters: object,
    entriesOf: (page: Page) => readonly Entry[],
  ): Promise<Entry[]> {
    const entries: Entry[] = []
    const seen = new Set<string>()
    let nextToken: string | null | undefined
    do {
      const asked = { ...parameters, ...(nextToken && { nextToken }) }
      const page = await this.call<Page & { readonly nextToken?: string | null }>(operation, asked)
      entries.push(...entriesOf(page))
      nextToken = page.nextToken
      if (nextToken && seen.has(nextToken)) throw new Error(`${operation} gave the same nextToken twice.`)
      if (nextToken) seen.add(nextToken)
    } while (nextToken)
    return entries
  }

  #callOnce(operation: string, parameters: object, signal?: AbortSignal): Promise<SiteAnswer> {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AmazonConnectCTIService.${operation}`,
      'x-amz-bearer': this.#authToken,
    }
    return this.#send(operation, { method: 'POST', path: '/api', headers, body: JSON.stringify(parameters) }, signal)
  }

  /** A network that fails is an error like those that the API answers with. */
  #send(operation: string, { path, ...request }: Sent, signal?: AbortSignal): Promise<SiteAnswer> {
    return this.#ask({ ...request, url: new URL(path, this.#site) }, signal).catch(() => {
      throw new CtiError(operation, 0, 'NetworkFailure', 'Amazon Connect cannot be reached.')
    })
  }
}

function isOk({ status }: SiteAnswer): boolean {
  return status >= 200 && status < 300
}
