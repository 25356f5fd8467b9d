import type { User } from '../instance/directory.ts'
import type { Instance } from '../instance/instance.ts'
import { type Caller, json, type Service, type ServiceRequest, type ServiceResponse } from '../services/http.ts'
import { timestamp } from '../services/items.ts'
import type { Tokens } from '../services/tokens.ts'
import { ccpPage, signedInPage, signInPage } from './pages.ts'

/** The scripts that the CCP page loads. */
export interface CcpScripts {
  /** The published bundle of amazon-connect-streams. */
  readonly engine: string
  readonly bridge: string
}

const SESSION_COOKIE = 'roundtable-session'
/** An agent's session lasts half a day (documented, admin guide). */
const SESSION_LIFETIME_MS = 12 * 3_600_000

/** The pages of the instance's own site: the CCP at /ccp-v2, its sign-in, and the authorisation of its engine. */
export class CcpSite implements Service {
  readonly #instance: Instance
  readonly #tokens: Tokens
  readonly #scripts: CcpScripts

  constructor(instance: Instance, tokens: Tokens, scripts: CcpScripts) {
    this.#instance = instance
    this.#tokens = tokens
    this.#scripts = scripts
  }

  identify(request: ServiceRequest): Caller {
    return this.#userOf(request)?.username
  }

  operation(request: ServiceRequest): string {
    return `${request.method} ${request.url.pathname}`
  }

  /** The cookie of a browser in which the agent has signed in already. */
  sessionCookie(user: User): { name: string; value: string } {
    return { name: SESSION_COOKIE, value: this.#tokens.grant('session', user.id, SESSION_LIFETIME_MS).token }
  }

  /** Only pages of approved origins may embed what is here: the browser sees to it (documented, approved origins). */
  async answer(request: ServiceRequest): Promise<ServiceResponse> {
    const answer = await this.#page(request)
    const origins = this.#instance.directory.center.approvedOrigins.join(' ')
    const policy = `frame-ancestors ${origins || "'none'"}`
    return { ...answer, headers: { ...answer.headers, 'content-security-policy': policy } }
  }

  async #page(request: ServiceRequest): Promise<ServiceResponse> {
    switch (this.operation(request).replace(/\/$/, '')) {
      case 'GET /ccp-v2':
        return html(200, this.#userOf(request) ? ccpPage() : signInPage())
      case 'GET /ccp-v2/engine':
        return script(this.#scripts.engine)
      case 'GET /ccp-v2/bridge':
        return script(this.#scripts.bridge)
      case 'POST /login':
        return this.#signIn(new URLSearchParams(request.body))
      case 'GET /auth/authorize':
        return this.#authorize(request)
      default:
        return html(404, signInPage('There is no such page.'))
    }
  }

  #signIn(form: URLSearchParams): ServiceResponse {
    const user = this.#instance.directory.findUserByName(form.get('username') ?? '')
    if (!user || user.password !== form.get('password')) {
      return html(403, signInPage('The username or the password is wrong. Try again.'))
    }
    const { name, value } = this.sessionCookie(user)
    const cookie = `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=None`
    const answer = html(200, signedInPage())
    return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } }
  }

  #authorize(request: ServiceRequest): ServiceResponse {
    const user = this.#userOf(request)
    if (!user) return json(401, { message: 'Sign in first.' })
    const { token, expiresAt } = this.#tokens.grant('auth', user.id, SESSION_LIFETIME_MS)
    const { region } = this.#instance.directory.center
    const { addParticipantOperation } = this.#instance.assumptions
    return json(200, { accessToken: token, expiration: timestamp(expiresAt), region, addParticipantOperation })
  }

  #userOf(request: ServiceRequest): User | undefined {
    const cookies = (request.headers.cookie ?? '').split('; ').map((each) => each.split('='))
    const [, token] = cookies.find(([name]) => name === SESSION_COOKIE) ?? []
    const userId = this.#tokens.subjectOf('session', token)
    return userId === undefined ? undefined : this.#instance.directory.findUser(userId)
  }
}

function html(status: number, body: string): ServiceResponse {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body }
}

function script(body: string): ServiceResponse {
  return { status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' }, body }
}
