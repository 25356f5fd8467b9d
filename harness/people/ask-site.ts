/** A request to the instance's own site: signing in, the CTI API. */
export interface SiteRequest {
  readonly method: 'GET' | 'POST'
  readonly url: URL
  /** Their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface SiteAnswer {
  readonly status: number
  /** As `Set-Cookie` has them. */
  readonly cookies: readonly string[]
  readonly body: string
}

/** Asks the site. Rejects when no answer comes, and as soon as the signal is aborted. */
export type AskSite = (request: SiteRequest, signal?: AbortSignal) => Promise<SiteAnswer>

/** By this process's own `fetch`. */
export const askByFetch: AskSite = async ({ method, url, headers, body }, signal) => {
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body }), ...(signal && { signal }) })
  return { status: response.status, cookies: response.headers.getSetCookie(), body: await response.text() }
}
