import { rmSync } from 'node:fs'
import { contactCenter } from '../fixtures/contact-center.ts'
import type { Assumptions } from '../simulator/instance/assumptions.ts'
import type { ContactCenter } from '../simulator/instance/directory.ts'
import { RECORDED_BY_SERVE, type ServedSimulator, type ServeOptions, serveSimulator } from '../simulator/serve.ts'

import type { Action } from '../simulator/services/control-plane/permissions.ts'

import { certificateFile } from './certificate-file.ts'
import type { Ending } from './ending.ts'
import { portFailure } from './port-failure.ts'
import { readerGone } from './reader-gone.ts'
import { settingsText } from './settings.ts'
import { STRICT_SIGNATURES, THROTTLED, withQuota } from './strictness.ts'

export interface ServeArguments {
  readonly instance?: string
  readonly port: number
  readonly seed: number
  readonly assume?: Partial<Assumptions>
  readonly calibration?: string
  readonly strictSigv4?: boolean
  readonly deny?: readonly Action[]
  readonly throttle?: boolean
  readonly tls?: boolean
}

/**
 * Serves until the process is to end.
 * @throws Failure when it cannot, or cannot any longer: port taken, instance file wrong, reader of the output gone.
 */
export async function serve({ instance, ...given }: ServeArguments, ending: Ending): Promise<void> {
  const { port, seed, calibration, strictSigv4 = false, deny = [], throttle = false, tls = false } = given
  const assume = { ...(calibration !== undefined && (await foundIn(calibration))), ...given.assume }
  const center = instance === undefined ? contactCenter : await centerIn(instance)
  const simulator = await served({
    ...{
      center: throttle ? withQuota(center) : center,
      port,
      seed,
      tls,
      assumptions: assume,
      recorded: RECORDED_BY_SERVE,
      denied: deny,
    },
    ...(strictSigv4 && STRICT_SIGNATURES),
    ...(throttle && THROTTLED),
  })
  let removeCertificate = () => {}
  try {
    const trusted = simulator.certificate === undefined ? undefined : certificateFile(simulator.certificate)
    removeCertificate = () => trusted && rmSync(trusted.folder, { recursive: true })
    const { origin } = simulator
    const settings = {
      origin,
      center: simulator.center,
      certificateFile: trusted?.path,
      strictSigv4,
      deny,
      throttle,
      assume,
    }
    process.stdout.write(`${settingsText(settings, process.stdout)}\n`)
    await Promise.race([ending, readerGone()])
  } finally {
    await simulator.close()
    removeCertificate()
  }
}

async function foundIn(file: string): Promise<Partial<Assumptions>> {
  // Reading a file of it is not needed by others, who want to start at once.
  const { assumptionsIn, readCalibration } = await import('../live/calibrate/file.ts')
  return assumptionsIn(readCalibration(file))
}

async function centerIn(file: string): Promise<ContactCenter> {
  // Reading YAML and checking it takes longer to load than the rest of a start.
  const { readInstanceFile } = await import('./instance-file/read.ts')
  return readInstanceFile(file)
}

async function served(options: ServeOptions & { port: number }): Promise<ServedSimulator> {
  try {
    return await serveSimulator(options)
  } catch (error) {
    throw portFailure(error, options.port) ?? error
  }
}
