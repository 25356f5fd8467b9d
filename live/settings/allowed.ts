import { Failure } from '../../written/failure.ts'
import { USUAL_FILE, VARIABLES } from './environment.ts'
import type { LiveSettings } from './live-settings.ts'

/** @throws Failure unless the instance is on the allow-list, which it shows */
export function requireAllowed({ instanceId, allowedInstances }: LiveSettings, what: string): void {
  if (allowedInstances.includes(instanceId)) return
  const list = allowedInstances.length === 0 ? 'no instance' : allowedInstances.join(', ')
  throw new Failure(
    `${what} is not allowed on the instance ${instanceId}: the allow-list has ${list}. ` +
      `If it is a sandbox of yours, add its id to ${VARIABLES.allowedInstances} or to allowedInstances in ${USUAL_FILE}.`,
  )
}
