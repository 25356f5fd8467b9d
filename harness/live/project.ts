import { devices, type PlaywrightTestConfig } from '@playwright/test'
import type { Options } from '../test.ts'
import { LIVE } from './asked-for.ts'

type Project = NonNullable<PlaywrightTestConfig<Options>['projects']>[number]

/** Six pages on a real network, and a service that has people wait. */
const TIMEOUT_MS = 120_000

/** More arguments for the browser, one a line: a proxy of your network, for instance. */
const BROWSER_ARGUMENTS = 'ROUNDTABLE_BROWSER_ARGS'

/**
 * The project of a real instance: one test after the other, for they share its agents, and without pictures, films and traces,
 * which would have tokens and the sign-in in them.
 */
export function liveProject(launchOptions: object): Project {
  const args = (process.env[BROWSER_ARGUMENTS] ?? '').split('\n').filter(Boolean)
  return {
    name: LIVE,
    grep: /@live\b/,
    timeout: TIMEOUT_MS,
    fullyParallel: false,
    workers: 1,
    use: {
      ...devices['Desktop Chrome'],
      transport: 'live',
      trace: 'off',
      screenshot: 'off',
      video: 'off',
      // In place of those of the other projects, whose browsers resolve no names.
      launchOptions: { ...launchOptions, args },
    },
  }
}
