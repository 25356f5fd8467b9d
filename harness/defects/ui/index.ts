import { receipts } from './receipts.ts'
import type { UiDefect } from './ui-defect.ts'

/** What is wrong on purpose with the reference UI. */
export const uiDefects: readonly UiDefect[] = [...receipts]
