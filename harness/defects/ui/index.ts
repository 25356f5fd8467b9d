import { cap } from './cap.ts'
import { connection } from './connection.ts'
import { joining } from './joining.ts'
import { order } from './order.ts'
import { receipts } from './receipts.ts'
import { roster } from './roster.ts'
import { ui } from './ui.ts'
import type { UiDefect } from './ui-defect.ts'

/** What is wrong on purpose with the reference UI. */
export const uiDefects: readonly UiDefect[] = [
  ...joining,
  ...cap,
  ...receipts,
  ...order,
  ...roster,
  ...connection,
  ...ui,
]
