/**
 * Specs on a real instance: what the Playwright config of a project needs for it.
 * @module connect-roundtable/live
 */
export { withLive } from './with-live.ts'
