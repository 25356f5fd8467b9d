import type { Action } from '../simulator/services/control-plane/permissions.ts'
import { connectOperations } from '../simulator/services/model/connect-operations.ts'
import { didYouMean } from '../written/closest.ts'
import { Failure } from '../written/failure.ts'

const actions = Object.keys(connectOperations).map((name): Action => `connect:${name}`)

/**
 * Takes one more permission in that callers lack.
 * @throws Failure when no operation of the control plane asks for it
 */
export function denied(given: string, earlier: readonly Action[] = []): readonly Action[] {
  const action = actions.find((each) => each === given)
  if (action) return [...earlier, action]
  throw new Failure(`There is no permission "${given}" of the control plane.${didYouMean(given, actions)}`)
}
