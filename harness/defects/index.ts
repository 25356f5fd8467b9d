import { cap } from './service/cap.ts'
import { connection } from './service/connection.ts'
import { joining } from './service/joining.ts'
import { order } from './service/order.ts'
import { receipts } from './service/receipts.ts'
import { roster } from './service/roster.ts'
import type { ServiceDefect } from './service/service-defect.ts'
import { uiDefects } from './ui/index.ts'
import type { UiDefect } from './ui/ui-defect.ts'

export { groups } from './defect.ts'

export type Defect = ServiceDefect | UiDefect

/** Everything that is wrong on purpose: in the simulated service, and in the reference UI. */
export const defects: readonly Defect[] = [
  ...joining,
  ...cap,
  ...receipts,
  ...order,
  ...roster,
  ...connection,
  ...uiDefects,
]

export function isInService(defect: Defect): defect is ServiceDefect {
  return 'createInstance' in defect
}
