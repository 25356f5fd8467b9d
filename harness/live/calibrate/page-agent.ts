import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import type { CtiAnswer, CtiMethod, ProbeAgent, ProbedSnapshot } from '../../../live/calibrate/probe-agent.ts'
import { Changes, within } from '../../../live/calibrate/waiting.ts'
import type { LiveAccount, LiveSettings } from '../../../live/settings/index.ts'
import { browserArguments } from '../project.ts'
import { signIn } from '../sign-in.ts'
import { callInPage, startInPage } from './in-page.ts'
import { operationOf, type SeenRequest } from './operation-of.ts'
import { followWorkers } from './worker-requests.ts'

const NOBODY: ProbedSnapshot = { state: { name: '', type: '' }, contacts: [] }
/** Of the approved origin; what is really served there is not asked. */
const PATH = '/roundtable-calibrate'
const BLANK = '<!doctype html><html lang="en"><title>Roundtable</title><body><div id="ccp"></div></body></html>'

/** The published bundle, as npm has installed it. */
const STREAMS = join(
  dirname(createRequire(import.meta.url).resolve('amazon-connect-streams/package.json')),
  'release',
  'connect-streams-min.js',
)

/**
 * A browser for pages that nobody looks at.
 * @param executablePath where it is, when it is not Playwright's own
 */
export async function openHeadless(executablePath: string | undefined): Promise<Browser> {
  return chromium.launch({
    args: browserArguments(process.env),
    // Ctrl-C is for the run: it ends what it has begun first.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...(executablePath && { executablePath }),
  })
}

/**
 * An agent in a page: a blank one of the approved origin with Streams as it is published, and the CCP of the instance in it. As
 * an agent of a team's UI would be, but that the probes call Streams' client themselves.
 */
export class PageProbeAgent implements ProbeAgent {
  readonly username: string
  snapshot = NOBODY
  readonly #context: BrowserContext
  readonly #page: Page
  readonly #changes = new Changes()
  /** Operations that have been seen on the wire. */
  readonly #operations = new Map<CtiMethod, string>()
  #calling: { readonly method: CtiMethod; readonly parameters: object } | undefined

  private constructor(username: string, context: BrowserContext, page: Page) {
    this.username = username
    this.#context = context
    this.#page = page
  }

  /** @throws Error when they cannot sign in, or no CCP comes */
  static async signsIn(browser: Browser, who: LiveAccount, settings: LiveSettings): Promise<PageProbeAgent> {
    const context = await browser.newContext()
    await signIn(context, who, settings)
    await mayEmbed(context, settings)
    const page = await context.newPage()
    const agent = new PageProbeAgent(who.username, context, page)
    await agent.#opens(browser, settings)
    return agent
  }

  async #opens(browser: Browser, { origin, ccpUrl, region }: LiveSettings): Promise<void> {
    const page = this.#page
    const address = `${origin}${PATH}`
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: BLANK }))
    await page.exposeFunction('roundtableSnapshot', (snapshot: ProbedSnapshot) => {
      this.snapshot = snapshot
      this.#changes.tell()
    })
    // The engine runs in the CCP's page, or in a worker of it.
    page.on('request', (request) => this.#sees({ headers: request.headers(), body: request.postData() ?? undefined }))
    await followWorkers(browser, page, (request) => this.#sees(request))
    await page.goto(address)
    await page.addScriptTag({ path: STREAMS })
    await page.evaluate(startInPage, { ccpUrl, region })
    await this.#changes.until(
      `the CCP of ${this.username}`,
      () => (this.snapshot === NOBODY ? undefined : true),
      CCP_MS,
    )
  }

  onSnapshot(listener: () => void): () => void {
    return this.#changes.follow(listener)
  }

  async call(method: CtiMethod, parameters: object): Promise<CtiAnswer> {
    this.#calling = { method, parameters }
    try {
      const answer = this.#page.evaluate(callInPage, { method, parameters })
      // A poll is held for half a minute.
      return await within(answer, `an answer to ${method} of ${this.username}`, ANSWER_MS)
    } finally {
      this.#calling = undefined
    }
  }

  operationOf(method: CtiMethod): string | undefined {
    return this.#operations.get(method)
  }

  #sees(request: SeenRequest): void {
    if (!this.#calling) return
    const operation = operationOf(request, this.#calling.parameters)
    if (operation) this.#operations.set(this.#calling.method, operation)
  }

  async close(): Promise<void> {
    await this.#context.close()
  }
}

/**
 * Lets the page embed the CCP where the browser has no third-party cookies: it sends those that are kept for the page's own site.
 * An instance may also be at an address of a private network (a VPC endpoint), to which pages need a permission.
 */
async function mayEmbed(context: BrowserContext, { origin, site }: LiveSettings): Promise<void> {
  const { protocol, hostname } = new URL(origin)
  const partitionKey = `${protocol}//${hostname.split('.').slice(-2).join('.')}`
  const cookies = await context.cookies(site)
  await context.addCookies(cookies.filter(({ secure }) => secure).map((cookie) => ({ ...cookie, partitionKey })))
  await context.grantPermissions(['local-network-access'], { origin })
}

/** Of errors of the type AccessDeniedException Streams' engine tells nobody (source). Milliseconds. */
const ANSWER_MS = 40_000
/** A CCP on a machine that has other things to do. Milliseconds. */
const CCP_MS = 60_000
