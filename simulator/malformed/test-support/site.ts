import type { ServiceRequest, ServiceResponse } from '../../services/http.ts'
import { parsed } from './draft.ts'
import { setScene } from './scene.ts'

const { cookie } = await setScene()

/** What is wrong with an answer of the instance's own site: of no kind that it has, or access for somebody without it. */
export function wrongInSite(request: ServiceRequest, { status, headers, body }: ServiceResponse): string[] {
  const { method, url, headers: asked } = request
  if (![200, 401, 403, 404, 413].includes(status)) return [`${status} at ${url.pathname}`]
  if (headers['set-cookie'] !== undefined && !isSignIn(request)) return [`signed in by ${request.body.slice(0, 200)}`]
  const isToken = method === 'GET' && status === 200 && /^\/auth\/authorize\/?$/.test(url.pathname)
  if (isToken && asked.cookie !== cookie) return [`authorised by the cookie ${asked.cookie}`]
  const isPage = /^text\/(?:html|javascript)/.test(headers['content-type'] ?? '')
  return isPage || parsed(body) !== undefined ? [] : ['an answer of no kind']
}

function isSignIn({ method, body }: ServiceRequest): boolean {
  const form = new URLSearchParams(body)
  return method === 'POST' && form.get('password') === `secret-of-${form.get('username')}`
}
