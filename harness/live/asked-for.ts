import { newRunId } from '../../live/run/run-folder.ts'
import { type LiveSettings, readSettings } from '../../live/settings/index.ts'
import { Failure } from '../../written/failure.ts'
import { requireNoUiMode } from './no-recordings.ts'

/** The Playwright project of a real instance. */
export const LIVE = 'live'

/** The variable that says which run a process belongs to: the one that begins the run sets it, and workers inherit it. */
export const RUN_VARIABLE = 'ROUNDTABLE_LIVE_RUN'

/** Set, a live run is played on the simulator, and says what it would have cost. */
const DRY_RUN_VARIABLE = 'ROUNDTABLE_LIVE_DRY_RUN'

export function isDryRun(env: NodeJS.ProcessEnv): boolean {
  return Boolean(env[DRY_RUN_VARIABLE])
}

/**
 * The settings, when somebody has asked for a real instance by name: `--project=live`. Nothing else brings it about, so that a
 * run of everything never touches one. Gives the run its id. In UI mode, or with settings that are not whole, the process ends,
 * saying why.
 */
export function liveSettings(args: readonly string[], env: NodeJS.ProcessEnv): LiveSettings | undefined {
  if (!isAskedFor(args) && !env[RUN_VARIABLE]) return undefined
  env[RUN_VARIABLE] ??= newRunId(new Date())
  try {
    if (!isDryRun(env)) requireNoUiMode(args)
    return readSettings({ env, cwd: process.cwd() })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

function isAskedFor(args: readonly string[]): boolean {
  return args.some((arg, index) => arg === `--project=${LIVE}` || (arg === LIVE && args[index - 1] === '--project'))
}

/**
 * The port of this machine at which the reference UI has to be served to be what the instance has approved; 0 where it does not
 * matter.
 * @throws Failure when it cannot be
 */
export function portOfReferenceUi(settings: LiveSettings | undefined): number {
  if (!settings || settings.ui !== undefined) return 0
  const { origin } = settings
  const { protocol, hostname, port } = new URL(origin)
  if (protocol === 'http:' && hostname === 'localhost') return Number(port || 80)
  throw new Failure(
    `The reference UI can be served at http://localhost:PORT only, not at ${origin}. ` +
      'Approve such an origin (Amazon Connect console, Approved origins) and set it as origin; or say where your UI is with ui.',
  )
}
