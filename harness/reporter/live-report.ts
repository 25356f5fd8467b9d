import { type LiveReport, readReport } from '../../live/run/live-report.ts'
import { runFolder } from '../../live/run/run-folder.ts'
import { readSettings } from '../../live/settings/index.ts'
import { RUN_VARIABLE } from '../live/asked-for.ts'

/** Of the live run that this process has begun and ended, if it has. */
export function liveReport(): LiveReport | undefined {
  const id = process.env[RUN_VARIABLE]
  if (!id) return undefined
  const { instanceId } = readSettings({ env: process.env, cwd: process.cwd() })
  return readReport(runFolder(instanceId, id))
}
