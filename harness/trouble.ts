import type { Route } from '@playwright/test'
import type { PageAgent } from './people/page-agent.ts'

/** How the CTI API treats a request: an error of this status, no answer while the trouble lasts, an answer once it is over. */
type Trouble = { readonly status: number } | 'no answer' | 'a late answer'

const CTI_API = /^https?:\/\/[^/]+\/api$/
const CCP = /\/ccp-v2\/?(\?|$)/

/**
 * While something is done, the CTI API has trouble with one operation that the agent's page asks for.
 *
 * @param operation as the wire has it: `AddNewConnection`
 * @throws Error when the page never asked for it, so that the trouble was none
 */
export async function whileCtiHasTrouble(
  { page }: PageAgent,
  operation: string,
  trouble: Trouble,
  act: () => Promise<void>,
): Promise<void> {
  const waiting: Route[] = []
  let met = false
  let over = false
  const answer = async (route: Route) => {
    const { 'x-amz-target': target = '' } = route.request().headers()
    if (over || !target.endsWith(`.${operation}`)) return route.fallback()
    met = true
    if (typeof trouble === 'string') waiting.push(route)
    else await route.fulfill(failing(trouble.status))
  }
  await page.context().route(CTI_API, answer)
  try {
    await act()
  } finally {
    over = true
    await Promise.all(waiting.map((route) => (trouble === 'a late answer' ? route.fallback() : route.abort())))
    await page.context().unroute(CTI_API, answer)
  }
  if (!met) throw new Error(`The page did not ask for ${operation} while it had trouble: do what makes it ask.`)
}

/** While something is done, the agent's page is loaded anew and its CCP is not; afterwards it loads. */
export async function whileCcpLoads({ page }: PageAgent, act: () => Promise<void>): Promise<void> {
  const waiting: Route[] = []
  let over = false
  const wait = async (route: Route) => {
    if (over) await route.fallback()
    else waiting.push(route)
  }
  await page.context().route(CCP, wait)
  try {
    const asked = page.waitForRequest(CCP)
    await page.reload({ waitUntil: 'commit' })
    await asked
    await act()
  } finally {
    over = true
    await Promise.all(waiting.map((route) => route.fallback()))
    await page.context().unroute(CCP, wait)
  }
}

/** The CCP in the agent's page is loaded a second time, as Streams does when it hears nothing of it. */
export async function loadsCcpAgain({ page }: PageAgent): Promise<void> {
  const ccp = page.frames().find((frame) => CCP.test(frame.url()))
  if (!ccp) throw new Error('There is no CCP in the page: open it where the UI embeds one.')
  await ccp.goto(ccp.url())
}

const TYPES: Record<number, string> = {
  401: 'UnauthorizedException',
  403: 'AccessDeniedException',
  429: 'ThrottlingException',
  500: 'InternalServiceException',
}

const failing = (status: number) => ({
  status,
  headers: { 'access-control-allow-origin': '*' },
  contentType: 'application/x-amz-json-1.0',
  body: JSON.stringify({ __type: TYPES[status], message: `Amazon Connect answers ${status} today` }),
})
