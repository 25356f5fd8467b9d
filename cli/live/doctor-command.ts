import { connectClient } from '../../live/control-plane/client.ts'
import { examine, exitCodeOf, reportJson, reportText } from '../../live/doctor/index.ts'
import { readSettings } from '../../live/settings/index.ts'
import { Progress } from './progress.ts'

export interface DoctorArguments {
  readonly config?: string
  readonly json?: boolean
}

/**
 * Looks at the instance of the settings and says what it finds; the exit code says how it is.
 * @throws Failure when the settings are not complete
 */
export async function doctor({ config, json = false }: DoctorArguments): Promise<void> {
  const { env } = process
  const settings = readSettings({ env, cwd: process.cwd(), file: config })
  const progress = new Progress(process.stderr)
  const client = connectClient(settings.region)
  const onProgress = (asked: number, answered: number) => progress.shows(`${answered} of ${asked} questions answered`)
  const examination = await examine(client, settings, { env, onProgress })
  client.destroy()
  progress.clears()
  const report = json ? reportJson(examination, settings) : reportText(examination, settings, process.stdout)
  process.stdout.write(`${report}\n`)
  process.exitCode = exitCodeOf(examination.findings)
}
