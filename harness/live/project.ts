import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { devices, type PlaywrightTestConfig, type ReporterDescription } from '@playwright/test'
import { type AgentName, agentNames, contactCenter } from '../../fixtures/index.ts'
import type { LiveSettings } from '../../live/settings/index.ts'
import type { ContactCenter } from '../../simulator/index.ts'
import type { Options } from '../test.ts'
import { isDryRun, LIVE, liveSettings } from './asked-for.ts'

type Project = NonNullable<PlaywrightTestConfig<Options>['projects']>[number]
type LaunchOptions = NonNullable<Project['use']>['launchOptions'] & object

/** What a Playwright config has besides, when a real instance is asked for. */
export interface LiveParts {
  readonly projects: readonly Project[]
  /** Before all others. */
  readonly reporters: readonly ReporterDescription[]
  readonly config: Pick<PlaywrightTestConfig, 'globalSetup'>
  /** Of the instance that is to be played on, if one is. */
  readonly settings?: LiveSettings
}

/** Six pages on a real network, and a service that has people wait. */
const TIMEOUT_MS = 120_000

/** More arguments for the browser, one a line: a proxy of your network, for instance. */
const BROWSER_ARGUMENTS = 'ROUNDTABLE_BROWSER_ARGS'

/** What the browser of a live run is started with besides. */
export function browserArguments(env: NodeJS.ProcessEnv): string[] {
  return (env[BROWSER_ARGUMENTS] ?? '').split('\n').filter(Boolean)
}

const NOTHING: LiveParts = { projects: [], reporters: [], config: {} }

/**
 * The project `live`, when it is asked for by name (`--project=live`), and what belongs to it.
 * @param launchOptions which browser to take, and what to start it with
 */
export function liveParts(args: readonly string[], env: NodeJS.ProcessEnv, launchOptions: LaunchOptions): LiveParts {
  const settings = liveSettings(args, env)
  if (!settings) return NOTHING
  return isDryRun(env) ? dryRunParts(settings) : realParts(settings, env, launchOptions)
}

/** One test after the other, for they share the agents of the instance. */
const common = { name: LIVE, grep: /@live\b/, fullyParallel: false, workers: 1 } as const

/** Without pictures, films and traces, which would have tokens and the sign-in in them. */
function realParts(settings: LiveSettings, env: NodeJS.ProcessEnv, launchOptions: LaunchOptions): LiveParts {
  const args = [...(launchOptions.args ?? []), ...browserArguments(env)]
  const evidence = { trace: 'off', screenshot: 'off', video: 'off' } as const
  const use = {
    ...devices['Desktop Chrome'],
    ...evidence,
    transport: 'live' as const,
    launchOptions: { ...launchOptions, args },
  }
  return {
    projects: [{ ...common, timeout: TIMEOUT_MS, use }],
    reporters: [[beside('silent-steps-reporter')]],
    config: { globalSetup: beside('global-setup') },
    settings,
  }
}

function dryRunParts(settings: LiveSettings): LiveParts {
  const { limits } = settings
  return {
    ...NOTHING,
    projects: [{ ...common, use: { ...devices['Desktop Chrome'], center: centerLike(settings) } }],
    reporters: [[beside('dry-run-reporter'), { limits }]],
  }
}

/** The default contact center, with as many agents as the settings have. */
function centerLike({ agents, limits }: LiveSettings): ContactCenter {
  const playing: readonly AgentName[] = agentNames.slice(0, Math.min(agents.length, limits.agents))
  const { users, quickConnects, ...rest } = contactCenter
  const others = new Set(users.filter(({ username }) => !playing.some((each) => each === username)).map(({ id }) => id))
  return {
    ...rest,
    users: users.filter(({ id }) => !others.has(id)),
    quickConnects: quickConnects.filter(({ destination }) => !others.has(destination)),
  }
}

/** A module of this folder, for Playwright to load: as source, or as it ships. */
function beside(name: string): string {
  return fileURLToPath(new URL(`${name}${extname(import.meta.url)}`, import.meta.url))
}
