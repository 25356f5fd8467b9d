import type { WireEvent } from '../../simulator/wire/events.ts'
import type { Sandbox } from './sandbox.ts'

export type IsIt = (event: WireEvent) => boolean

export const asked =
  (operation: string): IsIt =>
  (event) =>
    event.kind === 'request' && event.operation === operation

export const answered =
  (operation: string, status = 200): IsIt =>
  (event) =>
    event.kind === 'answer' && event.operation === operation && event.status === status

/** Resolves when it has gone over the wire. */
export function gone(sandbox: Sandbox, isIt: IsIt): Promise<void> {
  return new Promise((resolve) => {
    const stop = sandbox.simulator.wire.subscribe((event) => {
      if (!isIt(event)) return
      stop()
      resolve()
    })
  })
}
