/** What an administrator may write as the origin of a page. */
export type OriginForm = 'https or localhost' | 'any scheme'

/** A host as CSP takes it, a port or any port: it goes into a header, so nothing else may get through. */
const ORIGIN = /^(https?):\/\/((?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(?:\d{1,5}|\*))?$/i
const LOCAL = /^(?:.*\.)?localhost$|^127\.0\.0\.1$/i

export function isOrigin(text: string, form: OriginForm): boolean {
  const [, scheme = '', host = ''] = ORIGIN.exec(text) ?? []
  if (host === '') return false
  return form === 'any scheme' || scheme.toLowerCase() === 'https' || LOCAL.test(host)
}
