import { isThisMachine } from '../transports/local-address.ts'

const FOLDER = '/inspector/'

/**
 * Whether an address is the inspector's. Only names of this machine count: another one that leads here was made to by somebody
 * else's name server, and a page from there would be of the same origin as this one.
 */
export function isInspectors(url: URL): boolean {
  return isThisMachine(url) && (url.pathname === '/' || url.pathname.startsWith(FOLDER))
}
